package io.cortap.template.value;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * How a fragment of rich text looks; what is empty or zero is left to the paragraph. Immutable.
 *
 * @param style id of a character style of the template
 * @param font name of a font
 * @param colour six hexadecimal digits
 * @param highlight one of Word's names, such as {@code yellow}
 * @param halfPoints size of the letters, twice the points
 */
public record Format(
    String style, String font, String colour, String highlight, int halfPoints, Set<Mark> marks) {
  /** As the paragraph. */
  public static final Format NONE = new Format("", "", "", "", 0, Set.of());

  private static final Set<String> HIGHLIGHTS =
      Set.of(
          "black",
          "blue",
          "cyan",
          "darkBlue",
          "darkCyan",
          "darkGray",
          "darkGreen",
          "darkMagenta",
          "darkRed",
          "darkYellow",
          "green",
          "lightGray",
          "magenta",
          "none",
          "red",
          "white",
          "yellow");

  /** What is on or off. */
  public enum Mark {
    BOLD,
    ITALIC,
    UNDERLINE,
    STRIKE,
    SUBSCRIPT,
    SUPERSCRIPT
  }

  public Format {
    if (!colour.matches("([0-9A-Fa-f]{6})?")) {
      throw new IllegalArgumentException(
          "a colour is written as six hexadecimal digits, was '" + colour + "'");
    }
    if (!highlight.isEmpty() && !HIGHLIGHTS.contains(highlight)) {
      throw new IllegalArgumentException("there is no highlight '" + highlight + "'");
    }
    if (halfPoints < 0 || halfPoints > 3276) {
      throw new IllegalArgumentException("a size is from 1 to 3276 half points, was " + halfPoints);
    }
    marks = Set.copyOf(marks);
  }

  public static Format of(Mark... marks) {
    return NONE.with(marks);
  }

  /** These marks too. */
  public Format with(Mark... more) {
    Set<Mark> all = EnumSet.noneOf(Mark.class);
    all.addAll(marks);
    all.addAll(Arrays.asList(more));
    return new Format(style, font, colour, highlight, halfPoints, all);
  }

  public Format withStyle(String id) {
    return new Format(id, font, colour, highlight, halfPoints, marks);
  }

  public Format withFont(String name) {
    return new Format(style, name, colour, highlight, halfPoints, marks);
  }

  public Format withColour(String digits) {
    return new Format(style, font, digits, highlight, halfPoints, marks);
  }

  public Format withHighlight(String name) {
    return new Format(style, font, colour, name, halfPoints, marks);
  }

  public Format withHalfPoints(int size) {
    return new Format(style, font, colour, highlight, size, marks);
  }
}
