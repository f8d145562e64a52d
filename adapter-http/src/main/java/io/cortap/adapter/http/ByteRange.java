package io.cortap.adapter.http;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a body that a request's {@code Range} asks for (RFC 9110, section 14). Only a single
 * range is served in part; several, another unit and whatever is ill formed count as none at all,
 * which the RFC leaves to a server.
 */
sealed interface ByteRange {
  /** The whole body. */
  record Whole() implements ByteRange {}

  /** These bytes of it, both ends included, within the body. */
  record Part(int first, int last) implements ByteRange {
    /** The value of {@code Content-Range} for a body of {@code length} bytes. */
    String contentRange(int length) {
      return "bytes " + first + "-" + last + "/" + length;
    }
  }

  /** Bytes that the body does not have. */
  record Beyond() implements ByteRange {}

  Pattern SINGLE = Pattern.compile("(?i:bytes)=[ \t]*([0-9]*)-([0-9]*)[ \t]*");

  /**
   * @param sent every {@code Range} header of the request
   */
  static ByteRange of(List<String> sent, int length) {
    Matcher range = SINGLE.matcher(sent.size() == 1 ? sent.getFirst() : "");
    if (!range.matches()) {
      return new Whole();
    }
    Optional<Integer> first = position(range.group(1));
    Optional<Integer> last = position(range.group(2));
    if (first.isPresent()) {
      return from(first.get(), last.orElse(Integer.MAX_VALUE), length);
    }
    return last.map(count -> ending(count, length)).orElseGet(Whole::new);
  }

  private static ByteRange from(int first, int last, int length) {
    if (last < first) {
      return new Whole();
    }
    return first >= length ? new Beyond() : new Part(first, Math.min(last, length - 1));
  }

  private static ByteRange ending(int count, int length) {
    return count == 0 || length == 0
        ? new Beyond()
        : new Part(Math.max(0, length - count), length - 1);
  }

  /** A number too large to matter is as good as the largest. */
  private static Optional<Integer> position(String digits) {
    if (digits.isEmpty()) {
      return Optional.empty();
    }
    String number = digits.replaceFirst("^0+(?=.)", "");
    return Optional.of(number.length() > 9 ? Integer.MAX_VALUE : Integer.valueOf(number));
  }
}
