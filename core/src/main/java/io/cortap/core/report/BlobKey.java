package io.cortap.core.report;

import java.util.regex.Pattern;

/**
 * Names stored bytes, for instance {@code
 * reports/12/project-58/draft_audit_report_20270315_140045_rpt-…_1.docx}. Written once, never
 * overwritten.
 *
 * @param value 1 to 512 characters: segments of letters, digits, {@code . _ -}, joined by {@code
 *     /}; no segment is {@code .} or {@code ..}
 */
public record BlobKey(String value) {
  private static final int MAX_LENGTH = 512;
  private static final Pattern FORM =
      Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");

  public BlobKey {
    if (value.length() > MAX_LENGTH || !FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a blob key is up to 512 letters, digits, '.', '_', '-' in segments, was '"
              + value
              + "'");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
