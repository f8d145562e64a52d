package io.cortap.app;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The forms in which values are written that more than one setting has; each says what it wants.
 */
final class SettingForms {
  private SettingForms() {}

  static boolean truth(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException("it must be true or false");
    }
    return text.equals("true");
  }

  static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("it must look like 2027-03-15T12:00:00Z");
    }
  }

  static Function<String, Integer> atLeastOne() {
    return number(1, 10_000);
  }

  static Function<String, Integer> number(int min, int max) {
    return text -> {
      if (!text.matches("[0-9]{1,9}")
          || Integer.parseInt(text) < min
          || Integer.parseInt(text) > max) {
        throw new IllegalArgumentException("it must be a whole number from " + min + " to " + max);
      }
      return Integer.parseInt(text);
    };
  }

  static Function<String, Duration> seconds() {
    return number(1, 100_000_000).andThen(Duration::ofSeconds);
  }

  static <T> Function<String, Optional<T>> given(Function<String, T> value) {
    return text -> text.isEmpty() ? Optional.empty() : Optional.of(value.apply(text));
  }

  static <T> Function<String, List<T>> listOf(Function<String, T> element) {
    return text ->
        Arrays.stream(text.split(","))
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .map(element)
            .toList();
  }

  /** Keys as {@code id:base64}, comma list, the first is current. No fault quotes any of it. */
  static <T> Function<String, List<T>> keys(BiFunction<String, byte[], T> key) {
    return text -> {
      List<String> parts = listOf(Function.identity()).apply(text);
      if (parts.isEmpty()
          || !parts.stream().allMatch(part -> part.matches("[A-Za-z0-9_-]{1,32}:[^:]+"))
          || parts.stream().map(SettingForms::keyId).distinct().count() < parts.size()) {
        throw new IllegalArgumentException(
            "it must be a comma list of id:base64, each id once and of up to 32 letters, digits,"
                + " '_' or '-'");
      }
      return parts.stream()
          .map(part -> key.apply(keyId(part), base64(part.substring(part.indexOf(':') + 1))))
          .toList();
    };
  }

  private static String keyId(String part) {
    return part.substring(0, part.indexOf(':'));
  }

  private static byte[] base64(String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("a key's bytes are base64; these are not");
    }
  }
}
