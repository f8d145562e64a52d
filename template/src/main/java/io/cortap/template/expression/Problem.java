package io.cortap.template.expression;

/** What can be wrong with an expression; names are stable. */
public enum Problem {
  /** The expression cannot be read. */
  SYNTAX,
  /** A quoted text has no end. */
  UNCLOSED_QUOTE,
  UNKNOWN_FILTER,
  UNKNOWN_TEST,
  UNKNOWN_FUNCTION,
  UNKNOWN_METHOD,
  /** Jinja2 has it, this dialect has not, on purpose. */
  OUT_OF_DIALECT,
  /** Arguments do not fit what is called. */
  ARGUMENTS,
  /** Something undefined is used beyond printing and testing it. */
  UNDEFINED,
  /** Values of the wrong kind meet. */
  TYPE,
  /** A value of the right kind cannot be used: division by zero, an unknown format. */
  VALUE,
  /** A budget is spent: steps, depth, size or time. */
  BUDGET
}
