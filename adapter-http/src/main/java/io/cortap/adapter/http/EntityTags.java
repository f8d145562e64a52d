package io.cortap.adapter.http;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The entity tags that a request names in one of its conditions (RFC 9110, section 13.1).
 *
 * @param any whether it names whatever there is: {@code *}
 * @param strong tags that stand for the very bytes, quotes included
 * @param weak tags behind {@code W/}, without it
 */
record EntityTags(boolean any, List<String> strong, List<String> weak) {
  private static final Pattern TAG =
      Pattern.compile("\\G\\s*(?:,\\s*)*(W/)?(\"[\\x21\\x23-\\x7e\\x80-\\xff]*\")\\s*(?=,|$)");

  EntityTags {
    strong = List.copyOf(strong);
    weak = List.copyOf(weak);
  }

  /**
   * @param sent the header's values; none of them and the condition was not made
   * @throws RefusedException for what is no list of tags
   */
  static Optional<EntityTags> read(String header, List<String> sent) {
    String value = String.join(",", sent).strip();
    if (sent.isEmpty()) {
      return Optional.empty();
    }
    if (value.equals("*")) {
      return Optional.of(new EntityTags(true, List.of(), List.of()));
    }
    var strong = new ArrayList<String>();
    var weak = new ArrayList<String>();
    Matcher tag = TAG.matcher(value);
    int end = 0;
    while (tag.find()) {
      (tag.group(1) == null ? strong : weak).add(tag.group(2));
      end = tag.end();
    }
    if (end == 0 || !value.substring(end).matches("[\\s,]*")) {
      throw malformed(header);
    }
    return Optional.of(new EntityTags(false, strong, weak));
  }

  private static RefusedException malformed(String header) {
    String message = "must be * or the ETag as it was read, with its quotes";
    return new RefusedException(
        Problem.of(FailureCode.INVALID_REQUEST, "the " + header + " header " + message)
            .with("fields", List.of(Map.of("field", header, "message", message)))
            .at("setup"));
  }

  /** As {@code If-Match} compares: strongly. */
  boolean matches(String current) {
    return any || strong.contains(current);
  }

  /** As {@code If-None-Match} compares: weakly. */
  boolean matchesWeakly(String current) {
    return matches(current) || weak.contains(current);
  }
}
