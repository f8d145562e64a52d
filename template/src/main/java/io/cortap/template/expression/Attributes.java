package io.cortap.template.expression;

/** A value of the engine's own with a fixed set of named members, such as {@code loop}. */
interface Attributes {
  /** The member, or {@link Undefined}. */
  Object attribute(String name);

  default Undefined undefined(String name) {
    return new Undefined(name, name, java.util.Map.of());
  }
}
