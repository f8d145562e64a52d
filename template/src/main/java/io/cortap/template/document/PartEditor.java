package io.cortap.template.document;

import io.cortap.template.diagnosis.Diagnostic;
import io.cortap.template.diagnosis.Location;
import io.cortap.template.diagnosis.ProposedEdit;
import io.cortap.template.diagnosis.ProposedEdit.Side;
import io.cortap.template.document.Node.Characters;
import io.cortap.template.document.Node.Element;
import io.cortap.template.document.Node.Raw;
import io.cortap.template.document.Node.Tag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes proposed edits in one part; everything else in it stays as it is written. */
final class PartEditor {
  private final String part;
  private final XmlTree tree;
  private final Map<Integer, Element> paragraphs = new HashMap<>();
  private final Map<Element, List<EditableText>> texts = new LinkedHashMap<>();
  private final Map<Integer, List<Element>> attributes = new HashMap<>();
  private final List<Runnable> later = new ArrayList<>();

  PartEditor(String part, String source) {
    this.part = part;
    this.tree = XmlParser.parse(source);
    paragraphs.put(0, tree.root());
    new PartWalk(part) {
      @Override
      void paragraph(Element paragraph, Location place) {
        paragraphs.put(place.paragraph(), paragraph);
      }

      @Override
      void head(Node node, Element element, Location place) {
        if (element.startTag().contains("{")) {
          attributes.computeIfAbsent(place.paragraph(), n -> new ArrayList<>()).add(element);
        }
      }

      @Override
      void node(Node node, Element around, Location place) {}
    }.walk(tree.root());
  }

  /** Whether the edit could be made; edits of the same characters exclude each other. */
  boolean apply(Diagnostic diagnostic) {
    Location location = diagnostic.location();
    return switch (diagnostic.proposedEdit()) {
      case ProposedEdit.ReplaceTag replace ->
          change(location, replace.tag(), replace.replacement());
      case ProposedEdit.DeleteTag delete -> delete(location, delete.tag());
      case ProposedEdit.AddTag add -> add(add);
      case ProposedEdit.JoinParagraphs join -> join(location);
      case ProposedEdit.ByHand byHand -> false;
    };
  }

  /** The part with its edits. */
  String edited() {
    texts.values().forEach(all -> all.forEach(EditableText::write));
    later.forEach(Runnable::run);
    StringBuilder written = new StringBuilder(tree.prolog());
    Tree.write(tree.root(), written);
    return written.toString();
  }

  private @Nullable Element paragraph(Location location) {
    return location.part().equals(part) ? paragraphs.get(location.paragraph()) : null;
  }

  private boolean change(Location location, String tag, String instead) {
    Element paragraph = paragraph(location);
    if (paragraph == null) {
      return false;
    }
    int left = Math.max(1, location.occurrence());
    for (EditableText text : texts(paragraph)) {
      for (int at : text.places(tag)) {
        if (--left == 0) {
          return text.change(at, at + tag.length(), instead);
        }
      }
    }
    return changeAttribute(location, tag, instead, left);
  }

  private List<EditableText> texts(Element paragraph) {
    return texts.computeIfAbsent(
        paragraph, key -> TagExtractor.texts(key).stream().map(EditableText::new).toList());
  }

  private boolean changeAttribute(Location location, String tag, String instead, int which) {
    int left = which;
    for (Element element : attributes.getOrDefault(location.paragraph(), List.of())) {
      AttributeTags.extract(element);
      List<Node> head = new ArrayList<>();
      for (Node piece : element.head) {
        boolean meant = piece instanceof Tag found && found.source.equals(tag) && --left == 0;
        head.add(
            piece instanceof Tag found ? AttributeTags.raw(meant ? instead : found.source) : piece);
      }
      StringBuilder markup = new StringBuilder();
      head.forEach(piece -> markup.append(piece instanceof Raw raw ? raw.markup : ""));
      element.head = List.of(new Raw(markup.toString()));
      if (left <= 0) {
        return true;
      }
    }
    return false;
  }

  private boolean delete(Location location, String tag) {
    if (!change(location, tag, "")) {
      return false;
    }
    boolean ofRow = tag.startsWith("{%tr ");
    Element paragraph = paragraph(location);
    if (paragraph != null && paragraph.kind == Kind.PARAGRAPH) {
      later.add(() -> dropEmpty(paragraph, ofRow));
    }
    return true;
  }

  private static void dropEmpty(Element paragraph, boolean ofRow) {
    Element row = paragraph.enclosing(Kind.ROW);
    Element around = paragraph.parent;
    if (!Tree.holdsControlsOnly(paragraph) || around == null || Tree.section(paragraph) != null) {
      return;
    }
    if (ofRow && row != null && row.parent != null && Tree.holdsControlsOnly(row)) {
      row.parent.replace(row, List.of());
    } else if (!around.kind.endsInParagraph() || paragraphsIn(around) > 1) {
      around.replace(paragraph, Tree.markers(paragraph));
    }
  }

  private static long paragraphsIn(Element around) {
    return around.children.stream()
        .filter(child -> child instanceof Element inner && inner.kind == Kind.PARAGRAPH)
        .count();
  }

  private boolean add(ProposedEdit.AddTag add) {
    Element paragraph = paragraph(add.beside());
    if (paragraph == null || paragraph.kind != Kind.PARAGRAPH) {
      return false;
    }
    return switch (add.side()) {
      case END_OF_PARAGRAPH -> texts(paragraph).getFirst().append(add.tag());
      case BEFORE_TAG, BEHIND_TAG -> besideTag(paragraph, add);
      case PARAGRAPH_BEFORE, PARAGRAPH_BEHIND -> {
        later.add(() -> beside(paragraph, written(paragraph, add.tag()), add.side()));
        yield true;
      }
      case ROW_BEFORE, ROW_BEHIND -> {
        Element row = paragraph.enclosing(Kind.ROW);
        if (row != null) {
          later.add(() -> beside(row, row(row, add.tag()), add.side()));
        }
        yield row != null;
      }
    };
  }

  private boolean besideTag(Element paragraph, ProposedEdit.AddTag add) {
    int skipped = add.side() == Side.BEHIND_TAG ? add.beside().tag().length() : 0;
    int left = Math.max(1, add.beside().occurrence());
    for (EditableText text : texts(paragraph)) {
      for (int at : text.places(add.beside().tag())) {
        if (--left == 0) {
          return text.change(at + skipped, at + skipped, add.tag());
        }
      }
    }
    return false;
  }

  private static void beside(Element element, Element added, Side side) {
    Element around = element.parent;
    if (around != null) {
      int at = around.children.indexOf(element);
      boolean behind = side == Side.PARAGRAPH_BEHIND || side == Side.ROW_BEHIND;
      around.insert(behind ? at + 1 : at, added);
    }
  }

  /** A paragraph with one run. */
  private Element written(Element like, String tag) {
    Element paragraph = new Element(Kind.PARAGRAPH, like.name, "<" + like.name);
    String prefix = tree.prefix();
    Element run = new Element(Kind.RUN, prefix + "r", "<" + prefix + "r");
    Element text = new Element(Kind.TEXT, prefix + "t", "<" + prefix + "t xml:space=\"preserve\"");
    text.add(new Characters(tag));
    run.add(text);
    paragraph.add(run);
    return paragraph;
  }

  /** A row as wide as the other, the tag in its first cell. */
  private Element row(Element like, String tag) {
    Element row = new Element(Kind.ROW, like.name, "<" + like.name);
    String content = tag;
    for (Node child : like.children) {
      if (child instanceof Element cell && cell.kind == Kind.CELL) {
        Element empty = Tree.emptied(cell);
        Element paragraph = new Element(Kind.PARAGRAPH, tree.prefix() + "p", "");
        Element filled = written(paragraph, content);
        empty.add(
            content.isEmpty()
                ? new Element(Kind.PARAGRAPH, filled.name, "<" + filled.name)
                : filled);
        row.add(empty);
        content = "";
      }
    }
    return row;
  }

  private boolean join(Location location) {
    Element first = paragraph(location);
    if (first == null || first.kind != Kind.PARAGRAPH || Merging.neighbour(first, 1) == null) {
      return false;
    }
    later.add(() -> Merging.join(first, Merging.neighbour(first, 1)));
    return true;
  }
}
