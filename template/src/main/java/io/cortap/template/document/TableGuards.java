package io.cortap.template.document;

import io.cortap.template.document.Node.Element;
import io.cortap.template.document.Node.Tag;
import io.cortap.template.program.Statement;

/** Which tables and rows blocks may leave without the rows or cells that they need. */
final class TableGuards {
  private TableGuards() {}

  static boolean ofTable(Element element) {
    return element.kind == Kind.TABLE && mayLack(element, Kind.ROW);
  }

  static boolean ofRow(Element element) {
    return element.kind == Kind.ROW && mayLack(element, Kind.CELL);
  }

  private static boolean mayLack(Element element, Kind part) {
    int depth = 0;
    for (Node child : element.children) {
      if (child instanceof Tag tag) {
        depth += change(tag);
      } else if (depth == 0 && child instanceof Element inner && inner.kind == part) {
        return !Tree.tags(element).isEmpty() && splices(element, part);
      }
    }
    return true;
  }

  private static int change(Tag tag) {
    return tag.statement.opens() != null ? 1 : tag.statement instanceof Statement.End ? -1 : 0;
  }

  /** Whether a block begins in one of the parts and ends in another. */
  private static boolean splices(Element element, Kind part) {
    for (Node child : element.children) {
      if (child instanceof Element inner && inner.kind == part) {
        int depth = 0;
        for (Tag tag : Tree.tags(inner)) {
          depth += change(tag);
        }
        if (depth != 0) {
          return true;
        }
      }
    }
    return false;
  }
}
