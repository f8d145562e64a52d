package io.cortap.template.document;

import io.cortap.template.document.Node.Element;
import io.cortap.template.document.Node.Tag;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Tables whose number of columns is known only when they are written (ISO/IEC 29500-1, 17.4.49).
 */
final class TableGrid {
  private static final int WIDEST = 63;

  private TableGrid() {}

  /** The table's grid, when tags decide how many cells its rows have; else empty. */
  static Optional<Chunk.Grid> varying(Element table) {
    Element grid = table.child(Kind.TABLE_GRID);
    if (grid == null || !varies(table)) {
      return Optional.empty();
    }
    List<Element> columns = elements(grid, "gridCol");
    int[] widths = new int[columns.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = number(columns.get(i), "w");
    }
    if (widths.length == 0) {
      return Optional.empty();
    }
    Element column = columns.getFirst();
    String prefix = column.name.substring(0, column.name.length() - "gridCol".length());
    return Optional.of(
        new Chunk.Grid(widths, bytes("<%s %sw=\"".formatted(column.name, prefix)), bytes("\"/>")));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Whether tags stand between the cells of a row, or decide how many columns a cell spans. */
  private static boolean varies(Element around) {
    for (Node child : around.children) {
      boolean betweenCells = around.kind == Kind.ROW && child instanceof Tag;
      boolean inside =
          child instanceof Element inner
              && (inner.kind == Kind.CELL
                  ? span(inner).filter(TableGrid::isTagged).isPresent()
                  : inner.kind != Kind.TABLE && inner.kind != Kind.PARAGRAPH && varies(inner));
      if (betweenCells || inside) {
        return true;
      }
    }
    return false;
  }

  private static boolean isTagged(Element element) {
    return element.head.size() > 1;
  }

  /** The columns that a cell takes as the template has it; one where a tag will say. */
  static int columns(Element cell) {
    return span(cell).filter(span -> !isTagged(span)).map(span -> number(span, "val")).orElse(1);
  }

  /** The columns that a row leaves out before and behind its cells. */
  static int leftOut(Element row) {
    Element properties = row.child(Kind.ROW_PROPERTIES);
    int columns = 0;
    if (properties != null) {
      for (String name : List.of("gridBefore", "gridAfter")) {
        for (Element skipped : elements(properties, name)) {
          columns += number(skipped, "val");
        }
      }
    }
    return columns;
  }

  private static Optional<Element> span(Element cell) {
    Element properties = cell.child(Kind.CELL_PROPERTIES);
    return properties == null
        ? Optional.empty()
        : elements(properties, "gridSpan").stream().findFirst();
  }

  private static List<Element> elements(Element around, String localName) {
    List<Element> found = new ArrayList<>();
    for (Node child : around.children) {
      if (child instanceof Element element && Tree.localName(element).equals(localName)) {
        found.add(element);
      }
    }
    return found;
  }

  private static int number(Element element, String localName) {
    String head = element.startTag();
    for (StartTag.Attribute attribute : StartTag.attributes(head)) {
      if (attribute.localName().equals(localName)) {
        String digits = attribute.value(head);
        return digits.matches("\\d{1,6}") ? Integer.parseInt(digits) : 0;
      }
    }
    return 0;
  }

  /** Writes as many columns as rows have, the table's width as it was. */
  static void write(Chunk.Grid grid, int columns, Consumer<byte[]> out) {
    int[] widths = grid.widths();
    int wanted = columns == 0 ? widths.length : Math.min(columns, WIDEST);
    int whole = 0;
    int kept = 0;
    for (int i = 0; i < widths.length; i++) {
      whole += widths[i];
      kept += i < wanted ? widths[i] : 0;
    }
    for (int i = 0; i < wanted; i++) {
      int width =
          i >= widths.length
              ? whole / wanted
              : wanted > widths.length
                  ? (int) ((long) widths[i] * widths.length / wanted)
                  : widths[i] + (whole - kept) / wanted;
      out.accept(grid.before());
      out.accept(bytes(Integer.toString(width)));
      out.accept(grid.after());
    }
  }
}
