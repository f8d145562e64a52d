package io.cortap.template.document;

import io.cortap.template.document.Chunk.Edge;
import io.cortap.template.document.Chunk.Effect;
import io.cortap.template.document.Chunk.Guard;
import io.cortap.template.document.Identities.Identity;
import io.cortap.template.document.Node.Characters;
import io.cortap.template.document.Node.Element;
import io.cortap.template.document.Node.Raw;
import io.cortap.template.document.Node.Tag;
import io.cortap.template.document.NumberedElements.Numbered;
import io.cortap.template.document.NumberedElements.Role;
import io.cortap.template.program.Site;
import io.cortap.template.program.Statement;
import io.cortap.template.program.Step;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Writes a tree down as pieces and tags. Where validity is plain from the tree nothing is checked
 * later; where it depends on what blocks leave, a {@link Chunk.Check} is put.
 */
final class Linearizer {
  private final String prefix;
  private final Sites sites;
  private final Identities identities;
  private final byte[] emptyParagraph;
  private final List<Step<Chunk>> steps = new ArrayList<>();
  private final StringBuilder literal = new StringBuilder();
  private final StringBuilder text = new StringBuilder();
  private final Deque<Optional<Chunk.Grid>> grids = new ArrayDeque<>();
  private final EffectCount effect = new EffectCount();
  private Edge pending = Edge.NONE;
  private Edge last = Edge.START;
  private boolean lastKnown = true;
  private int loops;

  private Linearizer(String prefix, Identities identities) {
    this.prefix = prefix;
    this.sites = new Sites(prefix);
    this.identities = identities;
    this.emptyParagraph = bytes("<" + prefix + "p/>");
  }

  /**
   * A part in the order in which it is written.
   *
   * @param expected what it has whichever way its blocks go
   */
  record Line(List<Step<Chunk>> steps, Effect expected) {}

  static Line line(XmlTree tree, Identities identities) {
    Linearizer linearizer = new Linearizer(tree.prefix(), identities);
    linearizer.literal.append(tree.prolog());
    linearizer.element(tree.root());
    linearizer.flush();
    return new Line(linearizer.steps, linearizer.effect.expected());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void flush() {
    if (!literal.isEmpty()) {
      add(new Chunk.Bytes(bytes(literal.toString()), text.toString(), pending, effect.taken()));
      literal.setLength(0);
      text.setLength(0);
      pending = Edge.NONE;
    }
  }

  private void add(Chunk chunk) {
    steps.add(new Step.Literal<>(chunk));
  }

  private void put(Chunk chunk) {
    flush();
    add(chunk);
  }

  private void edge(Edge edge) {
    pending = edge;
    last = edge;
    lastKnown = true;
  }

  private void element(Element element) {
    boolean once = loops > 0 && isCommentMark(element);
    if (once) {
      put(new Chunk.Once(Tree.localName(element) + " " + NumberedElements.number(element)));
    }
    begin(element);
    head(element);
    effect.opens();
    if (element.children.isEmpty()) {
      literal.append("/>");
    } else {
      literal.append('>');
      opened(element);
      for (Node child : element.children) {
        node(child, element);
      }
      closing(element);
      literal.append("</").append(element.name).append('>');
    }
    effect.closes();
    closed(element);
    if (once) {
      put(check(Guard.ONCE_ENDED));
    }
  }

  /** A comment has one range and one reference in a document. */
  private static boolean isCommentMark(Element element) {
    return element.kind == Kind.COMMENT_START
        || element.kind == Kind.COMMENT_END
        || Tree.localName(element).equals("commentReference");
  }

  private static Chunk check(Guard guard) {
    return new Chunk.Check(guard, new byte[0]);
  }

  private void begin(Element element) {
    if (TableGuards.ofTable(element)) {
      put(check(Guard.TABLE_BEGINS));
      effect.mayVanish(true);
    } else if (TableGuards.ofRow(element)) {
      put(check(Guard.ROW_BEGINS));
    }
    if (element.kind == Kind.TABLE) {
      grids.push(TableGrid.varying(element));
    } else if (element.kind == Kind.CELL && isVarying()) {
      put(new Chunk.Columns(TableGrid.columns(element)));
    } else if (element.kind == Kind.ROW && isVarying() && TableGrid.leftOut(element) > 0) {
      put(new Chunk.Columns(TableGrid.leftOut(element)));
    }
  }

  private boolean isVarying() {
    return !grids.isEmpty() && grids.element().isPresent();
  }

  private boolean isVaryingGrid(Element element) {
    Element table = element.parent;
    return isVarying()
        && table != null
        && table.kind == Kind.TABLE
        && table.child(Kind.TABLE_GRID) == element;
  }

  private void head(Element element) {
    Optional<Numbered> numbered = NumberedElements.of(element);
    Identity identity = numbered.map(one -> identities.of(one, loops > 0)).orElse(Identity.NONE);
    if (identity.isCounted() && numbered.orElseThrow().role() == Role.BEGINS) {
      put(new Chunk.Turn(numbered.orElseThrow().kind(), identity.index(), identity.again()));
    }
    boolean span = isVarying() && Tree.localName(element).equals("gridSpan");
    int at = 0;
    for (Node part : element.head) {
      switch (part) {
        case Raw raw -> {
          if (identity.isCounted()) {
            markup(raw.markup, at, identity.index(), numbered.orElseThrow());
          } else {
            literal.append(raw.markup);
          }
          at += raw.markup.length();
        }
        case Tag tag -> tag(tag, span ? Sites.GRID_SPAN : Sites.ATTRIBUTE);
        case Element none -> {}
        case Characters none -> {}
      }
    }
  }

  /** A stretch of a start tag, which begins at this place in it, with number and name apart. */
  private void markup(String markup, int at, int index, Numbered numbered) {
    int done = 0;
    int nameTo = numbered.nameFrom() + numbered.name().length();
    boolean nameFirst = numbered.nameFrom() > 0 && numbered.nameFrom() < numbered.from();
    for (boolean name : new boolean[] {nameFirst, !nameFirst}) {
      int from = (name ? numbered.nameFrom() : numbered.from()) - at;
      int to = (name ? nameTo : numbered.to()) - at;
      if (from > 0 && to <= markup.length() && from < to) {
        literal.append(markup, done, from);
        put(
            name
                ? new Chunk.Name(index, numbered.name())
                : new Chunk.Number(index, numbered.number()));
        done = to;
      }
    }
    literal.append(markup, done, markup.length());
  }

  private void opened(Element element) {
    switch (element.kind) {
      case CELL, ROW, TABLE, PARAGRAPH, HEADER, FOOTER, FOOTNOTE, ENDNOTE, COMMENT, TEXT_BOX ->
          edge(Edge.START);
      case TABLE_GRID -> {
        if (isVaryingGrid(element)) {
          put(grids.element().orElseThrow());
        }
      }
      default -> {}
    }
  }

  private void closing(Element element) {
    if (element.kind.endsInParagraph()) {
      wantParagraph();
    } else if (TableGuards.ofTable(element)) {
      put(check(Guard.TABLE_ENDING));
    } else if (TableGuards.ofRow(element)) {
      put(check(Guard.ROW_ENDING));
    }
  }

  private void wantParagraph() {
    if (!lastKnown) {
      put(new Chunk.Check(Guard.PARAGRAPH_WANTED, emptyParagraph));
    } else if (last != Edge.PARAGRAPH_END) {
      literal.append('<').append(prefix).append("p/>");
      edge(Edge.PARAGRAPH_END);
    }
  }

  private void closed(Element element) {
    switch (element.kind) {
      case PARAGRAPH -> edge(Edge.PARAGRAPH_END);
      case TABLE -> {
        edge(Edge.TABLE_END);
        effect.table();
        if (grids.pop().isPresent()) {
          put(check(Guard.GRID_TABLE_ENDED));
        }
        if (TableGuards.ofTable(element)) {
          put(check(Guard.TABLE_ENDED));
          effect.mayVanish(false);
          lastKnown = false;
        }
      }
      case ROW -> {
        edge(Edge.ROW_END);
        if (isVarying()) {
          put(check(Guard.GRID_ROW_ENDED));
        }
        if (TableGuards.ofRow(element)) {
          put(check(Guard.ROW_ENDED));
          lastKnown = false;
        }
      }
      case CELL -> edge(Edge.CELL_END);
      case SECTION -> effect.section();
      default -> {}
    }
  }

  private void node(Node node, Element around) {
    switch (node) {
      case Element inner -> {
        if (!isVaryingGrid(around) || !Tree.localName(inner).equals("gridCol")) {
          element(inner);
        }
      }
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
    effect.tag(tag.statement);
    loops += tag.statement instanceof Statement.For ? 1 : 0;
    boolean endsLoop =
        tag.statement instanceof Statement.End end && end.block() == Statement.Block.FOR;
    loops -= endsLoop ? 1 : 0;
  }
}
