package io.cortap.template.expression;

/**
 * A word of an expression.
 *
 * @param text as written; a string's content with escapes resolved
 * @param value of a literal, else None
 * @param at offset in the source
 */
record Token(Kind kind, String text, Object value, int at) {
  enum Kind {
    NAME,
    STRING,
    NUMBER,
    OPERATOR,
    END
  }

  boolean is(String operator) {
    return kind == Kind.OPERATOR && text.equals(operator);
  }

  boolean isName(String name) {
    return kind == Kind.NAME && text.equals(name);
  }

  String described() {
    return kind == Kind.END ? "the end of the tag" : "'" + text + "'";
  }
}
