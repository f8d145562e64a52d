package io.cortap.template.expression;

/** A value that expressions pass on as it is: it has no members, and is true. */
public interface Opaque {
  /** What it says where only text is wanted: in {@code ~}, in a set block, in an attribute. */
  String text();
}
