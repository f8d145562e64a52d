package io.cortap.core.review;

import java.util.HashMap;
import java.util.Map;

/**
 * A comment that has been read.
 *
 * @param shown without markup, as a person would read it
 */
record ReadComment(String shown, CommentReading reading) {

  static ReadComment of(String comment) {
    CommentText text = CommentText.of(comment);
    return new ReadComment(text.shown(), CommentReading.of(text));
  }

  /** The comments of one project: those that say the same, as "Compliant." does, are read once. */
  static final class Once {
    private final Map<String, ReadComment> read = new HashMap<>();

    ReadComment of(String comment) {
      return read.computeIfAbsent(comment, ReadComment::of);
    }
  }
}
