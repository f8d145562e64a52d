package io.cortap.template.document;

import io.cortap.template.document.Chunk.Edge;
import io.cortap.template.document.Chunk.Guard;
import io.cortap.template.document.Node.Characters;
import io.cortap.template.document.Node.Element;
import io.cortap.template.document.Node.Raw;
import io.cortap.template.document.Node.Tag;
import io.cortap.template.program.Site;
import io.cortap.template.program.Statement;
import io.cortap.template.program.Step;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a tree down as pieces and tags. Where validity is plain from the tree nothing is checked
 * later; where it depends on what blocks leave, a {@link Chunk.Check} is put.
 */
final class Linearizer {
  private final String prefix;
  private final Sites sites;
  private final byte[] emptyParagraph;
  private final List<Step<Chunk>> steps = new ArrayList<>();
  private final StringBuilder literal = new StringBuilder();
  private final StringBuilder text = new StringBuilder();
  private Edge pending = Edge.NONE;
  private Edge last = Edge.START;
  private boolean lastKnown = true;
  private int loops;

  private Linearizer(String prefix) {
    this.prefix = prefix;
    this.sites = new Sites(prefix);
    this.emptyParagraph = bytes("<" + prefix + "p/>");
  }

  static List<Step<Chunk>> steps(XmlTree tree) {
    Linearizer linearizer = new Linearizer(tree.prefix());
    linearizer.literal.append(tree.prolog());
    linearizer.element(tree.root());
    linearizer.flush();
    return linearizer.steps;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void flush() {
    if (!literal.isEmpty()) {
      Chunk chunk = new Chunk.Bytes(bytes(literal.toString()), text.toString(), pending);
      steps.add(new Step.Literal<>(chunk));
      literal.setLength(0);
      text.setLength(0);
      pending = Edge.NONE;
    }
  }

  private void edge(Edge edge) {
    pending = edge;
    last = edge;
    lastKnown = true;
  }

  private void element(Element element) {
    if (loops > 0 && NumberedElements.isNumbered(element)) {
      flush();
      steps.add(new Step.Literal<>(NumberedElements.chunk(element)));
      if (element.children.isEmpty()) {
        literal.append("/>");
        return;
      }
    } else {
      head(element);
      if (element.children.isEmpty()) {
        literal.append("/>");
        closed(element);
        return;
      }
    }
    literal.append('>');
    opened(element);
    for (Node child : element.children) {
      node(child, element);
    }
    closing(element);
    literal.append("</").append(element.name).append('>');
    closed(element);
  }

  private void head(Element element) {
    boolean guarded = guarded(element, Kind.TABLE, Kind.ROW);
    if (guarded || guarded(element, Kind.ROW, Kind.CELL)) {
      check(guarded ? Guard.TABLE_BEGINS : Guard.ROW_BEGINS);
    }
    for (Node part : element.head) {
      switch (part) {
        case Raw raw -> literal.append(raw.markup);
        case Tag tag -> tag(tag, Sites.ATTRIBUTE);
        case Element none -> {}
        case Characters none -> {}
      }
    }
  }

  /** Whether blocks may leave the element without any of the parts that it needs. */
  private static boolean guarded(Element element, Kind kind, Kind part) {
    if (element.kind != kind) {
      return false;
    }
    int depth = 0;
    for (Node child : element.children) {
      if (child instanceof Tag tag) {
        depth += tag.statement.opens() != null ? 1 : 0;
        depth -= tag.statement instanceof Statement.End ? 1 : 0;
      } else if (depth == 0 && child instanceof Element inner && inner.kind == part) {
        return !Tree.tags(element).isEmpty() && splices(element, part);
      }
    }
    return true;
  }

  /** Whether a block begins in one of the parts and ends in another. */
  private static boolean splices(Element element, Kind part) {
    for (Node child : element.children) {
      if (child instanceof Element inner && inner.kind == part) {
        int depth = 0;
        for (Tag tag : Tree.tags(inner)) {
          depth += tag.statement.opens() != null ? 1 : 0;
          depth -= tag.statement instanceof Statement.End ? 1 : 0;
        }
        if (depth != 0) {
          return true;
        }
      }
    }
    return false;
  }

  private void opened(Element element) {
    switch (element.kind) {
      case CELL, ROW, TABLE, PARAGRAPH, HEADER, FOOTER, FOOTNOTE, ENDNOTE, COMMENT, TEXT_BOX ->
          edge(Edge.START);
      default -> {}
    }
  }

  private void closing(Element element) {
    if (element.kind.endsInParagraph()) {
      wantParagraph();
    } else if (guarded(element, Kind.TABLE, Kind.ROW)) {
      check(Guard.TABLE_ENDING);
    } else if (guarded(element, Kind.ROW, Kind.CELL)) {
      check(Guard.ROW_ENDING);
    }
  }

  private void wantParagraph() {
    if (!lastKnown) {
      flush();
      steps.add(new Step.Literal<>(new Chunk.Check(Guard.PARAGRAPH_WANTED, emptyParagraph)));
    } else if (last != Edge.PARAGRAPH_END) {
      literal.append('<').append(prefix).append("p/>");
      edge(Edge.PARAGRAPH_END);
    }
  }

  private void check(Guard guard) {
    flush();
    steps.add(new Step.Literal<>(new Chunk.Check(guard, new byte[0])));
  }

  private void closed(Element element) {
    switch (element.kind) {
      case PARAGRAPH -> edge(Edge.PARAGRAPH_END);
      case TABLE -> {
        edge(Edge.TABLE_END);
        if (guarded(element, Kind.TABLE, Kind.ROW)) {
          check(Guard.TABLE_ENDED);
          lastKnown = false;
        }
      }
      case ROW -> {
        edge(Edge.ROW_END);
        if (guarded(element, Kind.ROW, Kind.CELL)) {
          check(Guard.ROW_ENDED);
          lastKnown = false;
        }
      }
      case CELL -> edge(Edge.CELL_END);
      default -> {}
    }
  }

  private void node(Node node, Element around) {
    switch (node) {
      case Element inner -> element(inner);
      case Raw raw -> literal.append(raw.markup);
      case Characters characters -> {
        literal.append(XmlText.escaped(characters.text));
        if (around.kind == Kind.TEXT) {
          text.append(characters.text);
        }
      }
      case Tag tag ->
          tag(tag, tag.statement instanceof Statement.Print ? sites.of(tag) : Site.PLAIN);
    }
  }

  private void tag(Tag tag, Site site) {
    if (tag.statement instanceof Statement.Nothing) {
      return;
    }
    flush();
    steps.add(new Step.Tag<>(tag.statement, tag.site == null ? site : tag.site, tag.location));
    if (tag.controls() || tag.site != null) {
      lastKnown = false;
    }
    loops += tag.statement instanceof Statement.For ? 1 : 0;
    boolean endsLoop =
        tag.statement instanceof Statement.End end && end.block() == Statement.Block.FOR;
    loops -= endsLoop ? 1 : 0;
  }
}
