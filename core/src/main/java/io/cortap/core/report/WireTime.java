package io.cortap.core.report;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Times on the wire: RFC 3339, UTC, whole seconds, for instance {@code 2027-03-15T14:16:00Z}. */
public final class WireTime {
  private WireTime() {}

  /** {@code instant} with its fraction of a second dropped. */
  public static String format(Instant instant) {
    return DateTimeFormatter.ISO_INSTANT.format(instant.truncatedTo(ChronoUnit.SECONDS));
  }
}
