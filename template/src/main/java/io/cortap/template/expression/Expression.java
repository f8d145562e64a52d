package io.cortap.template.expression;

/** A compiled expression: immutable, evaluated by any number of threads. */
public abstract class Expression {
  /** Stands for an expression that could not be read, so that the rest can be checked. */
  public static final Expression BLANK = new Nodes.Constant("");

  /** The value; never null, Python's None is a value of its own. */
  public abstract Object value(Evaluation evaluation);

  /** Python's truth of the value. */
  public boolean holds(Evaluation evaluation) {
    return Values.truthy(value(evaluation));
  }

  /** How messages name the expression: a path such as {@code project.name}, else an ellipsis. */
  String path() {
    return "…";
  }
}
