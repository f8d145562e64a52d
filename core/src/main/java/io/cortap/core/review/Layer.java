package io.cortap.core.review;

import java.util.Locale;

/** Where a project-level value comes from. Later layers win, field by field. */
public enum Layer {
  /** Built in, per region and fiscal year. */
  DEFAULTS,
  /** Riskuity's own project. */
  RISKUITY,
  /** The project's setup record. */
  SETUP,
  /** The request's {@code options.project_setup}. */
  REQUEST,
  /** Made from other fields, where no layer holds it. */
  DERIVED;

  /** The word that stands in the canonical JSON's {@code sources}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws IllegalArgumentException unless {@code code} is a layer's word
   */
  public static Layer ofCode(String code) {
    for (Layer layer : values()) {
      if (layer.code().equals(code)) {
        return layer;
      }
    }
    throw new IllegalArgumentException(
        "a layer is defaults, riskuity, setup, request or derived, was '" + code + "'");
  }
}
