package io.cortap.template.expression;

import java.util.Map;

/** An expression whose evaluations are told to somebody, and whose faults do not end the render. */
public final class Watched extends Expression {
  private final Expression inner;
  private final Watcher watcher;

  public Watched(Expression inner, Watcher watcher) {
    this.inner = inner;
    this.watcher = watcher;
  }

  /** Told of evaluations. */
  public interface Watcher {
    /**
     * @param holds Python's truth of the value
     */
    void evaluated(boolean holds);

    /** The expression failed; it counts as undefined from here on. */
    void failed(ExpressionException fault);
  }

  @Override
  public Object value(Evaluation evaluation) {
    try {
      Object value = inner.value(evaluation);
      watcher.evaluated(Values.truthy(value));
      return value;
    } catch (ExpressionException fault) {
      if (fault.problem() == Problem.BUDGET) {
        throw fault;
      }
      watcher.failed(fault);
      return new Undefined(path(), "", Map.of());
    }
  }

  @Override
  String path() {
    return inner.path();
  }
}
