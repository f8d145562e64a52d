package io.cortap.template.document;

import io.cortap.template.document.Chunk.Edge;
import io.cortap.template.document.Chunk.Effect;
import io.cortap.template.expression.ExpressionException;
import io.cortap.template.expression.Opaque;
import io.cortap.template.expression.Problem;
import io.cortap.template.program.Sink;
import io.cortap.template.program.Site;
import io.cortap.template.program.Site.Frame;
import io.cortap.template.value.RichValue;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes a part straight into the deflater and keeps the document valid on the way. Bytes wait only
 * while a table, row or mark may still have to go, or a table's columns are not known.
 */
final class PartSink implements Sink<Chunk> {
  private final PartBuffer out;
  private final Numbering numbering;
  private final RichWriter rich;
  private final Deque<Mark> marks = new ArrayDeque<>();
  private final Deque<Columns> grids = new ArrayDeque<>();
  private Edge edge = Edge.START;
  private int depth;
  private int tables;
  private int sections;

  /** What was true where something began that may have to go. */
  private record Mark(
      int position, Edge edge, int depth, int tables, int sections, boolean[] goes) {}

  /** The columns of a table's rows as they are counted. */
  private static final class Columns {
    final Chunk.Grid grid;
    final int position;
    int row;
    int most;

    Columns(Chunk.Grid grid, int position) {
      this.grid = grid;
      this.position = position;
    }
  }

  PartSink(PartBuffer out, Numbering numbering, RichWriter rich) {
    this.out = out;
    this.numbering = numbering;
    this.rich = rich;
  }

  @Override
  public void piece(Chunk piece) {
    switch (piece) {
      case Chunk.Bytes literal -> literal(literal);
      case Chunk.Check check -> check(check);
      case Chunk.Turn turn -> numbering.turn(turn);
      case Chunk.Number number -> text(numbering.number(number));
      case Chunk.Name name -> text(numbering.name(name));
      case Chunk.Once once -> mark(!numbering.isFirst(once));
      case Chunk.Grid grid -> {
        out.hold();
        grids.push(new Columns(grid, out.position()));
      }
      case Chunk.Columns columns -> columns(columns.count());
    }
  }

  private void literal(Chunk.Bytes literal) {
    out.bytes(literal.bytes());
    edge = literal.edge() == Edge.NONE ? edge : literal.edge();
    Effect effect = literal.effect();
    if (depth + effect.lowest() < 0) {
      throw new InvalidOutputException("an element would be closed that is not open");
    }
    depth += effect.depth();
    tables += effect.tables();
    sections += effect.sections();
  }

  private void text(String markup) {
    out.bytes(markup.getBytes(StandardCharsets.UTF_8));
  }

  private void check(Chunk.Check check) {
    switch (check.guard()) {
      case PARAGRAPH_WANTED -> {
        if (edge != Edge.PARAGRAPH_END) {
          out.bytes(check.repair());
          edge = Edge.PARAGRAPH_END;
        }
      }
      case TABLE_BEGINS, ROW_BEGINS -> mark(false);
      case TABLE_ENDING -> marks.element().goes()[0] = edge != Edge.ROW_END;
      case ROW_ENDING -> marks.element().goes()[0] = edge != Edge.CELL_END;
      case TABLE_ENDED, ROW_ENDED, ONCE_ENDED -> unmark();
      case GRID_ROW_ENDED -> {
        Columns columns = grids.element();
        columns.most = Math.max(columns.most, columns.row);
        columns.row = 0;
      }
      case GRID_TABLE_ENDED -> grid(grids.pop());
    }
  }

  private void mark(boolean goes) {
    out.hold();
    marks.push(new Mark(out.position(), edge, depth, tables, sections, new boolean[] {goes}));
  }

  private void unmark() {
    Mark mark = marks.pop();
    out.letGo();
    if (mark.goes()[0]) {
      out.cut(mark.position());
      edge = mark.edge();
      depth = mark.depth();
      tables = mark.tables();
      sections = mark.sections();
    }
  }

  private void columns(int more) {
    if (!grids.isEmpty()) {
      grids.element().row += more;
    }
  }

  private void grid(Columns columns) {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    TableGrid.write(columns.grid, columns.most, written::writeBytes);
    out.insert(columns.position, written.toByteArray());
    out.letGo();
  }

  /**
   * Ends the part.
   *
   * @param expected what it must have at least
   * @throws InvalidOutputException with what would be wrong with the document
   */
  void finish(Effect expected) {
    if (!marks.isEmpty() || !grids.isEmpty()) {
      throw new InvalidOutputException("a break or continue leaves a table or row unfinished");
    }
    if (depth != 0) {
      throw new InvalidOutputException(depth + " elements would not be closed");
    }
    if (tables < expected.tables() || sections < expected.sections()) {
      throw new InvalidOutputException(
          "%d tables and %d sections would be there, but the template has %d and %d outside its blocks"
              .formatted(tables, sections, expected.tables(), expected.sections()));
    }
    out.flush();
  }

  @Override
  public void value(String text, Site site) {
    if (site == Sites.LINK) {
      out.ascii(rich.link(text));
    } else if (site == Sites.ADDRESS) {
      out.text(text.isBlank() ? "" : LinkAddress.checked(text), site);
    } else if (site == Sites.ADDRESS_REST) {
      out.text(LinkAddress.encoded(text), site);
    } else if (site.text() == Frame.NONE) {
      out.text(text, site);
      if (site == Sites.GRID_SPAN) {
        columns(spanned(text) - 1);
      }
    } else if (!text.isEmpty()) {
      out.bytes(site.text().before());
      out.text(text, site);
      out.bytes(site.text().after());
      edge = Edge.PARAGRAPH_END;
    }
  }

  private static int spanned(String text) {
    if (!text.matches("[1-9]\\d?")) {
      throw new ExpressionException(
          Problem.VALUE, "a cell spans from 1 to 63 columns, not '%s'".formatted(text));
    }
    return Integer.parseInt(text);
  }

  @Override
  public void value(Opaque value, Site site) {
    if (!(value instanceof RichValue given) || !rich.isMoreThanText(given, site)) {
      value(value.text(), site);
      return;
    }
    RichMarkup markup = rich.markup(given);
    Frame frame = markup.blocks() ? site.blocks() : site.runs();
    if (!frame.isPossible()) {
      throw new ExpressionException(
          Problem.VALUE,
          "only text can stand at this place, not %s".formatted(RichWriter.kind(given)));
    }
    out.bytes(frame.before());
    out.bytes(markup.markup().getBytes(StandardCharsets.UTF_8));
    out.bytes(frame.after());
    if (site.text() != Frame.NONE) {
      edge = markup.blocks() ? markup.last() : Edge.PARAGRAPH_END;
    }
  }
}
