package io.cortap.core.review;

/** What the reviewers' words say of one control. */
public sealed interface Verdict {

  /** No usable word yet. */
  record Unassessed() implements Verdict {}

  /**
   * A finding, and how it came about.
   *
   * @param rule the id of the {@link FindingRule} that gave it, with {@code instances/} before it
   *     when an instance's status did
   * @param confidence sure only when nothing speaks against it
   * @param marked words within the comment speak against it, or tell of an earlier finding: for a
   *     reader's eye
   * @param conflict comment and instances, or instances among themselves, disagree
   */
  record Found(
      Finding finding, String rule, Confidence confidence, boolean marked, boolean conflict)
      implements Verdict {
    public Found {
      if (confidence == Confidence.SURE && (marked || conflict)) {
        throw new IllegalArgumentException(
            "a finding that is marked or in conflict is read, not sure; rule '" + rule + "'");
      }
    }
  }
}
