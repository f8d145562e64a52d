package io.cortap.adapter.docx.annotation;

import io.cortap.adapter.docx.annotation.Markup.Piece;
import io.cortap.adapter.docx.annotation.Markup.Sort;
import io.cortap.adapter.docx.annotation.Paragraph.Run;
import io.cortap.adapter.docx.annotation.Paragraph.Text;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the paragraphs of a part, in the order in which the template library numbers them. */
final class ParagraphReading {
  private final String source;
  private final List<Paragraph> paragraphs = new ArrayList<>();
  private final Deque<Paragraph> open = new ArrayDeque<>();
  private final Deque<Piece> elements = new ArrayDeque<>();
  private String prefix = "";
  private final Deque<Run> runs = new ArrayDeque<>();
  private @Nullable Text text;

  private ParagraphReading(String source) {
    this.source = source;
  }

  /**
   * The paragraphs, and what names of Word's elements begin with in this part.
   *
   * @param prefix such as {@code w:}
   */
  record Paragraphs(List<Paragraph> all, String prefix) {
    Paragraphs {
      all = List.copyOf(all);
    }
  }

  static Paragraphs of(String source) throws UnfitDocumentException {
    var reading = new ParagraphReading(source);
    var markup = new Markup(source);
    for (Optional<Piece> piece = markup.next(); piece.isPresent(); piece = markup.next()) {
      reading.take(piece.get());
    }
    if (!reading.elements.isEmpty()) {
      throw new UnfitDocumentException("the document is no well-formed XML");
    }
    return new Paragraphs(reading.paragraphs, reading.prefix);
  }

  private void take(Piece piece) throws UnfitDocumentException {
    switch (piece.sort()) {
      case TEXT -> letters(piece);
      case OPENING -> {
        opened(piece);
        elements.push(piece);
      }
      case CLOSING -> {
        Piece opening = elements.poll();
        if (opening == null || !opening.name().equals(piece.name())) {
          throw new UnfitDocumentException("the document is no well-formed XML");
        }
        closed(opening, piece);
      }
      case EMPTY -> opened(piece);
    }
  }

  private void opened(Piece piece) {
    if (elements.isEmpty() && prefix.isEmpty()) {
      prefix = piece.name().substring(0, piece.name().indexOf(':') + 1);
    }
    if (!piece.name().startsWith(prefix)) {
      return;
    }
    switch (piece.name().substring(prefix.length())) {
      case "p" -> paragraph(piece);
      case "pPr" -> {
        if (piece.sort() == Sort.EMPTY) {
          propertiesEnd(piece.end());
        }
      }
      case "r" -> {
        if (piece.sort() == Sort.OPENING) {
          runs.push(new Run(piece));
        }
      }
      case "t" -> {
        Run run = runs.peek();
        text = run == null || piece.sort() == Sort.EMPTY ? null : new Text(piece, run);
      }
      case "br", "tab" -> atom(' ', piece);
      case "noBreakHyphen" -> atom('-', piece);
      default -> {}
    }
  }

  private void paragraph(Piece piece) {
    var paragraph = new Paragraph(piece, open.peek());
    paragraphs.add(paragraph);
    if (piece.sort() == Sort.OPENING) {
      open.push(paragraph);
    }
  }

  /** A tab among the properties is none of the text. */
  private void atom(char character, Piece piece) {
    Paragraph paragraph = open.peek();
    Run run = runs.peek();
    if (paragraph != null && run != null && isIn(run.open)) {
      paragraph.add(character, piece.start(), piece.end(), null);
    }
  }

  private boolean isIn(Piece parent) {
    Piece around = elements.peek();
    return around != null && around.start() == parent.start();
  }

  private void closed(Piece opening, Piece closing) {
    if (!opening.name().startsWith(prefix)) {
      return;
    }
    switch (opening.name().substring(prefix.length())) {
      case "p" -> open.pop().contentEnd = closing.start();
      case "pPr" -> propertiesEnd(closing.end());
      case "rPr" -> {
        Run run = runs.peek();
        if (run != null && isIn(run.open)) {
          run.propertiesStart = opening.start();
          run.propertiesEnd = closing.end();
        }
      }
      case "t" -> text = null;
      case "r" -> runs.pop();
      default -> {}
    }
  }

  private void propertiesEnd(int end) {
    Paragraph paragraph = open.peek();
    if (paragraph != null && isIn(paragraph.head)) {
      paragraph.contentStart = end;
    }
  }

  private void letters(Piece piece) {
    Paragraph paragraph = open.peek();
    if (paragraph == null || text == null || !isIn(text.open())) {
      return;
    }
    int at = piece.start();
    while (at < piece.end()) {
      int end = source.charAt(at) == '&' ? source.indexOf(';', at) + 1 : at + 1;
      for (char character : meant(source.substring(at, end)).toCharArray()) {
        paragraph.add(character, at, end, text);
      }
      at = end;
    }
  }

  /** The character that a reference stands for (XML 1.0, 4.1 and 4.6). */
  private static String meant(String written) {
    return switch (written) {
      case "&lt;" -> "<";
      case "&gt;" -> ">";
      case "&amp;" -> "&";
      case "&quot;" -> "\"";
      case "&apos;" -> "'";
      default ->
          written.startsWith("&#x")
              ? Character.toString(Integer.parseInt(written, 3, written.length() - 1, 16))
              : written.startsWith("&#")
                  ? Character.toString(Integer.parseInt(written, 2, written.length() - 1, 10))
                  : written;
    };
  }
}
