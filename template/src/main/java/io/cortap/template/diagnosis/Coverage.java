package io.cortap.template.diagnosis;

/**
 * How often a branch was taken with the given data.
 *
 * @param head the tag that begins it: if, elif, else or for
 * @param reached how often it was asked
 * @param taken how often it was gone into; of a loop, its rounds
 */
public record Coverage(Location head, long reached, long taken) {
  /** Whether the data have shown what the branch prints. */
  public boolean isCovered() {
    return taken > 0;
  }
}
