package io.cortap.core.problem;

import java.util.Locale;

/** Who can put an end to a problem. */
public enum WhoMustAct {
  CALLER,
  TEMPLATE_AUTHOR,
  OPERATOR,
  RISKUITY;

  /** The word on the wire, for instance {@code template_author}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
