package io.cortap.template.document;

import io.cortap.template.document.Node.Element;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The styles that sub-documents bring along, where the template has none of the type and name
 * (ISO/IEC 29500-1, 17.7.4): what is called the same looks as it does in the template. One thread's
 * own.
 */
final class Styles {
  static final String PART = "word/styles.xml";
  private static final Set<String> REFERENCES = Set.of("basedOn", "link", "next");

  private final String existing;
  private final Map<String, String> idsByName = new HashMap<>();
  private final Set<String> ids = new HashSet<>();
  private final StringBuilder added = new StringBuilder();

  /**
   * @param existing the template's styles, or empty when it has none
   */
  Styles(String existing) {
    this.existing = existing;
    if (!existing.isEmpty()) {
      XmlTree tree = XmlParser.parse(existing);
      for (Node child : tree.root().children) {
        if (child instanceof Element style && Tree.localName(style).equals("style")) {
          String id = attribute(style, "styleId");
          ids.add(id);
          idsByName.putIfAbsent(key(style), id);
        }
      }
    }
  }

  boolean isEmpty() {
    return added.isEmpty();
  }

  boolean isNewPart() {
    return existing.isEmpty();
  }

  /** The template's styles and those that came along. */
  String part() {
    return Resources.inside(
        isNewPart()
            ? "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:styles xmlns:w=\""
                + "http://schemas.openxmlformats.org/wordprocessingml/2006/main\"/>"
            : existing,
        added.toString());
  }

  /**
   * The id that a style of another document has here.
   *
   * @param theirs the other document's styles
   * @param lists gives a list's number here
   * @return the id itself when the other document has no such style
   */
  String here(Element theirs, String id, UnaryOperator<String> lists) {
    for (Node child : theirs.children) {
      if (child instanceof Element style
          && Tree.localName(style).equals("style")
          && attribute(style, "styleId").equals(id)) {
        String known = idsByName.get(key(style));
        return known == null ? add(theirs, style, id, lists) : known;
      }
    }
    return id;
  }

  private String add(Element theirs, Element style, String id, UnaryOperator<String> lists) {
    String fresh = id;
    for (int number = 2; !ids.add(fresh); number++) {
      fresh = id + "Made" + number;
    }
    idsByName.put(key(style), fresh);
    StringBuilder markup = new StringBuilder();
    write(style, fresh, theirs, lists, markup);
    int name = style.name.length() + 1;
    added
        .append(markup, 0, name)
        .append(new RootDeclarations(theirs).missingIn(style.startTag()))
        .append(SubDocumentWriter.withoutEditing(markup.substring(name)));
    return fresh;
  }

  private void write(
      Element element,
      String fresh,
      Element theirs,
      UnaryOperator<String> lists,
      StringBuilder out) {
    String local = Tree.localName(element);
    String head = element.startTag();
    if (local.equals("style")) {
      // The document's own default stays the only one.
      head = with(with(head, "default", value -> "0"), "styleId", value -> fresh);
    } else if (REFERENCES.contains(local)) {
      head = with(head, "val", value -> here(theirs, value, lists));
    } else if (local.equals("numId")) {
      head = with(head, "val", lists);
    }
    out.append(head);
    if (element.children.isEmpty()) {
      out.append("/>");
      return;
    }
    out.append('>');
    for (Node child : element.children) {
      switch (child) {
        case Element inner -> write(inner, fresh, theirs, lists, out);
        case Node.Characters characters -> out.append(XmlText.escaped(characters.text));
        case Node.Raw raw -> out.append(raw.markup);
        case Node.Tag none -> {}
      }
    }
    out.append("</").append(element.name).append('>');
  }

  /** The start tag with another value of the attribute, whatever its prefix. */
  static String with(String head, String localName, UnaryOperator<String> value) {
    for (StartTag.Attribute attribute : StartTag.attributes(head)) {
      if (attribute.localName().equals(localName) && !attribute.name().startsWith("xmlns")) {
        return head.substring(0, attribute.from())
            + XmlText.quoted(value.apply(attribute.value(head))).replace("'", "&apos;")
            + head.substring(attribute.to());
      }
    }
    return head;
  }

  private static String attribute(Element element, String localName) {
    String head = element.startTag();
    return StartTag.attributes(head).stream()
        .filter(attribute -> attribute.localName().equals(localName))
        .findFirst()
        .map(attribute -> attribute.value(head))
        .orElse("");
  }

  private static String key(Element style) {
    for (Node child : style.children) {
      if (child instanceof Element name && Tree.localName(name).equals("name")) {
        return attribute(style, "type") + " " + attribute(name, "val").toLowerCase(Locale.ROOT);
      }
    }
    return attribute(style, "type") + "#" + attribute(style, "styleId");
  }
}
