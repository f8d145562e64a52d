package io.cortap.core.report;

/**
 * Names one user within a tenant, as Riskuity's tokens do.
 *
 * @param value 1 to 128 visible ASCII characters
 */
public record UserId(String value) {
  private static final int MAX_LENGTH = 128;

  public UserId {
    if (!isWellFormed(value)) {
      throw new IllegalArgumentException(
          "a user id has 1 to 128 visible ASCII characters, was '" + value + "'");
    }
  }

  /** Whether {@code text} could name a user. */
  public static boolean isWellFormed(String text) {
    return VisibleAscii.isWellFormed(text, MAX_LENGTH);
  }

  @Override
  public String toString() {
    return value;
  }
}
