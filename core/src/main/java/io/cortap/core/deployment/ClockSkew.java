package io.cortap.core.deployment;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** How far two clocks are apart, by the date of an answer (RFC 9110, section 6.6.1). */
public final class ClockSkew {
  /** Receivers of webhooks reject stamps that are farther away. */
  public static final Duration MOST = Duration.ofSeconds(300);

  private static final Duration WORTH_KNOWING = Duration.ofSeconds(30);
  private static final String FIX =
      "let the host's clock follow a time server (chrony, or Amazon Time Sync at 169.254.169.123)";

  private ClockSkew() {}

  /**
   * @param date the header; empty if there was none
   * @param whose for instance {@code S3}
   */
  public static Check check(String name, String whose, Optional<String> date, Instant now) {
    Optional<Instant> theirs = date.flatMap(ClockSkew::instant);
    if (theirs.isEmpty()) {
      return Check.noted(name, whose + " did not tell its time", "compare the clock yourself");
    }
    Duration apart = Duration.between(theirs.get(), now);
    String seen = "this clock is " + apart.toSeconds() + " s from that of " + whose;
    if (apart.abs().compareTo(MOST) > 0) {
      return Check.faulty(name, seen + ": signatures will be refused", FIX);
    }
    return apart.abs().compareTo(WORTH_KNOWING) > 0
        ? Check.noted(name, seen, FIX)
        : Check.fits(name, seen);
  }

  private static Optional<Instant> instant(String date) {
    try {
      return Optional.of(
          ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
