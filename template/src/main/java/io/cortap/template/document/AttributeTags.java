package io.cortap.template.document;

import io.cortap.template.document.Node.Element;
import io.cortap.template.document.Node.Raw;
import io.cortap.template.document.Node.Tag;
import io.cortap.template.program.Span;
import io.cortap.template.program.TagScanner;
import java.util.ArrayList;
import java.util.List;

/** Tags in attributes, such as an image's alternative text; a tag lies within one attribute. */
final class AttributeTags {
  private AttributeTags() {}

  static void extract(Element element) {
    String head = element.startTag();
    if (!head.contains("{{") && !head.contains("{%")) {
      return;
    }
    List<Node> parts = new ArrayList<>();
    int at = 0;
    int quote = nextQuote(head, 0);
    while (quote >= 0) {
      int close = head.indexOf(head.charAt(quote), quote + 1);
      String markup = head.substring(quote + 1, close);
      List<Node> value = value(XmlText.decoded(markup));
      if (value.stream().anyMatch(Tag.class::isInstance)) {
        parts.add(new Raw(head.substring(at, quote + 1)));
        parts.addAll(value);
        at = close;
      }
      quote = nextQuote(head, close + 1);
    }
    parts.add(new Raw(head.substring(at)));
    parts.forEach(part -> part.parent = element);
    element.head = parts;
  }

  private static int nextQuote(String head, int from) {
    for (int i = from; i < head.length(); i++) {
      if (head.charAt(i) == '"' || head.charAt(i) == '\'') {
        return i;
      }
    }
    return -1;
  }

  private static List<Node> value(String text) {
    List<Node> parts = new ArrayList<>();
    String normalised = TagNormaliser.normalised(text);
    int at = 0;
    for (Span span : TagScanner.scan(normalised)) {
      if (span.kind() == Span.Kind.UNCLOSED) {
        continue;
      }
      parts.add(raw(text.substring(at, span.from())));
      parts.add(
          span.kind() == Span.Kind.RAW
              ? raw(span.content())
              : new Tag(span, text.substring(span.from(), span.to())));
      at = span.to();
    }
    parts.add(raw(text.substring(at)));
    return parts;
  }

  static Raw raw(String text) {
    return new Raw(
        XmlText.escaped(text)
            .replace("\"", "&quot;")
            .replace("'", "&apos;")
            .replace("\t", "&#9;")
            .replace("\n", "&#10;"));
  }
}
