package io.cortap.ports.inbound;

import io.cortap.core.template.FaultExplanation;
import io.cortap.core.template.TemplateDiagnosis;
import io.cortap.core.template.TemplateSource;
import io.cortap.core.template.Yardstick;
import java.util.List;

/** Checks templates at hand, marks their faults in a copy, and mends them. Keeps nothing. */
public interface ReviseTemplate {
  /**
   * @return the diagnosis, whatever the file is; refused if a report type is not offered
   */
  Answer<TemplateDiagnosis> check(TemplateSource template, Yardstick yardstick);

  /**
   * A copy with a Word comment at each finding, otherwise as it was.
   *
   * @return refused if a report type is not offered, or if the file cannot be opened
   */
  Answer<Copy> annotate(TemplateSource template, Yardstick yardstick);

  /** A copy in which the edits that a machine can make are made. */
  Answer<Copy> mend(TemplateSource template, Yardstick yardstick);

  /** Every kind of finding, in their order. */
  List<FaultExplanation> explanations();

  /**
   * Another state of the template.
   *
   * @param docx its own array, not to be changed
   * @param changes what was done, in sentences
   * @param left what was not done and why, in sentences
   */
  record Copy(byte[] docx, List<String> changes, List<String> left) {
    public Copy {
      changes = List.copyOf(changes);
      left = List.copyOf(left);
    }
  }
}
