package io.cortap.core.report;

/**
 * Names one of Riskuity's projects.
 *
 * @param value greater than zero
 */
public record ProjectId(long value) {
  public ProjectId {
    if (value <= 0) {
      throw new IllegalArgumentException("a project id is greater than 0, was " + value);
    }
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
