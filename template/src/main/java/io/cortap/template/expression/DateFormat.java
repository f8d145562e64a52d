package io.cortap.template.expression;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.Optional;

/** ISO dates by strftime codes, always in English; whatever is no date stays as it is. */
final class DateFormat {
  static final String LONG_ENGLISH = "%B %d, %Y";
  private static final DateTimeFormatter ENGLISH_LONG =
      DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.ENGLISH);

  private DateFormat() {}

  static Object format(Object value, String format) {
    if (!(value instanceof String text)) {
      return value;
    }
    Optional<LocalDateTime> read = read(text.strip());
    return read.isPresent() ? format(read.get(), format) : value;
  }

  private static Optional<LocalDateTime> read(String text) {
    try {
      if (text.length() == 10 && text.charAt(4) == '-') {
        return Optional.of(LocalDate.parse(text).atStartOfDay());
      }
      if (text.length() > 10 && text.charAt(4) == '-') {
        return Optional.of(readDateTime(text));
      }
      return text.length() > 8 && Character.isLetter(text.charAt(0))
          ? Optional.of(LocalDate.parse(text, ENGLISH_LONG).atStartOfDay())
          : Optional.empty();
    } catch (DateTimeException noDate) {
      return Optional.empty();
    }
  }

  /** The date is the one written, whatever the offset. */
  private static LocalDateTime readDateTime(String text) {
    String iso = text.charAt(10) == ' ' ? text.substring(0, 10) + "T" + text.substring(11) : text;
    boolean offset = iso.endsWith("Z") || iso.indexOf('+', 10) > 0 || iso.indexOf('-', 10) > 0;
    if (!offset) {
      return LocalDateTime.parse(iso);
    }
    boolean shortOffset = iso.matches(".*[+-]\\d{4}");
    String whole =
        shortOffset
            ? iso.substring(0, iso.length() - 2) + ":" + iso.substring(iso.length() - 2)
            : iso;
    return OffsetDateTime.parse(whole).toLocalDateTime();
  }

  private static String format(LocalDateTime date, String format) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < format.length(); i++) {
      char c = format.charAt(i);
      if (c != '%' || i + 1 == format.length()) {
        out.append(c);
        continue;
      }
      char code = format.charAt(++i);
      boolean unpadded = (code == '-' || code == '#') && i + 1 < format.length();
      if (unpadded) {
        code = format.charAt(++i);
      }
      append(out, date, code, unpadded);
    }
    return out.toString();
  }

  private static void append(StringBuilder out, LocalDateTime date, char code, boolean unpadded) {
    switch (code) {
      case 'Y' -> out.append(date.getYear());
      case 'y' -> number(out, date.getYear() % 100, 2, unpadded);
      case 'm' -> number(out, date.getMonthValue(), 2, unpadded);
      case 'd' -> number(out, date.getDayOfMonth(), 2, unpadded);
      case 'e' -> out.append(String.format(Locale.ROOT, "%2d", date.getDayOfMonth()));
      case 'H' -> number(out, date.getHour(), 2, unpadded);
      case 'I' -> number(out, date.get(ChronoField.CLOCK_HOUR_OF_AMPM), 2, unpadded);
      case 'M' -> number(out, date.getMinute(), 2, unpadded);
      case 'S' -> number(out, date.getSecond(), 2, unpadded);
      case 'f' -> number(out, date.get(ChronoField.MICRO_OF_SECOND), 6, unpadded);
      case 'j' -> number(out, date.getDayOfYear(), 3, unpadded);
      case 'B' -> out.append(date.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
      case 'b', 'h' ->
          out.append(date.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH), 0, 3);
      case 'A' -> out.append(date.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
      case 'a' ->
          out.append(date.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH), 0, 3);
      case 'p' -> out.append(date.getHour() < 12 ? "AM" : "PM");
      case 'q' -> out.append(date.get(IsoFields.QUARTER_OF_YEAR));
      case 'u' -> out.append(date.getDayOfWeek().getValue());
      case 'w' -> out.append(date.getDayOfWeek().getValue() % 7);
      case 'F' -> out.append(date.truncatedTo(ChronoUnit.DAYS).toLocalDate());
      case 'x', 'D' -> out.append(format(date, "%m/%d/%y"));
      case 'X', 'T' -> out.append(format(date, "%H:%M:%S"));
      case '%' -> out.append('%');
      default -> throw ExpressionException.value("date_format knows no code '%" + code + "'");
    }
  }

  private static void number(StringBuilder out, int number, int width, boolean unpadded) {
    String digits = Integer.toString(number);
    out.append("0".repeat(unpadded ? 0 : Math.max(0, width - digits.length()))).append(digits);
  }
}
