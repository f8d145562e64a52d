package io.cortap.template.expression;

import java.util.Objects;

/** An expression cannot be read or evaluated; who knows the tag adds the place. */
public final class ExpressionException extends RuntimeException {
  private final Problem problem;
  private final Correction correction;

  public ExpressionException(Problem problem, String message) {
    this(problem, message, Correction.NONE);
  }

  public ExpressionException(Problem problem, String message, Correction correction) {
    super(message, null, false, false);
    this.problem = problem;
    this.correction = correction;
  }

  public Problem problem() {
    return problem;
  }

  public Correction correction() {
    return correction;
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNullElse(super.getMessage(), problem.name());
  }

  static ExpressionException type(String message) {
    return new ExpressionException(Problem.TYPE, message);
  }

  static ExpressionException value(String message) {
    return new ExpressionException(Problem.VALUE, message);
  }
}
