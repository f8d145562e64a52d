package io.cortap.core.report;

/** Texts that others choose and that may stand in a header, a log line and a URL's query. */
final class VisibleAscii {
  private VisibleAscii() {}

  /**
   * Whether {@code text} has 1 to {@code most} characters, each visible ASCII (RFC 9110: VCHAR).
   */
  static boolean isWellFormed(String text, int most) {
    int length = text.length();
    boolean well = length > 0 && length <= most;
    for (int i = 0; well && i < length; i++) {
      char c = text.charAt(i);
      well = c > ' ' && c < 127;
    }
    return well;
  }
}
