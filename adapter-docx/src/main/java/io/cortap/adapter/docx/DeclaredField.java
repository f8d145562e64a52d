package io.cortap.adapter.docx;

import org.jspecify.annotations.Nullable;

/**
 * A value that a template reads, as its manifest declares it.
 *
 * @param path from the top of the context, for instance {@code project.recipient_name}
 * @param type what kind of value it is; a missing list or object is given to the template empty
 * @param fallback what is printed when an optional value is missing; null leaves it out
 * @param place where in the document a reader would look for it
 * @param supplier who should supply it
 */
record DeclaredField(
    String path,
    Need need,
    Type type,
    @Nullable Object fallback,
    String place,
    String supplier) {

  /** Whether a report can be made without the value. */
  enum Need {
    CRITICAL,
    OPTIONAL
  }

  /** The kinds of values a manifest knows. */
  enum Type {
    STRING,
    INTEGER,
    BOOLEAN,
    DATE,
    LIST,
    OBJECT
  }
}
