package io.cortap.core.review;

import java.util.List;

/**
 * What reviewers wrote about one control; none of it is judged here.
 *
 * @param status for instance {@code Not Started} or {@code Complete}; "" when absent
 * @param comments the only carrier of the finding, markup included; "" when absent
 * @param instanceStatuses the review status of each instance, absent ones left out
 */
public record Assessment(String status, String comments, List<String> instanceStatuses) {
  /** A control that nobody has assessed. */
  public static final Assessment NONE = new Assessment("", "", List.of());

  public Assessment {
    instanceStatuses = List.copyOf(instanceStatuses);
  }
}
