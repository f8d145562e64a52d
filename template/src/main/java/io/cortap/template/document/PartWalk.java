package io.cortap.template.document;

import io.cortap.template.diagnosis.Location;
import io.cortap.template.diagnosis.TableCell;
import io.cortap.template.document.Node.Characters;
import io.cortap.template.document.Node.Element;
import io.cortap.template.document.Node.Tag;
import java.util.ArrayList;
import java.util.List;

/** Walks a part once, in its order, and knows where everything stands as an author counts it. */
abstract class PartWalk {
  private static final int LONGEST_HEADING = 80;

  private final String part;
  private final List<String> headings = new ArrayList<>();
  private final List<Integer> levels = new ArrayList<>();
  private int paragraphs;
  private int tables;

  PartWalk(String part) {
    this.part = part;
  }

  /** Something inside a paragraph, or outside all of them when the place has no paragraph. */
  abstract void node(Node node, Element around, Location place);

  /** Part of a start tag. */
  void head(Node node, Element element, Location place) {}

  /** A paragraph begins. */
  void paragraph(Element paragraph, Location place) {}

  final void walk(Element root) {
    visit(root, Location.ofPart(part));
  }

  private void visit(Element element, Location around) {
    Location place = around;
    if (element.kind == Kind.PARAGRAPH) {
      paragraphs++;
      note(element);
      place = new Location(part, headings, around.cell(), paragraphs, "", 0);
      paragraph(element, place);
    }
    for (Node piece : element.head) {
      head(piece, element, place);
    }
    if (element.kind == Kind.TABLE) {
      table(element, place);
      return;
    }
    for (Node child : element.children) {
      node(child, element, place);
      if (child instanceof Element inner) {
        visit(inner, place);
      }
    }
  }

  private void table(Element table, Location around) {
    rows(table, around.paragraph(), new TableCell(++tables, 0, 0), new int[2]);
  }

  /**
   * What lies between a table and its cells, through content controls, and the cells.
   *
   * @param counted rows so far, and cells of the last one
   */
  private void rows(Element around, int paragraph, TableCell cell, int[] counted) {
    for (Node child : around.children) {
      node(child, around, inCell(cell, paragraph));
      if (!(child instanceof Element inner)) {
        continue;
      }
      if (inner.kind == Kind.ROW) {
        counted[0]++;
        counted[1] = 0;
      } else if (inner.kind == Kind.CELL) {
        visit(inner, inCell(new TableCell(cell.table(), counted[0], ++counted[1]), paragraph));
        continue;
      } else if (inner.kind == Kind.PARAGRAPH || inner.kind == Kind.TABLE) {
        visit(inner, inCell(cell, paragraph));
        continue;
      }
      TableCell row = new TableCell(cell.table(), counted[0], 0);
      for (Node piece : inner.head) {
        head(piece, inner, inCell(row, paragraph));
      }
      rows(inner, paragraph, row, counted);
    }
  }

  private Location inCell(TableCell cell, int paragraph) {
    return new Location(part, headings, cell, paragraph, "", 0);
  }

  /** A heading ends those of its own level and below. */
  private void note(Element paragraph) {
    int level = level(style(paragraph));
    if (level < 0) {
      return;
    }
    while (!levels.isEmpty() && levels.getLast() >= level) {
      levels.removeLast();
      headings.removeLast();
    }
    levels.add(level);
    headings.add(text(paragraph));
  }

  /** 0 for a title, 1 to 9 for headings, -1 for anything else. */
  static int level(String style) {
    if (style.equals("Title")) {
      return 0;
    }
    if (!style.startsWith("Heading")) {
      return -1;
    }
    char last = style.charAt(style.length() - 1);
    return last >= '1' && last <= '9' ? last - '0' : 1;
  }

  static String style(Element paragraph) {
    Element properties = paragraph.child(Kind.PARAGRAPH_PROPERTIES);
    Element style = properties == null ? null : properties.child(Kind.STYLE);
    if (style == null) {
      return "";
    }
    String head = style.startTag();
    int open = head.indexOf("val=");
    return open < 0 ? "" : head.substring(open + 5, head.indexOf(head.charAt(open + 4), open + 5));
  }

  private static String text(Element element) {
    StringBuilder text = new StringBuilder();
    append(element, text);
    String whole = text.toString().strip();
    return whole.length() <= LONGEST_HEADING ? whole : whole.substring(0, LONGEST_HEADING) + "…";
  }

  private static void append(Element element, StringBuilder text) {
    for (Node child : element.children) {
      switch (child) {
        case Characters characters when element.kind == Kind.TEXT -> text.append(characters.text);
        case Tag tag -> text.append(tag.source);
        case Element inner -> append(inner, text);
        case Characters other -> {}
        case Node.Raw raw -> {}
      }
    }
  }
}
