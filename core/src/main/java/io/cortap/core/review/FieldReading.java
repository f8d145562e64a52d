package io.cortap.core.review;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads values of people's making by their kind: blanks and null are nothing, placeholders are set
 * aside, and whatever does not fit is a fault. One instance serves one record.
 */
final class FieldReading {
  private static final int MOST_DIGITS = 30;
  private static final int MOST_NAMES = 12;
  private static final int LONGEST_SHOWN = 80;

  private final boolean keepsPlaceholders;
  private final List<SetupFault> faults = new ArrayList<>();
  private final Map<String, String> placeholders = new LinkedHashMap<>();

  FieldReading() {
    this(false);
  }

  /**
   * @param keepsPlaceholders whether a text that only keeps a place is a value like any other
   */
  FieldReading(boolean keepsPlaceholders) {
    this.keepsPlaceholders = keepsPlaceholders;
  }

  List<SetupFault> faults() {
    return faults;
  }

  /** Texts that only keep a place, by member. */
  Map<String, String> placeholders() {
    return placeholders;
  }

  void fault(String member, String problem) {
    faults.add(new SetupFault(member, problem));
  }

  /** The value in its canonical form, or empty when there is none; faults are kept. */
  Optional<Object> read(FieldKind kind, String member, @Nullable Object raw) {
    if (raw == null) {
      return Optional.empty();
    }
    if (raw instanceof String text) {
      if (text.isBlank()) {
        return Optional.empty();
      }
      if (keepsAPlace(kind, text)) {
        placeholders.put(member, text.strip());
        return keepsPlaceholders ? Optional.of(text.strip()) : Optional.empty();
      }
    }
    return switch (kind) {
      case FieldKind.Text text -> text(text.form(), member, raw);
      case FieldKind.OneOf oneOf -> oneOf(oneOf.words(), member, raw);
      case FieldKind.WholeNumber number -> number(number, member, raw);
      case FieldKind.Flag flag -> flag(member, raw);
      case FieldKind.Texts texts -> texts(member, raw);
      case FieldKind.Rows rows -> rows(rows, member, raw);
    };
  }

  /** {@code TBD, MA} and {@code Quillport, ST} keep a place as much as {@code City, ST} does. */
  private static boolean keepsAPlace(FieldKind kind, String text) {
    TextForm form = kind instanceof FieldKind.Text known ? known.form() : TextForm.TEXT;
    int comma = form == TextForm.CITY_STATE ? text.lastIndexOf(',') : -1;
    boolean stateless =
        (comma > 0 || form == TextForm.STATE) && text.substring(comma + 1).strip().equals("ST");
    return stateless
        || Placeholders.contains(text)
        || (comma > 0 && Placeholders.contains(text.substring(0, comma)));
  }

  private Optional<Object> text(TextForm form, String member, Object raw) {
    if (raw instanceof Number number && form.takesNumbers()) {
      Optional<Object> digits = digits(number);
      return digits.isPresent() ? digits : refuse(member, form.wanted(), raw);
    }
    if (raw instanceof String text && form.accepts(text.strip())) {
      return Optional.of(text.strip());
    }
    return refuse(member, form.wanted(), raw);
  }

  /** As people write it, so without exponent; empty for what nobody would write. */
  private static Optional<Object> digits(Number number) {
    try {
      BigDecimal value = new BigDecimal(number.toString()).stripTrailingZeros();
      return value.precision() > MOST_DIGITS || Math.abs(value.scale()) > MOST_DIGITS
          ? Optional.empty()
          : Optional.of(value.toPlainString());
    } catch (NumberFormatException infinite) {
      return Optional.empty();
    }
  }

  private Optional<Object> oneOf(List<String> words, String member, Object raw) {
    return raw instanceof String text && words.contains(text.strip())
        ? Optional.of(text.strip())
        : refuse(member, "one of " + String.join(" | ", words), raw);
  }

  private Optional<Object> number(FieldKind.WholeNumber bounds, String member, Object raw) {
    try {
      int value = new BigDecimal(raw.toString().strip()).intValueExact();
      if (value >= bounds.low() && value <= bounds.high()) {
        return Optional.of(value);
      }
    } catch (ArithmeticException | NumberFormatException notWhole) {
      // refused below, with the value quoted
    }
    return refuse(member, "a whole number from " + bounds.low() + " to " + bounds.high(), raw);
  }

  private Optional<Object> flag(String member, Object raw) {
    return raw instanceof Boolean truth ? Optional.of(truth) : refuse(member, "true or false", raw);
  }

  private Optional<Object> texts(String member, Object raw) {
    List<?> elements = raw instanceof List<?> list ? list : List.of(raw);
    var read = new ArrayList<String>();
    for (int i = 0; i < elements.size(); i++) {
      text(TextForm.TEXT, elements.get(i), member + "[" + i + "]").ifPresent(read::add);
    }
    return read.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(read));
  }

  private Optional<String> text(TextForm form, @Nullable Object raw, String member) {
    return read(new FieldKind.Text(form), member, raw).map(Object::toString);
  }

  private Optional<Object> rows(FieldKind.Rows shape, String member, Object raw) {
    if (!(raw instanceof List<?> list)) {
      return refuse(member, "a list of objects", raw);
    }
    var read = new ArrayList<Object>();
    for (int i = 0; i < list.size(); i++) {
      row(shape, member + "[" + i + "]", list.get(i)).ifPresent(read::add);
    }
    return read.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(read));
  }

  /** A row of which nothing is left is no row. */
  Optional<Object> row(FieldKind.Rows shape, String member, @Nullable Object raw) {
    if (!(raw instanceof Map<?, ?> given)) {
      return refuse(member, "an object", raw);
    }
    var row = new LinkedHashMap<String, @Nullable Object>();
    shape
        .members()
        .forEach((name, kind) ->
            row.put(name, read(kind, member + "." + name, given.get(name)).orElse(null)));
    given.keySet().stream()
        .filter(name -> !shape.members().containsKey(name))
        .forEach(name -> unknown(member + ".", String.valueOf(name), shape.members().keySet()));
    return row.values().stream().allMatch(value -> value == null)
        ? Optional.empty()
        : Optional.of(Collections.unmodifiableMap(row));
  }

  /** A slip is answered with what was meant, anything else with what there is. */
  void unknown(String section, String name, Collection<String> known) {
    List<String> names = known.stream().distinct().sorted().toList();
    String proposal =
        NearName.of(name, names)
            .map(near -> "did you mean " + near + "?")
            .orElseGet(() ->
                names.size() <= MOST_NAMES
                    ? "known are " + String.join(", ", names)
                    : "none of the " + names.size() + " members has a name like it");
    fault(section + shortened(name), "is not known here; " + proposal);
  }

  private static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST_SHOWN
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST_SHOWN)) + "…";
  }

  private <T> Optional<T> refuse(String member, String wanted, @Nullable Object raw) {
    fault(member, "must be " + wanted + ", was " + shown(raw));
    return Optional.empty();
  }

  /** What was there, in as many characters as help. */
  static String shown(@Nullable Object raw) {
    return raw instanceof Map
        ? "an object"
        : raw instanceof List ? "a list" : "'" + shortened(String.valueOf(raw)) + "'";
  }
}
