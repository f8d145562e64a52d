package io.cortap.template.diagnosis;

import io.cortap.template.expression.Problem;

/** The kinds of findings. Names are stable: other programs may store and compare them. */
public enum DiagnosticId {
  SYNTAX,
  UNCLOSED_QUOTE,
  UNKNOWN_FILTER,
  UNKNOWN_TEST,
  UNKNOWN_FUNCTION,
  UNKNOWN_METHOD,
  OUT_OF_DIALECT,
  ARGUMENTS,
  UNDEFINED,
  TYPE,
  VALUE,
  BUDGET,
  /** A tag has no end in its paragraph. */
  UNCLOSED_TAG,
  /** Closing braces without a tag that they end. */
  STRAY_BRACES,
  /** A tag whose first word is no statement. */
  UNKNOWN_STATEMENT,
  /** A block that is never closed. */
  MISSING_END,
  /** An end, else or elif without a block that it could belong to. */
  WITHOUT_BLOCK,
  /** An end that closes another kind of block than the one that is open. */
  MISMATCHED_END,
  /** A level such as {@code tr} where no such element surrounds the tag. */
  WRONG_LEVEL,
  /** A blank between the brace and the level: <code>&#123;% p if</code>. */
  DETACHED_LEVEL,
  /** A block opens and closes in places that cannot be cut out without breaking the document. */
  CROSSING_BLOCK,
  /** Text or tags beside a level tag, which vanish with its element. */
  DROPPED_CONTENT,
  /** Typographic quotes, hard blanks or entities inside a tag, read as plain ones. */
  NORMALISED_TAG,
  /** A part is no well-formed XML, or holds a DTD. */
  BROKEN_XML,
  /** The file is no DOCX package that may be opened. */
  BROKEN_PACKAGE,
  /** The file is larger than the limits allow. */
  LIMIT,
  /** Macros, embedded objects and the like: never accepted. */
  REFUSED_CONTENT,
  /** A value held characters that XML forbids; they were left out. */
  ILLEGAL_CHARACTERS,
  /** An undefined or empty value was printed as nothing. */
  MISSING_VALUE,
  /** The rendered document would not be valid. */
  INVALID_OUTPUT,
  /** A field that neither the data nor the declared fields have. */
  UNKNOWN_FIELD,
  /** A declared field that the template never reads. */
  UNUSED_FIELD,
  /** The braces of a value around a statement, or those of a statement around a value. */
  WRONG_BRACES,
  /** Text in brackets that an author meant to replace: {@code [LIST]}. */
  PLACEHOLDER,
  /** A year written out, which will be wrong in the next one. */
  LITERAL_YEAR;

  /** What it means, with an example of the fault and one without it. */
  public Explanation explanation() {
    return Explanations.of(this);
  }

  /** The id under which a problem of an expression is reported. */
  public static DiagnosticId of(Problem problem) {
    return switch (problem) {
      case SYNTAX -> SYNTAX;
      case UNCLOSED_QUOTE -> UNCLOSED_QUOTE;
      case UNKNOWN_FILTER -> UNKNOWN_FILTER;
      case UNKNOWN_TEST -> UNKNOWN_TEST;
      case UNKNOWN_FUNCTION -> UNKNOWN_FUNCTION;
      case UNKNOWN_METHOD -> UNKNOWN_METHOD;
      case OUT_OF_DIALECT -> OUT_OF_DIALECT;
      case ARGUMENTS -> ARGUMENTS;
      case UNDEFINED -> UNDEFINED;
      case TYPE -> TYPE;
      case VALUE -> VALUE;
      case BUDGET -> BUDGET;
    };
  }
}
