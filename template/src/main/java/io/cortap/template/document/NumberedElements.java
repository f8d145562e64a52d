package io.cortap.template.document;

import io.cortap.template.document.Node.Element;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Elements that carry a number which must be unique in the document: bookmarks, drawings (ISO/IEC
 * 29500-1, 17.13.6 and 20.4.2.5), content controls (17.5.2.18), and paragraphs and rows (MS-DOCX,
 * 2.6.2.3).
 */
final class NumberedElements {
  private static final String PARAGRAPH_ID = "w14:paraId";

  private NumberedElements() {}

  /** What is numbered together. */
  enum Numbers {
    BOOKMARK,
    DRAWING,
    CONTROL,
    PARAGRAPH
  }

  /** Whether the element begins what has the number, or refers to it. */
  enum Role {
    BEGINS,
    ENDS
  }

  /**
   * An element with a number.
   *
   * @param from where the number stands in the start tag, tags in attributes left out
   * @param to behind the number
   * @param name of a bookmark; empty for anything else
   * @param nameFrom where the name stands; 0 when there is none
   */
  record Numbered(
      Numbers kind, Role role, String number, int from, int to, String name, int nameFrom) {}

  static Optional<Numbered> of(Element element) {
    return switch (element.kind) {
      case BOOKMARK_START -> found(element, Numbers.BOOKMARK, Role.BEGINS, "id");
      case BOOKMARK_END -> found(element, Numbers.BOOKMARK, Role.ENDS, "id");
      case DRAWING_PROPERTIES -> found(element, Numbers.DRAWING, Role.BEGINS, "id");
      case PARAGRAPH, ROW -> found(element, Numbers.PARAGRAPH, Role.BEGINS, "paraId");
      case OTHER ->
          isControlNumber(element)
              ? found(element, Numbers.CONTROL, Role.BEGINS, "val")
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static boolean isControlNumber(Element element) {
    Element around = element.parent;
    return around != null
        && Tree.localName(element).equals("id")
        && Tree.localName(around).equals("sdtPr");
  }

  /** The element's own number, or an empty text. */
  static String number(Element element) {
    return StartTag.attributes(element.startTag()).stream()
        .filter(attribute -> attribute.localName().equals("id"))
        .findFirst()
        .map(attribute -> attribute.value(element.startTag()))
        .orElse("");
  }

  private static Optional<Numbered> found(
      Element element, Numbers kind, Role role, String numberName) {
    String head = element.startTag();
    if (kind == Numbers.PARAGRAPH && !head.contains(PARAGRAPH_ID)) {
      return Optional.empty();
    }
    List<StartTag.Attribute> attributes = StartTag.attributes(head);
    StartTag.Attribute number = attribute(attributes, numberName);
    if (number == null || number.from() == number.to()) {
      return Optional.empty();
    }
    StartTag.Attribute name =
        kind == Numbers.BOOKMARK && role == Role.BEGINS ? attribute(attributes, "name") : null;
    return Optional.of(
        new Numbered(
            kind,
            role,
            head.substring(number.from(), number.to()),
            number.from(),
            number.to(),
            name == null ? "" : head.substring(name.from(), name.to()),
            name == null ? 0 : name.from()));
  }

  private static StartTag.@Nullable Attribute attribute(
      List<StartTag.Attribute> attributes, String localName) {
    for (StartTag.Attribute attribute : attributes) {
      if (attribute.localName().equals(localName)) {
        return attribute;
      }
    }
    return null;
  }
}
