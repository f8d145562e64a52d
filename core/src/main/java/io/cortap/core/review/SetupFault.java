package io.cortap.core.review;

/**
 * One thing wrong with a setup record.
 *
 * @param member where, for instance {@code attendees[2].email}
 * @param problem what is expected and what was there
 */
public record SetupFault(String member, String problem) {
  @Override
  public String toString() {
    return member + ": " + problem;
  }
}
