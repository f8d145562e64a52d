package io.cortap.template.document;

import io.cortap.template.diagnosis.Diagnostic;
import io.cortap.template.diagnosis.DiagnosticId;
import io.cortap.template.diagnosis.Findings;
import io.cortap.template.diagnosis.Location;
import io.cortap.template.diagnosis.TableCell;
import io.cortap.template.document.Node.Characters;
import io.cortap.template.document.Node.Element;
import io.cortap.template.document.Node.Tag;
import java.util.ArrayList;
import java.util.List;

/** Walks a part once, in its order, and tells every tag where it stands. */
final class Places {
  private static final int LONGEST_HEADING = 80;

  private final String part;
  private final Findings findings;
  private final List<Tag> tags = new ArrayList<>();
  private String heading = "";
  private int paragraphs;
  private int tables;

  private Places(String part, Findings findings) {
    this.part = part;
    this.findings = findings;
  }

  /** All tags of the part, in order, each with its location. */
  static List<Tag> locate(String part, Element root, Findings findings) {
    Places places = new Places(part, findings);
    places.visit(root, 0, TableCell.NONE);
    return places.tags;
  }

  private void visit(Element element, int paragraph, TableCell cell) {
    int number = paragraph;
    if (element.kind == Kind.PARAGRAPH) {
      number = ++paragraphs;
      String style = style(element);
      if (style.startsWith("Heading") || style.equals("Title")) {
        heading = text(element);
      }
    }
    for (Node part : element.head) {
      note(part, number, cell);
    }
    if (element.kind == Kind.TABLE) {
      table(element, number);
      return;
    }
    for (Node child : element.children) {
      note(child, number, cell);
      if (child instanceof Element inner) {
        visit(inner, number, cell);
      }
    }
  }

  private void table(Element table, int paragraph) {
    int number = ++tables;
    rows(table, paragraph, new TableCell(number, 0, 0), new int[2]);
  }

  /**
   * What lies between a table and its cells, through content controls, and the cells.
   *
   * @param counted rows so far, and cells of the last one
   */
  private void rows(Element around, int paragraph, TableCell cell, int[] counted) {
    for (Node child : around.children) {
      note(child, paragraph, cell);
      if (!(child instanceof Element inner)) {
        continue;
      }
      if (inner.kind == Kind.ROW) {
        counted[0]++;
        counted[1] = 0;
      } else if (inner.kind == Kind.CELL) {
        visit(inner, paragraph, new TableCell(cell.table(), counted[0], ++counted[1]));
        continue;
      } else if (inner.kind == Kind.PARAGRAPH || inner.kind == Kind.TABLE) {
        visit(inner, paragraph, cell);
        continue;
      }
      for (Node part : inner.head) {
        note(part, paragraph, new TableCell(cell.table(), counted[0], 0));
      }
      rows(inner, paragraph, new TableCell(cell.table(), counted[0], 0), counted);
    }
  }

  private void note(Node node, int paragraph, TableCell cell) {
    if (node instanceof Tag tag) {
      tag.location = new Location(part, heading, cell, paragraph, tag.source);
      tags.add(tag);
    } else if (node instanceof Characters text && !text.verbatim) {
      noteStray(text.text, paragraph, cell);
    }
  }

  private void noteStray(String text, int paragraph, TableCell cell) {
    for (String closing : List.of("}}", "%}")) {
      if (text.contains(closing)) {
        findings.add(
            Diagnostic.warning(
                DiagnosticId.STRAY_BRACES,
                new Location(part, heading, cell, paragraph, closing),
                "'%s' ends no tag, so it will be printed; where is its beginning?"
                    .formatted(closing)));
      }
    }
  }

  private static String style(Element paragraph) {
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
