package io.cortap.core.report;

import java.nio.charset.StandardCharsets;

/** One report as it was asked for, every default filled in. */
public record ReportRequest(
    ProjectId project, ReportType type, Callback callback, ReportOptions options) {

  /**
   * The same for requests that ask for the same, in whatever words: neither the order of members
   * nor the way in which a number was written counts.
   */
  public Sha256 sha256() {
    return Sha256.of(RequestText.of(this).getBytes(StandardCharsets.UTF_8));
  }
}
