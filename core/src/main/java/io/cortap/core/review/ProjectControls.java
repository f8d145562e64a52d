package io.cortap.core.review;

import java.time.Instant;
import java.util.List;

/**
 * All controls of one project, as one fetch returned them.
 *
 * @param projectName Riskuity's name of the project; "" when it has none
 * @param oddities one sentence for each field that had another type than expected
 * @param readAt when the fetch ended
 */
public record ProjectControls(
    String projectName, List<Control> controls, List<String> oddities, Instant readAt) {
  public ProjectControls {
    controls = List.copyOf(controls);
    oddities = List.copyOf(oddities);
  }
}
