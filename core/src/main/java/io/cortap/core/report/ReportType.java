package io.cortap.core.report;

import java.util.regex.Pattern;

/**
 * Names a kind of report, for instance {@code draft_audit_report}. Which types exist is for the
 * renderer to say.
 *
 * @param id 1 to 64 lower-case letters, digits or underscores, a letter first
 */
public record ReportType(String id) {
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_]{0,63}");

  public ReportType {
    if (!isWellFormed(id)) {
      throw new IllegalArgumentException(
          "a report type looks like draft_audit_report (lower-case letters, digits, '_'), was '"
              + id
              + "'");
    }
  }

  /** Whether {@code text} could name a report type. */
  public static boolean isWellFormed(String text) {
    return FORM.matcher(text).matches();
  }

  @Override
  public String toString() {
    return id;
  }
}
