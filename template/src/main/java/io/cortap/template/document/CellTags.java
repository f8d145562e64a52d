package io.cortap.template.document;

import io.cortap.template.diagnosis.Diagnostic;
import io.cortap.template.diagnosis.DiagnosticId;
import io.cortap.template.diagnosis.Findings;
import io.cortap.template.diagnosis.ProposedEdit;
import io.cortap.template.document.Node.Element;
import io.cortap.template.document.Node.Raw;
import io.cortap.template.document.Node.Tag;
import io.cortap.template.expression.CellValue;
import io.cortap.template.expression.Expression;
import io.cortap.template.program.Span;
import io.cortap.template.program.Statement;
import java.util.List;

/**
 * Moves {@code colspan}, {@code cellbg}, {@code hm} and {@code vm} into the properties of the table
 * cell around them (ISO/IEC 29500-1, 17.4.70).
 */
final class CellTags {
  /** The order that the schema wants. */
  private static final List<String> ORDER =
      List.of(
          "cnfStyle",
          "tcW",
          "gridSpan",
          "hMerge",
          "vMerge",
          "tcBorders",
          "shd",
          "noWrap",
          "tcMar",
          "textDirection",
          "tcFitText",
          "vAlign",
          "hideMark");

  private final String prefix;
  private final Findings findings;

  private CellTags(String prefix, Findings findings) {
    this.prefix = prefix;
    this.findings = findings;
  }

  static void place(String prefix, List<Tag> tags, Findings findings) {
    CellTags placing = new CellTags(prefix, findings);
    for (Tag tag : tags) {
      if (tag.statement instanceof Statement.Cell statement) {
        placing.place(tag, statement);
      }
    }
  }

  private void place(Tag tag, Statement.Cell statement) {
    Element cell = tag.enclosing(Kind.CELL);
    if (cell == null) {
      findings.add(
          Diagnostic.error(
              DiagnosticId.WRONG_LEVEL,
              tag.location,
              "'%s' is used outside a table cell".formatted(statement.kind().word()),
              new ProposedEdit.DeleteTag(tag.source)));
      return;
    }
    take(tag);
    switch (statement.kind()) {
      case SPAN -> span(tag, cell, CellValue.span(statement.value(), 1));
      case COLOUR ->
          property(
              tag,
              cell,
              "shd",
              "%1$sval=\"clear\" %1$scolor=\"auto\" %1$sfill".formatted(prefix),
              CellValue.colour(statement.value()));
      case DOWN -> {
        property(tag, cell, "vMerge", prefix + "val", statement.value());
        int from = cell.children.indexOf(properties(cell)) + 1;
        cell.insert(from, opening(tag, statement.first()));
        cell.add(closing(tag));
      }
      case ACROSS -> {
        span(tag, cell, CellValue.span(statement.value(), columns(cell)));
        Element row = cell.parent;
        if (row != null) {
          row.replace(cell, List.of(opening(tag, statement.first()), cell, closing(tag)));
        }
      }
    }
  }

  /** Out of its text; a run that held nothing else goes too. */
  private static void take(Tag tag) {
    Element holder = tag.parent;
    if (holder == null) {
      return;
    }
    holder.replace(tag, List.of());
    Element run = holder.parent;
    if (holder.kind == Kind.TEXT && holder.children.isEmpty() && run != null) {
      run.replace(holder, List.of());
      boolean empty =
          run.kind == Kind.RUN
              && run.children.stream()
                  .allMatch(
                      child -> child instanceof Element inner && Tree.isProperties(inner.kind));
      if (empty && run.parent != null) {
        run.parent.replace(run, List.of());
      }
    }
  }

  private void span(Tag tag, Element cell, Expression columns) {
    property(tag, cell, "gridSpan", prefix + "val", columns);
  }

  /** The columns that the cell has in the template. */
  private int columns(Element cell) {
    for (Node child : properties(cell).children) {
      if (child instanceof Element property && Tree.localName(property).equals("gridSpan")) {
        String written = PackageRules.attribute(property.startTag(), prefix + "val");
        return written.matches("\\d{1,2}") ? Integer.parseInt(written) : 1;
      }
    }
    return 1;
  }

  private Element properties(Element cell) {
    Element properties = cell.child(Kind.CELL_PROPERTIES);
    if (properties == null) {
      String name = prefix + "tcPr";
      properties = new Element(Kind.CELL_PROPERTIES, name, "<" + name);
      cell.insert(0, properties);
    }
    return properties;
  }

  private void property(Tag tag, Element cell, String name, String attribute, Expression value) {
    Element properties = properties(cell);
    properties.children.removeIf(
        child -> child instanceof Element property && Tree.localName(property).equals(name));
    int at = 0;
    for (int i = 0; i < properties.children.size(); i++) {
      boolean earlier =
          properties.children.get(i) instanceof Element other
              && ORDER.indexOf(Tree.localName(other)) < ORDER.indexOf(name);
      at = earlier ? i + 1 : at;
    }
    Element property = new Element(Kind.OTHER, prefix + name, "");
    Tag printing = tag(tag, new Statement.Print(value));
    property.head =
        List.of(new Raw("<" + property.name + " " + attribute + "=\""), printing, new Raw("\""));
    printing.parent = property;
    properties.insert(at, property);
  }

  private static Tag opening(Tag tag, Expression condition) {
    return tag(tag, new Statement.If(condition));
  }

  private static Tag closing(Tag tag) {
    return tag(tag, new Statement.End(Statement.Block.IF, 0));
  }

  private static Tag tag(Tag origin, Statement statement) {
    Tag made = new Tag(new Span(Span.Kind.STATEMENT, 0, 0, "", "", false, false), origin.source);
    made.statement = statement;
    made.location = origin.location;
    return made;
  }
}
