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
    int number = ++tables;
    int row = 0;
    for (Element line : inside(table, Kind.ROW)) {
      row++;
      int column = 0;
      for (Element cell : inside(line, Kind.CELL)) {
        TableCell place = new TableCell(number, row, ++column);
        visit(cell, new Location(part, headings, place, around.paragraph(), "", 0));
      }
    }
  }

  /** Rows of a table or cells of a row, through content controls around them. */
  private static List<Element> inside(Element around, Kind wanted) {
    List<Element> found = new ArrayList<>();
    for (Node child : around.children) {
      if (child instanceof Element inner) {
        if (inner.kind == wanted) {
          found.add(inner);
        } else if (inner.kind != Kind.CELL && inner.kind != Kind.PARAGRAPH) {
          found.addAll(inside(inner, wanted));
        }
      }
    }
    return found;
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
