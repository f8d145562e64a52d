package io.cortap.core.job;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names one job: when it was accepted, and at least 96 random bits.
 *
 * @param value for instance {@code rpt-20270315-140045-k3v9q2m4x7b1n8d5c6f0}
 */
public record JobId(String value) {
  /** How many random characters out of {@code a-z 0-9} make 96 bits or more. */
  public static final int SUFFIX_LENGTH = 20;

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int TIME_AT = "rpt-20270315-".length();
  private static final int SUFFIX_AT = "rpt-20270315-140045-".length();
  private static final int LEAST_SUFFIX = 19;
  private static final int MOST_SUFFIX = 40;
  private static final Pattern WITHIN =
      Pattern.compile("rpt-[0-9]{8}-[0-9]{6}-[a-z0-9]{" + LEAST_SUFFIX + "," + MOST_SUFFIX + "}");

  public JobId {
    if (!isWellFormed(value)) {
      throw new IllegalArgumentException(
          "a job id must look like rpt-20270315-140045-k3v9q2m4x7b1n8d5c6f0, was '" + value + "'");
    }
  }

  /** The id of a job accepted at {@code instant}. */
  public static JobId of(Instant instant, String suffix) {
    return new JobId("rpt-" + STAMP.format(instant) + "-" + suffix);
  }

  /** Whether {@code text} could name a job. */
  public static boolean isWellFormed(String text) {
    int length = text.length();
    boolean well =
        length >= SUFFIX_AT + LEAST_SUFFIX
            && length <= SUFFIX_AT + MOST_SUFFIX
            && text.startsWith("rpt-");
    for (int i = "rpt-".length(); well && i < length; i++) {
      char c = text.charAt(i);
      well =
          i == TIME_AT - 1 || i == SUFFIX_AT - 1
              ? c == '-'
              : isDigit(c) || (i >= SUFFIX_AT && c >= 'a' && c <= 'z');
    }
    return well;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** The last job id in a text, for instance in a blob's key: a tenant before it may look alike. */
  public static Optional<JobId> foundIn(String text) {
    return WITHIN
        .matcher(text)
        .results()
        .reduce((earlier, later) -> later)
        .map(found -> new JobId(found.group()));
  }

  /** Whether the job was accepted in that second or before. */
  public boolean acceptedBy(Instant instant) {
    int stampAt = "rpt-".length();
    return value.substring(stampAt, value.lastIndexOf('-')).compareTo(STAMP.format(instant)) <= 0;
  }

  /** The second in which the job was accepted. */
  public Instant acceptedAt() {
    return STAMP.parse(value.substring("rpt-".length(), value.lastIndexOf('-')), Instant::from);
  }

  @Override
  public String toString() {
    return value;
  }
}
