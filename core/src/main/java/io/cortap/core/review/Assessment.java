package io.cortap.core.review;

import java.util.List;

/**
 * How far a control was judged, as Riskuity returned it. Absent texts are empty.
 *
 * @param status for instance {@code Not Started}
 * @param comments the reviewer's words: the carrier of the verdict
 * @param instanceStatuses the instances' {@code review_status}, those that have one
 */
public record Assessment(String status, String comments, List<String> instanceStatuses) {
  /** What a control without an assessment has. */
  public static final Assessment NONE = new Assessment("", "", List.of());

  public Assessment {
    instanceStatuses = List.copyOf(instanceStatuses);
  }
}
