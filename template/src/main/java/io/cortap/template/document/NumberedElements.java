package io.cortap.template.document;

import io.cortap.template.document.Node.Element;
import java.nio.charset.StandardCharsets;

/** Elements that carry a number which a loop must not repeat: bookmarks and drawings. */
final class NumberedElements {
  private NumberedElements() {}

  static boolean isNumbered(Element element) {
    boolean kind =
        element.kind == Kind.BOOKMARK_START
            || element.kind == Kind.BOOKMARK_END
            || element.kind == Kind.DRAWING_PROPERTIES;
    return kind && element.head.size() == 1 && idAt(element.startTag()) > 0;
  }

  /** The element's own number, or an empty text. */
  static String number(Element element) {
    String head = element.startTag();
    int id = idAt(head);
    return id < 0 ? "" : head.substring(id, head.indexOf(head.charAt(id - 1), id));
  }

  /** The element's start tag without its closing bracket, its number and name apart. */
  static Chunk chunk(Element element) {
    String head = element.startTag();
    int id = idAt(head);
    int idEnd = head.indexOf(head.charAt(id - 1), id);
    String number = head.substring(id, idEnd);
    boolean bookmark = element.kind != Kind.DRAWING_PROPERTIES;
    int name = element.kind == Kind.BOOKMARK_START ? valueAt(head, "name") : -1;
    String numbers = bookmark ? "bookmark" : "drawing";
    boolean ends = element.kind == Kind.BOOKMARK_END;
    if (name < idEnd) {
      // a name before the number stays with it only when written behind it
      return name < 0
          ? new Chunk.Numbered(
              numbers,
              number,
              bytes(head.substring(0, id)),
              "",
              bytes(""),
              bytes(head.substring(idEnd)),
              ends)
          : reordered(head, id, idEnd, name, numbers, number);
    }
    int nameEnd = head.indexOf(head.charAt(name - 1), name);
    return new Chunk.Numbered(
        numbers,
        number,
        bytes(head.substring(0, id)),
        head.substring(name, nameEnd),
        bytes(head.substring(idEnd, name)),
        bytes(head.substring(nameEnd)),
        ends);
  }

  private static Chunk reordered(
      String head, int id, int idEnd, int name, String numbers, String number) {
    int nameEnd = head.indexOf(head.charAt(name - 1), name);
    int nameStart = head.lastIndexOf(' ', name);
    String attribute = head.substring(nameStart, name);
    String before = head.substring(0, nameStart) + head.substring(nameEnd + 1, id);
    String quote = head.substring(idEnd, idEnd + 1);
    return new Chunk.Numbered(
        numbers,
        number,
        bytes(before),
        head.substring(name, nameEnd),
        bytes(quote + attribute),
        bytes(head.substring(nameEnd, nameEnd + 1) + head.substring(idEnd + 1)),
        false);
  }

  private static int idAt(String head) {
    return valueAt(head, "id");
  }

  /** Where the value of the attribute with this local name begins, or -1. */
  private static int valueAt(String head, String localName) {
    for (int at = head.indexOf(localName + "=");
        at > 0;
        at = head.indexOf(localName + "=", at + 1)) {
      char before = head.charAt(at - 1);
      if (before == ' ' || before == ':') {
        return at + localName.length() + 2;
      }
    }
    return -1;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
