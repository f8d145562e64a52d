package io.cortap.core.review;

/** What a review says of a control or an area. Declared from the strictest to the mildest. */
public enum Finding {
  DEFICIENT("D"),
  NON_DEFICIENT("ND"),
  NOT_APPLICABLE("NA");

  private final String code;

  Finding(String code) {
    this.code = code;
  }

  /** The code that stands in the canonical JSON. */
  public String code() {
    return code;
  }

  /** The stricter of the two: D before ND before NA. */
  public Finding stricter(Finding other) {
    return compareTo(other) <= 0 ? this : other;
  }

  /**
   * @throws IllegalArgumentException unless {@code code} is D, ND or NA
   */
  public static Finding ofCode(String code) {
    for (Finding finding : values()) {
      if (finding.code.equals(code)) {
        return finding;
      }
    }
    throw new IllegalArgumentException("a finding is D, ND or NA, was '" + code + "'");
  }
}
