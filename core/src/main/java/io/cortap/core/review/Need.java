package io.cortap.core.review;

/** How much a report needs a field. */
public enum Need {
  /** Without it there is no report. */
  CRITICAL,
  /** Without it the report prints the template's own words. */
  OPTIONAL
}
