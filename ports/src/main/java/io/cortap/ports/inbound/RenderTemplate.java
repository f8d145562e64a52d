package io.cortap.ports.inbound;

import io.cortap.core.report.ReportType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Renders a template with data that are at hand, so that its author sees what a job would make of
 * it. Keeps nothing.
 */
public interface RenderTemplate {
  /**
   * @param data a canonical review, or any other plain values
   * @return the document; refused with {@code details.faults} if template or data have faults, or
   *     if the report type is not offered
   */
  Answer<Document> ofType(ReportType type, Map<String, @Nullable Object> data);

  /** As the other, of a template file. */
  Answer<Document> ofFile(byte[] docx, Map<String, @Nullable Object> data);

  /**
   * A document and what its template's author should know.
   *
   * @param bytes its own array, not to be changed
   * @param missing declared fields that the data do not hold
   */
  record Document(byte[] bytes, List<String> missing, List<String> warnings) {
    public Document {
      missing = List.copyOf(missing);
      warnings = List.copyOf(warnings);
    }
  }
}
