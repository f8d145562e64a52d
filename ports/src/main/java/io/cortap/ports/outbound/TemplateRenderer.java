package io.cortap.ports.outbound;

import io.cortap.core.template.TemplateSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes documents of templates and data that somebody has at hand, outside any job.
 *
 * <p><b>Threads.</b> One instance serves any number of threads.
 *
 * <p><b>Consistency.</b> Equal template and data give equal bytes.
 *
 * <p><b>Time.</b> As {@link ReportRenderer}; a template file is compiled each time.
 *
 * <p><b>Failure.</b> A fault of template or data is a result with its place; {@link
 * IllegalArgumentException} for a report type that is not offered.
 */
public interface TemplateRenderer {
  /**
   * @param data a canonical review, or any other plain values
   */
  Trial render(TemplateSource template, Map<String, @Nullable Object> data);

  /** What became of it. */
  sealed interface Trial {
    /**
     * The document.
     *
     * @param document the file's bytes; its own array, not to be changed
     * @param missing fields that the report type declares and the data do not hold, in its order
     * @param warnings what the template's author should know, with its place
     */
    record Made(byte[] document, List<String> missing, List<String> warnings) implements Trial {
      public Made {
        missing = List.copyOf(missing);
        warnings = List.copyOf(warnings);
      }
    }

    /** No document: each fault with its place. */
    record Faulty(List<String> faults) implements Trial {
      public Faulty {
        faults = List.copyOf(faults);
      }
    }
  }
}
