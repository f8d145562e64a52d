package io.cortap.core.review;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A control's name, taken apart for matching. {@code LEGAL : L2} names the area {@code legal} and
 * has the code {@code L2}; a name without a colon stands for both.
 *
 * @param area what stands before the first colon, as {@link Folding#words} leaves it, without
 *     leading numbering
 * @param code what stands behind the first colon, for instance {@code 5307:1-A}
 * @param prefix the code's leading letters and dashes, or its four digits, in upper case; "" when
 *     it begins with neither
 */
record ControlName(String area, String code, String prefix) {
  private static final Pattern NUMBERING = Pattern.compile("^\\d{1,2}[.)]\\s*");
  private static final Pattern PREFIX = Pattern.compile("^(?:[\\p{L}-]+|\\d{4}(?!\\d))");
  private static final Pattern LONE_CODE = Pattern.compile("[ .-]?\\d.*|:.*|");

  static ControlName parse(String name) {
    String folded = withoutNumbering(Folding.characters(name));
    int colon = folded.indexOf(':');
    if (colon < 0) {
      return new ControlName(Folding.words(folded), folded, lonePrefix(folded));
    }
    String code = folded.substring(colon + 1).strip();
    return new ControlName(Folding.words(folded.substring(0, colon)), code, prefix(code));
  }

  private static String withoutNumbering(String name) {
    boolean numbered = !name.isEmpty() && Character.isDigit(name.charAt(0));
    return numbered ? NUMBERING.matcher(name).replaceFirst("") : name;
  }

  /** The area's name as {@link ControlName#area} would hold it. */
  static String key(String areaName) {
    return Folding.words(areaName);
  }

  private static String prefix(String code) {
    Matcher leading = PREFIX.matcher(code);
    return leading.find() ? withoutTrailingDashes(leading.group()) : "";
  }

  /** A name of plain words is no code, even if its first word is some area's letter. */
  private static String lonePrefix(String name) {
    Matcher leading = PREFIX.matcher(name);
    boolean code =
        leading.find()
            && (Character.isDigit(name.charAt(0))
                || LONE_CODE.matcher(name.substring(leading.end())).matches());
    return code ? withoutTrailingDashes(leading.group()) : "";
  }

  private static String withoutTrailingDashes(String prefix) {
    int end = prefix.length();
    while (end > 0 && prefix.charAt(end - 1) == '-') {
      end--;
    }
    return prefix.substring(0, end).toUpperCase(Locale.ROOT);
  }
}
