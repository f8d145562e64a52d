package io.cortap.core.report;

/**
 * Names one customer of Riskuity: the wall that no data crosses.
 *
 * @param value 1 to 64 characters out of {@code A-Z a-z 0-9 _ -}, so that it may stand in a blob
 *     key
 */
public record TenantId(String value) {
  private static final int MAX_LENGTH = 64;

  public TenantId {
    if (!isWellFormed(value)) {
      throw new IllegalArgumentException(
          "a tenant id has 1 to 64 letters, digits, '_' or '-', was '" + value + "'");
    }
  }

  /** Whether {@code text} could name a tenant. */
  public static boolean isWellFormed(String text) {
    int length = text.length();
    boolean well = length > 0 && length <= MAX_LENGTH;
    for (int i = 0; well && i < length; i++) {
      well = isAllowed(text.charAt(i));
    }
    return well;
  }

  private static boolean isAllowed(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '-';
  }

  @Override
  public String toString() {
    return value;
  }
}
