package io.cortap.core.review;

import java.time.Instant;
import java.util.List;

/**
 * Every control of one project, as read in one go.
 *
 * @param projectName as Riskuity calls it; may be empty
 * @param oddities what did not look as expected, in words for people; no control is lost for it
 * @param readAt when the reading ended
 */
public record ProjectControls(
    String projectName, List<Control> controls, List<String> oddities, Instant readAt) {
  public ProjectControls {
    controls = List.copyOf(controls);
    oddities = List.copyOf(oddities);
  }
}
