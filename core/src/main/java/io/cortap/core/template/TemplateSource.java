package io.cortap.core.template;

import io.cortap.core.report.ReportType;

/** Where a template comes from. */
public sealed interface TemplateSource {
  /** A report type as jobs would use it now. */
  record Offered(ReportType type) implements TemplateSource {}

  /**
   * A file that need not be any report type's.
   *
   * @param docx its bytes; its own array, not to be changed
   */
  record File(byte[] docx) implements TemplateSource {}
}
