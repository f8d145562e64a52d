package io.cortap.core.template;

import io.cortap.core.report.ReportFile.TemplateVersion;
import io.cortap.core.report.ReportType;
import io.cortap.core.review.Need;
import java.util.List;

/**
 * A report type as its template's author sees it.
 *
 * @param title for people
 * @param version the template's; changes with every byte of it
 * @param fields what the report reads
 */
public record TemplateProfile(
    ReportType type, String title, TemplateVersion version, List<Field> fields) {
  public TemplateProfile {
    fields = List.copyOf(fields);
  }

  /**
   * One declared field.
   *
   * @param path from the top of the data
   * @param kind {@code string}, {@code integer}, {@code boolean}, {@code date}, {@code list} or
   *     {@code object}
   * @param fallback what is printed where the value is missing; "" when nothing is
   * @param where the place in the document, for people; "" when not said
   */
  public record Field(String path, Need need, String kind, String fallback, String where) {}
}
