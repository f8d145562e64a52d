package io.cortap.core.review;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds where a canonical form contradicts the review that was read from it. */
final class CanonicalDifference {
  private CanonicalDifference() {}

  /** The first member of {@code given} that {@code expected} lacks or holds otherwise, in words. */
  static Optional<String> first(Map<?, ?> given, Map<?, ?> expected) {
    return inObject("", given, expected);
  }

  private static Optional<String> inObject(String path, Map<?, ?> given, Map<?, ?> expected) {
    for (Map.Entry<?, ?> member : given.entrySet()) {
      String at = path + (path.isEmpty() ? "" : ".") + member.getKey();
      if (!expected.containsKey(member.getKey())) {
        return Optional.of(at + " is no member of the canonical form");
      }
      Optional<String> within = in(at, member.getValue(), expected.get(member.getKey()));
      if (within.isPresent()) {
        return within;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> in(
      String path, @Nullable Object given, @Nullable Object expected) {
    if (given instanceof Map<?, ?> object && expected instanceof Map<?, ?> map) {
      return inObject(path, object, map);
    }
    if (given instanceof List<?> list
        && expected instanceof List<?> other
        && list.size() == other.size()) {
      for (int i = 0; i < list.size(); i++) {
        Optional<String> within = in(path + "[" + i + "]", list.get(i), other.get(i));
        if (within.isPresent()) {
          return within;
        }
      }
      return Optional.empty();
    }
    return same(given, expected)
        ? Optional.empty()
        : Optional.of(
            path
                + " is "
                + shown(given)
                + ", while the rest of the review makes it "
                + shown(expected));
  }

  private static boolean same(@Nullable Object given, @Nullable Object expected) {
    return given instanceof Number && expected instanceof Number
        ? given.toString().equals(expected.toString())
        : Objects.equals(given, expected);
  }

  private static String shown(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Map<?, ?> map -> "an object";
      case List<?> list -> "a list of " + list.size();
      default -> "'" + value + "'";
    };
  }
}
