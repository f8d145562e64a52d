package io.cortap.core.review;

import java.util.Locale;

/** How a finding was gained. */
public enum Confidence {
  /** The reviewer's leading keyword, with nothing against it. */
  SURE,
  /** Read out of phrases or instances, or against a mark or a conflict: a person should confirm. */
  READ;

  /** The word that stands in the canonical JSON. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws IllegalArgumentException unless {@code code} is sure or read
   */
  public static Confidence ofCode(String code) {
    for (Confidence confidence : values()) {
      if (confidence.code().equals(code)) {
        return confidence;
      }
    }
    throw new IllegalArgumentException("a confidence is sure or read, was '" + code + "'");
  }
}
