package io.cortap.template.expression;

import java.util.function.UnaryOperator;

/** What {@code colspan} and {@code cellbg} write, refused when a cell cannot have it. */
public final class CellValue extends Expression {
  final Expression given;
  private final UnaryOperator<Object> checked;

  private CellValue(Expression given, UnaryOperator<Object> checked) {
    this.given = given;
    this.checked = checked;
  }

  /** A number of columns: at least one, multiplied by those of the cell itself. */
  public static Expression span(Expression given, int factor) {
    return new CellValue(
        given,
        value -> {
          long columns = Numbers.toLong(value, "a number of columns");
          if (columns < 1 || columns > 63) {
            throw ExpressionException.value("a cell spans from 1 to 63 columns, not " + columns);
          }
          return columns * factor;
        });
  }

  /** A colour as six hexadecimal digits, with or without a leading number sign; or auto. */
  public static Expression colour(Expression given) {
    return new CellValue(
        given,
        value -> {
          String text = Text.of(value).strip();
          String colour = text.startsWith("#") ? text.substring(1) : text;
          if (colour.isEmpty()) {
            return "auto";
          }
          boolean digits =
              colour.length() == 6 && colour.chars().allMatch(c -> Character.digit(c, 16) >= 0);
          if (!digits && !colour.equals("auto")) {
            throw ExpressionException.value(
                "a colour is written as six hexadecimal digits, not as '" + text + "'");
          }
          return colour;
        });
  }

  @Override
  public Object value(Evaluation evaluation) {
    return checked.apply(given.value(evaluation));
  }

  @Override
  String path() {
    return given.path();
  }
}
