package io.cortap.core.review;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A control's name, taken apart for matching. {@code LEGAL : L2} names the area {@code LEGAL} and
 * has the code {@code L2}; a name without a colon stands for both.
 *
 * @param area what stands before the first colon, its characters folded, without leading numbering
 * @param code what stands behind the first colon, for instance {@code 5307:1-A}
 * @param prefix the code's leading letters and dashes, or its four digits, in upper case; "" when
 *     it begins with neither
 */
record ControlName(String area, String code, String prefix) {
  private static final Pattern NUMBERING = Pattern.compile("^\\d{1,2}[.)]\\s*");
  private static final Pattern LONE_CODE = Pattern.compile("[ .-]?\\d.*|:.*|");
  private static final int DIGITS = 4;

  static ControlName parse(String name) {
    String folded = withoutNumbering(Folding.characters(name));
    int colon = folded.indexOf(':');
    if (colon < 0) {
      return new ControlName(folded, folded, lonePrefix(folded));
    }
    String code = folded.substring(colon + 1).strip();
    return new ControlName(folded.substring(0, colon), code, prefix(code, prefixEnd(code)));
  }

  private static String withoutNumbering(String name) {
    boolean numbered = !name.isEmpty() && Character.isDigit(name.charAt(0));
    return numbered ? NUMBERING.matcher(name).replaceFirst("") : name;
  }

  /** A name of plain words is no code, even if its first word is some area's letter. */
  private static String lonePrefix(String name) {
    int end = prefixEnd(name);
    boolean code =
        end > 0
            && (Character.isDigit(name.charAt(0))
                || LONE_CODE.matcher(name).region(end, name.length()).matches());
    return code ? prefix(name, end) : "";
  }

  private static String prefix(String code, int end) {
    int last = end;
    while (last > 0 && code.charAt(last - 1) == '-') {
      last--;
    }
    return code.substring(0, last).toUpperCase(Locale.ROOT);
  }

  /** Where the leading letters and dashes end, or just four digits. */
  private static int prefixEnd(String code) {
    int digits = 0;
    while (digits < code.length() && isAsciiDigit(code.charAt(digits))) {
      digits++;
    }
    if (digits > 0) {
      return digits == DIGITS ? digits : 0;
    }
    int end = 0;
    while (end < code.length()) {
      int c = code.codePointAt(end);
      if (c != '-' && !Character.isLetter(c)) {
        return end;
      }
      end += Character.charCount(c);
    }
    return end;
  }

  private static boolean isAsciiDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
