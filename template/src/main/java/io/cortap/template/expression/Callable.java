package io.cortap.template.expression;

/** A function as a value, so that {@code set f = range} works. */
record Callable(Builtin builtin) {
  @Override
  public String toString() {
    return "<function " + builtin.name() + ">";
  }
}
