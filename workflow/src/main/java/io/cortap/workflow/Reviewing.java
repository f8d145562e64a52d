package io.cortap.workflow;

import io.cortap.core.report.ProjectKey;
import io.cortap.core.review.ProjectControls;
import io.cortap.core.review.ProjectLayers;
import io.cortap.core.review.ReviewAssembly;
import io.cortap.core.review.ReviewOutcome;
import io.cortap.core.review.SetupRecord;
import io.cortap.core.review.UnassessedPolicy;
import io.cortap.ports.outbound.SetupStore;
import io.cortap.ports.outbound.Versioned;
import java.time.Instant;

/**
 * Makes reviews of controls and what people know beside them: the same for jobs and for lookers.
 */
final class Reviewing {
  private final SetupStore setups;
  private final UnassessedPolicy unassessed;

  Reviewing(SetupStore setups, UnassessedPolicy unassessed) {
    this.setups = setups;
    this.unassessed = unassessed;
  }

  /**
   * @param request values for this one review; {@link SetupRecord#EMPTY} when there are none
   */
  ReviewOutcome review(
      ProjectKey project, ProjectControls controls, SetupRecord request, Instant now) {
    SetupRecord setup = setups.find(project).map(Versioned::value).orElse(SetupRecord.EMPTY);
    return ReviewAssembly.assemble(
        project.project(), controls, new ProjectLayers(setup, request), unassessed, now);
  }
}
