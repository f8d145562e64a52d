package io.cortap.template.document;

import io.cortap.template.document.Node.Characters;
import io.cortap.template.document.Node.Element;
import io.cortap.template.document.Node.Tag;
import io.cortap.template.program.Span;
import io.cortap.template.program.TagScanner;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts a {@link Tag} in the tree for every tag in its text. A tag cut over several runs is joined
 * in the run where it begins, whose formatting wins.
 */
final class TagExtractor {
  private boolean found;

  private TagExtractor() {}

  /** Whether the part has any tag; without one its tree is as it was. */
  static boolean extract(Element root) {
    TagExtractor extractor = new TagExtractor();
    extractor.visit(root);
    return extractor.found;
  }

  /** The stretches of text in which tags of this paragraph, or of this element, are looked for. */
  static List<List<TextSegment>> texts(Element element) {
    List<List<TextSegment>> texts = new ArrayList<>();
    if (element.kind == Kind.PARAGRAPH) {
      List<TextSegment> segments = new ArrayList<>();
      collect(element, segments);
      texts.add(segments);
    } else if (hasOwnText(element)) {
      texts.add(new ArrayList<>(List.of(TextSegment.ofText(element))));
    }
    for (Node child : element.children) {
      if (child instanceof Element inner && inner.kind != Kind.PARAGRAPH) {
        texts.addAll(texts(inner));
      }
    }
    return texts;
  }

  private static boolean hasOwnText(Element element) {
    return element.kind != Kind.TEXT
        && element.children.stream()
            .anyMatch(child -> child instanceof Characters text && text.text.indexOf('{') >= 0);
  }

  private void visit(Element element) {
    AttributeTags.extract(element);
    found |= element.head.size() > 1;
    if (element.kind == Kind.PARAGRAPH) {
      List<TextSegment> segments = new ArrayList<>();
      collect(element, segments);
      rewrite(segments, element);
    } else if (element.enclosing(Kind.PARAGRAPH) == null || element.kind != Kind.TEXT) {
      ownText(element);
    }
    for (Node child : List.copyOf(element.children)) {
      if (child instanceof Element inner) {
        visit(inner);
      }
    }
  }

  /** The text of a paragraph, that of paragraphs inside it left out. */
  private static void collect(Element element, List<TextSegment> segments) {
    for (Node child : element.children) {
      if (!(child instanceof Element inner) || inner.kind == Kind.PARAGRAPH) {
        continue;
      }
      switch (inner.kind) {
        case TEXT -> segments.add(TextSegment.ofText(inner));
        case BREAK, TAB -> segments.add(new TextSegment(inner, " ", true));
        case HYPHEN -> segments.add(new TextSegment(inner, "-", true));
        default -> collect(inner, segments);
      }
    }
  }

  /** Text that stands in no run: document properties, field codes. */
  private void ownText(Element element) {
    if (hasOwnText(element)) {
      rewrite(new ArrayList<>(List.of(TextSegment.ofText(element))), element);
    }
  }

  private void rewrite(List<TextSegment> segments, Element group) {
    StringBuilder joined = new StringBuilder();
    segments.forEach(segment -> joined.append(segment.text()));
    String original = joined.toString();
    if (original.indexOf('{') < 0) {
      return;
    }
    String text = TagNormaliser.normalised(original);
    List<Span> spans = TagScanner.scan(text);
    if (spans.isEmpty()) {
      unescapeBraces(segments);
      return;
    }
    found = true;
    new TagCutter(segments, original, text, spans, group.kind == Kind.PARAGRAPH).cut();
  }

  private void unescapeBraces(List<TextSegment> segments) {
    for (TextSegment segment : segments) {
      found |= segment.unescapeBraces();
    }
  }
}
