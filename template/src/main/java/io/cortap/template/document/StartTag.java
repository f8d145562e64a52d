package io.cortap.template.document;

import java.util.ArrayList;
import java.util.List;

/** The attributes of a start tag as written, which the parser has found well-formed. */
final class StartTag {
  private StartTag() {}

  /**
   * @param name with its prefix
   * @param from where the value begins in the tag, behind its quote
   * @param to where it ends
   */
  record Attribute(String name, int from, int to) {
    String localName() {
      return name.substring(name.indexOf(':') + 1);
    }

    /** Empty when the name has none. */
    String prefix() {
      return name.substring(0, Math.max(0, name.indexOf(':')));
    }

    /** The value's characters. */
    String value(String head) {
      return XmlText.decoded(head.substring(from, to));
    }
  }

  static List<Attribute> attributes(String head) {
    List<Attribute> attributes = new ArrayList<>();
    int at = 0;
    for (int equals = head.indexOf('='); equals >= 0; equals = head.indexOf('=', at)) {
      int nameEnd = equals;
      while (isBlank(head.charAt(nameEnd - 1))) {
        nameEnd--;
      }
      int nameStart = nameEnd;
      while (nameStart > 0 && !isBlank(head.charAt(nameStart - 1))) {
        nameStart--;
      }
      int open = equals + 1;
      while (isBlank(head.charAt(open))) {
        open++;
      }
      int close = head.indexOf(head.charAt(open), open + 1);
      attributes.add(new Attribute(head.substring(nameStart, nameEnd), open + 1, close));
      at = close + 1;
    }
    return attributes;
  }

  /** The value's characters; empty when there is no such attribute. */
  static String value(String head, String name) {
    for (Attribute attribute : attributes(head)) {
      if (attribute.name().equals(name)) {
        return attribute.value(head);
      }
    }
    return "";
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }
}
