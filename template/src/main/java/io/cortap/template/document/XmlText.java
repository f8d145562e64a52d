package io.cortap.template.document;

/** Characters and their escapes in XML 1.0. */
final class XmlText {
  private XmlText() {}

  /** Production [2], Char. */
  static boolean isLegal(int codePoint) {
    return codePoint >= 0x20
        ? codePoint <= 0xd7ff
            || (codePoint >= 0xe000 && codePoint <= 0xfffd)
            || codePoint >= 0x10000
        : codePoint == '\t' || codePoint == '\n' || codePoint == '\r';
  }

  static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '\r' -> out.append("&#13;");
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  /** As {@link #escaped}, for an attribute in double quotes; what XML forbids is left out. */
  static String quoted(String text) {
    StringBuilder legal = new StringBuilder(text.length());
    text.codePoints().filter(XmlText::isLegal).forEach(legal::appendCodePoint);
    return escaped(legal.toString())
        .replace("\"", "&quot;")
        .replace("\t", "&#9;")
        .replace("\n", "&#10;");
  }

  /** The characters that a text with references stands for. */
  static String decoded(String markup) {
    int amp = markup.indexOf('&');
    if (amp < 0) {
      return markup.indexOf('\r') < 0 ? markup : markup.replace("\r\n", "\n").replace('\r', '\n');
    }
    StringBuilder out = new StringBuilder(markup.length());
    int from = 0;
    while (amp >= 0) {
      out.append(markup, from, amp);
      int end = markup.indexOf(';', amp);
      if (end < 0 || end - amp > 12) {
        throw new XmlException("an ampersand begins no reference");
      }
      reference(markup.substring(amp + 1, end), out);
      from = end + 1;
      amp = markup.indexOf('&', from);
    }
    return out.append(markup, from, markup.length()).toString();
  }

  private static void reference(String name, StringBuilder out) {
    switch (name) {
      case "amp" -> out.append('&');
      case "lt" -> out.append('<');
      case "gt" -> out.append('>');
      case "quot" -> out.append('"');
      case "apos" -> out.append('\'');
      default -> out.appendCodePoint(number(name));
    }
  }

  private static int number(String name) {
    try {
      if (name.startsWith("#")) {
        boolean hex = name.startsWith("#x");
        int codePoint = Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10);
        if (isLegal(codePoint) && codePoint <= Character.MAX_CODE_POINT) {
          return codePoint;
        }
      }
    } catch (NumberFormatException noNumber) {
      // refused below
    }
    throw new XmlException("the reference &" + name + "; is not allowed");
  }
}
