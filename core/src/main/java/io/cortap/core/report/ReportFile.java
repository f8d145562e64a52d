package io.cortap.core.report;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A finished report as it lies in the blob store.
 *
 * @param fileName what the user's browser saves it as
 * @param template which template made it
 * @param facts what the webhook tells about it
 */
public record ReportFile(
    BlobKey key,
    String fileName,
    ReportFormat format,
    long sizeBytes,
    Sha256 sha256,
    TemplateVersion template,
    Facts facts) {

  /**
   * A template's identity when the report was made.
   *
   * @param sha256 of the template's content; its first twelve digits are the version
   */
  public record TemplateVersion(String id, Sha256 sha256) {
    /** The first digits of its hash, for people. */
    public String version() {
      return sha256.hex().substring(0, 12);
    }
  }

  /**
   * The report in a few numbers.
   *
   * @param generatedAt when its data were sealed
   * @param recipientName the agency under review; may be empty
   * @param reviewAreas how many areas the catalog has
   */
  public record Facts(
      Instant generatedAt,
      String recipientName,
      String reviewType,
      int deficiencyCount,
      int reviewAreas) {
    public Facts {
      generatedAt = generatedAt.truncatedTo(ChronoUnit.MILLIS);
    }
  }
}
