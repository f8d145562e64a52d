package io.cortap.core.report;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the report is wanted.
 *
 * @param includeAttachments asks for the attachments manifest
 * @param projectSetup values for fields that Riskuity does not hold; empty when there are none
 */
public record ReportOptions(
    ReportFormat format, boolean includeAttachments, Map<String, @Nullable Object> projectSetup) {
  public static final ReportOptions DEFAULTS =
      new ReportOptions(ReportFormat.DOCX, false, Map.of());

  // Written out, because javac drops the type annotations of a compact constructor's parameters.
  public ReportOptions(
      ReportFormat format, boolean includeAttachments, Map<String, @Nullable Object> projectSetup) {
    this.format = format;
    this.includeAttachments = includeAttachments;
    this.projectSetup = PlainValues.copyOf(projectSetup);
  }
}
