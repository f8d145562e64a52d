package io.cortap.template.document;

import io.cortap.template.document.Node.Characters;
import io.cortap.template.document.Node.Element;
import java.util.List;

/**
 * A stretch of a paragraph's text.
 *
 * @param element what holds it
 * @param text its characters; one for a break
 * @param atom whether the element stands for its character as a whole
 */
record TextSegment(Element element, String text, boolean atom) {
  static TextSegment ofText(Element element) {
    StringBuilder text = new StringBuilder();
    for (Node child : element.children) {
      if (child instanceof Characters characters) {
        text.append(characters.text);
      }
    }
    return new TextSegment(element, text.toString(), false);
  }

  /** Puts these in the place of the text. */
  void rewrite(List<Node> content) {
    element.children.clear();
    content.forEach(element::add);
    preserveBlanks();
  }

  private void preserveBlanks() {
    if (element.kind == Kind.TEXT && !element.startTag().contains("xml:space")) {
      element.head = List.of(new Node.Raw(element.startTag() + " xml:space=\"preserve\""));
    }
  }

  /** {@code {_{} is written for literal braces. */
  static String withBraces(String text) {
    return text.indexOf("_") < 0
        ? text
        : text.replace("{_{", "{{").replace("}_}", "}}").replace("{_%", "{%").replace("%_}", "%}");
  }

  boolean unescapeBraces() {
    String plain = withBraces(text);
    if (atom || plain.equals(text)) {
      return false;
    }
    rewrite(List.of(new Characters(plain, true)));
    return true;
  }
}
