package io.cortap.adapter.riskuity;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The {@code Retry-After} header (RFC 9110, section 10.2.3): seconds, or a date in three forms. */
final class RetryAfter {
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
  private static final Pattern WEEKDAY = Pattern.compile("^[A-Za-z]{3,9},? +");

  /** RFC 9110, section 5.6.7: IMF-fixdate, RFC 850, asctime; the weekday is cut off first. */
  private static final List<DateTimeFormatter> DATES =
      List.of(
          DateTimeFormatter.ofPattern("d MMM uuuu HH:mm:ss 'GMT'", Locale.ROOT),
          new DateTimeFormatterBuilder()
              .appendPattern("d-MMM-")
              .appendValueReduced(ChronoField.YEAR, 2, 2, 2000)
              .appendPattern(" HH:mm:ss 'GMT'")
              .toFormatter(Locale.ROOT),
          DateTimeFormatter.ofPattern("MMM d HH:mm:ss uuuu", Locale.ROOT));

  private RetryAfter() {}

  /** How long to wait from {@code now}; zero for a date gone by, or for what cannot be read. */
  static Duration wait(String header, Instant now) {
    String text = header.strip();
    if (SECONDS.matcher(text).matches()) {
      return Duration.ofSeconds(Long.parseLong(text));
    }
    String date = WEEKDAY.matcher(text).replaceFirst("").replaceAll(" +", " ");
    for (DateTimeFormatter form : DATES) {
      try {
        Instant at = LocalDateTime.parse(date, form).toInstant(ZoneOffset.UTC);
        Duration wait = Duration.between(now, at);
        return wait.isNegative() ? Duration.ZERO : wait;
      } catch (DateTimeParseException notThisForm) {
        continue;
      }
    }
    return Duration.ZERO;
  }
}
