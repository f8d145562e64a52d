package io.cortap.template.expression;

/**
 * A word of an expression and what should stand there instead.
 *
 * @param at offset of the word in the expression, or -1 when only the word is known
 * @param wrong the word, empty when there is nothing to propose
 * @param right what to write instead
 */
public record Correction(int at, String wrong, String right) {
  public static final Correction NONE = new Correction(-1, "", "");

  static Correction ofWord(String wrong, String right) {
    return right.isEmpty() ? NONE : new Correction(-1, wrong, right);
  }

  static Correction at(int at, String wrong, String right) {
    return right.isEmpty() ? NONE : new Correction(at, wrong, right);
  }

  public boolean isPresent() {
    return !right.isEmpty();
  }
}
