package io.cortap.core.job;

/**
 * Names one running process of the service.
 *
 * @param value not blank
 */
public record NodeId(String value) {
  public NodeId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a node id is not blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
