package io.cortap.template.document;

import io.cortap.template.expression.ExpressionException;
import io.cortap.template.expression.Problem;

/** How many bytes a render may still write, before compression. One thread's own. */
final class OutputBudget {
  private final long max;
  private long left;

  OutputBudget(long max) {
    this.max = max;
    this.left = max;
  }

  void require(long bytes) {
    if (bytes > left) {
      throw new ExpressionException(
          Problem.BUDGET,
          "the document would have more than %d bytes before compression".formatted(max));
    }
  }

  void spend(long bytes) {
    require(bytes);
    left -= bytes;
  }
}
