package io.cortap.template.document;

import io.cortap.template.document.Node.Element;
import io.cortap.template.document.Node.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code {%-} at a paragraph's start joins it to the one before, {@code -%}} at its end the one
 * behind to it.
 */
final class Merging {
  private Merging() {}

  static void merge(List<Tag> tags) {
    for (Tag tag : tags) {
      Element own = tag.enclosing(Kind.PARAGRAPH);
      if (tag.mergesBefore && own != null) {
        join(neighbour(own, -1), own);
      }
      Element now = tag.enclosing(Kind.PARAGRAPH);
      if (tag.mergesAfter && now != null) {
        join(now, neighbour(now, 1));
      }
    }
  }

  static void join(@Nullable Element first, @Nullable Element second) {
    if (first == null || second == null || second.parent == null) {
      return;
    }
    second.parent.replace(second, List.of());
    for (Node child : List.copyOf(second.children)) {
      if (!(child instanceof Element inner) || inner.kind != Kind.PARAGRAPH_PROPERTIES) {
        first.add(child);
      }
    }
  }

  static @Nullable Element neighbour(Element paragraph, int step) {
    Element around = paragraph.parent;
    if (around == null) {
      return null;
    }
    int at = around.children.indexOf(paragraph) + step;
    while (at >= 0 && at < around.children.size()) {
      if (around.children.get(at) instanceof Element element) {
        return element.kind == Kind.PARAGRAPH ? element : null;
      }
      at += step;
    }
    return null;
  }
}
