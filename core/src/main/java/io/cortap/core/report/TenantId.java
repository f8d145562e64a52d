package io.cortap.core.report;

import java.util.regex.Pattern;

/**
 * Names one customer of Riskuity: the wall that no data crosses.
 *
 * @param value 1 to 64 characters out of {@code A-Z a-z 0-9 _ -}, so that it may stand in a blob
 *     key
 */
public record TenantId(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  public TenantId {
    if (!isWellFormed(value)) {
      throw new IllegalArgumentException(
          "a tenant id has 1 to 64 letters, digits, '_' or '-', was '" + value + "'");
    }
  }

  /** Whether {@code text} could name a tenant. */
  public static boolean isWellFormed(String text) {
    return FORM.matcher(text).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
