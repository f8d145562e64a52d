package io.cortap.template.document;

import io.cortap.template.document.Chunk.Edge;
import io.cortap.template.expression.ExpressionException;
import io.cortap.template.expression.Opaque;
import io.cortap.template.expression.Problem;
import io.cortap.template.program.Sink;
import io.cortap.template.program.Site;
import io.cortap.template.program.Site.Frame;
import io.cortap.template.value.RichValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Writes a part straight into the deflater, escaping values and keeping the document valid on the
 * way. Bytes wait only while a table or row may still turn out to be empty.
 */
final class PartSink implements Sink<Chunk> {
  private static final int FLUSH_AT = 32_768;

  private final ZipWriter zip;
  private final Numbering numbering;
  private final OutputBudget budget;
  private final RichWriter rich;
  private final Deque<Mark> marks = new ArrayDeque<>();
  private byte[] buffer = new byte[FLUSH_AT + 8_192];
  private int size;
  private Edge edge = Edge.START;
  private long illegal;

  private static final class Mark {
    final int position;
    final Edge edge;
    boolean empty;

    Mark(int position, Edge edge) {
      this.position = position;
      this.edge = edge;
    }
  }

  PartSink(ZipWriter zip, Numbering numbering, OutputBudget budget, RichWriter rich) {
    this.rich = rich;
    this.zip = zip;
    this.numbering = numbering;
    this.budget = budget;
  }

  /** Characters that XML forbids and that were left out of values. */
  long illegalCharacters() {
    return illegal;
  }

  @Override
  public void piece(Chunk piece) {
    switch (piece) {
      case Chunk.Bytes literal -> {
        bytes(literal.bytes());
        edge = literal.edge() == Edge.NONE ? edge : literal.edge();
      }
      case Chunk.Check check -> check(check);
      case Chunk.Numbered numbered -> numbered(numbered);
    }
  }

  private void check(Chunk.Check check) {
    switch (check.guard()) {
      case PARAGRAPH_WANTED -> {
        if (edge != Edge.PARAGRAPH_END) {
          bytes(check.repair());
          edge = Edge.PARAGRAPH_END;
        }
      }
      case TABLE_BEGINS, ROW_BEGINS -> marks.push(new Mark(size, edge));
      case TABLE_ENDING -> marks.element().empty = edge != Edge.ROW_END;
      case ROW_ENDING -> marks.element().empty = edge != Edge.CELL_END;
      case TABLE_ENDED, ROW_ENDED -> {
        Mark mark = marks.pop();
        if (mark.empty) {
          size = mark.position;
          edge = mark.edge;
        }
      }
    }
  }

  private void numbered(Chunk.Numbered element) {
    Numbering.Identity identity = numbering.next(element);
    bytes(element.before());
    ascii(identity.number());
    if (!element.name().isEmpty()) {
      bytes(element.between());
      bytes(identity.name().getBytes(StandardCharsets.UTF_8));
    }
    bytes(element.after());
  }

  private void ascii(String text) {
    room(text.length());
    for (int i = 0; i < text.length(); i++) {
      buffer[size++] = (byte) text.charAt(i);
    }
  }

  private void bytes(byte[] bytes) {
    room(bytes.length);
    System.arraycopy(bytes, 0, buffer, size, bytes.length);
    size += bytes.length;
  }

  private void room(int more) {
    if (size >= FLUSH_AT && marks.isEmpty()) {
      flush();
    }
    if (size + more > buffer.length) {
      budget.require(more);
      buffer = Arrays.copyOf(buffer, Math.max(size + more, buffer.length * 2));
    }
  }

  private void flush() {
    budget.spend(size);
    zip.write(buffer, 0, size);
    size = 0;
  }

  void finish() {
    if (!marks.isEmpty()) {
      throw new ExpressionException(
          Problem.VALUE, "a break or continue leaves a table or row unfinished");
    }
    flush();
  }

  @Override
  public void value(String text, Site site) {
    if (site.text() == Frame.NONE) {
      write(text, site);
    } else if (!text.isEmpty()) {
      bytes(site.text().before());
      write(text, site);
      bytes(site.text().after());
      edge = Edge.PARAGRAPH_END;
    }
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
    bytes(frame.before());
    bytes(markup.markup().getBytes(StandardCharsets.UTF_8));
    bytes(frame.after());
    if (site.text() != Frame.NONE) {
      edge = markup.blocks() ? markup.last() : Edge.PARAGRAPH_END;
    }
  }

  private void write(String text, Site site) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      room(8);
      if (c < 0x80) {
        ascii(c, site, text, i);
      } else if (c < 0x800) {
        buffer[size++] = (byte) (0xc0 | c >> 6);
        buffer[size++] = (byte) (0x80 | c & 0x3f);
      } else if (Character.isSurrogate(c)) {
        i += surrogate(text, i);
      } else if (c > 0xfffd) {
        illegal++;
      } else {
        buffer[size++] = (byte) (0xe0 | c >> 12);
        buffer[size++] = (byte) (0x80 | c >> 6 & 0x3f);
        buffer[size++] = (byte) (0x80 | c & 0x3f);
      }
    }
  }

  private void ascii(char c, Site site, String text, int at) {
    switch (c) {
      case '&' -> ascii("&amp;");
      case '<' -> ascii("&lt;");
      case '>' -> ascii("&gt;");
      case '"' -> ascii("&quot;");
      case '\n' -> bytes(site.lineBreak());
      case '\r' -> {
        if (at + 1 >= text.length() || text.charAt(at + 1) != '\n') {
          bytes(site.lineBreak());
        }
      }
      case '\t' -> bytes(site.tab());
      case '\u0007' -> bytes(site.paragraph());
      case '\f' -> bytes(site.pageBreak());
      default -> {
        if (c >= 0x20) {
          buffer[size++] = (byte) c;
        } else {
          illegal++;
        }
      }
    }
  }

  /** Writes a pair; returns how many characters beyond the first it took. */
  private int surrogate(String text, int at) {
    boolean pair =
        Character.isHighSurrogate(text.charAt(at))
            && at + 1 < text.length()
            && Character.isLowSurrogate(text.charAt(at + 1));
    if (!pair) {
      illegal++;
      return 0;
    }
    int codePoint = text.codePointAt(at);
    buffer[size++] = (byte) (0xf0 | codePoint >> 18);
    buffer[size++] = (byte) (0x80 | codePoint >> 12 & 0x3f);
    buffer[size++] = (byte) (0x80 | codePoint >> 6 & 0x3f);
    buffer[size++] = (byte) (0x80 | codePoint & 0x3f);
    return 1;
  }
}
