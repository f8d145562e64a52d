package io.cortap.template.expression;

/** Python's None while it is being computed with; containers hold a plain null instead. */
enum None {
  NONE;

  @Override
  public String toString() {
    return "";
  }
}
