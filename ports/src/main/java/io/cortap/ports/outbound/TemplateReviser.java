package io.cortap.ports.outbound;

import io.cortap.core.template.FaultExplanation;
import io.cortap.core.template.TemplateSource;
import io.cortap.core.template.Yardstick;
import java.util.List;

/**
 * Makes other states of templates for their authors.
 *
 * <p><b>Threads.</b> One instance serves any number of threads.
 *
 * <p><b>Consistency.</b> The template given stays as it was; what is not named among the changes is
 * in the copy as in the template.
 *
 * <p><b>Time.</b> Seconds.
 *
 * <p><b>Failure.</b> A file that cannot be opened is a result; {@link IllegalArgumentException} for
 * a report type that is not offered.
 */
public interface TemplateReviser {
  /** A copy with a comment at each finding. */
  Revision annotated(TemplateSource template, Yardstick yardstick);

  /** A copy in which the edits that a machine can make are made. */
  Revision mended(TemplateSource template, Yardstick yardstick);

  /** Every kind of finding, in their order. */
  List<FaultExplanation> explanations();

  /** What became of it. */
  sealed interface Revision {
    /**
     * The copy.
     *
     * @param docx its own array, not to be changed
     * @param changes what was done, in sentences
     * @param left what was not done and why, in sentences
     */
    record Revised(byte[] docx, List<String> changes, List<String> left) implements Revision {
      public Revised {
        changes = List.copyOf(changes);
        left = List.copyOf(left);
      }
    }

    /** No copy, in a sentence. */
    record Unreadable(String reason) implements Revision {}
  }
}
