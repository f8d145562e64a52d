package io.cortap.ports.inbound;

import io.cortap.core.review.FiscalYear;
import io.cortap.core.review.ProjectReview;
import io.cortap.core.review.SetupRecord;
import io.cortap.core.review.UnassessedPolicy;
import java.util.List;
import java.util.Optional;

/**
 * Makes the canonical review of controls that are at hand, by the decisions that a job follows, so
 * that a finding can be reproduced and explained without Riskuity. Keeps nothing.
 */
public interface ReviewProject {
  /**
   * @param controls a listing of controls in Riskuity's shape
   * @return the review; refused if the listing cannot be read, or if unassessed controls block it
   */
  Answer<Reviewed> review(byte[] controls, Instructions instructions);

  /**
   * What the review follows beside the controls.
   *
   * @param setup the project's setup record; {@link SetupRecord#EMPTY} when there is none
   * @param fiscalYear instead of the year that setup and dates give
   */
  record Instructions(
      SetupRecord setup, Optional<FiscalYear> fiscalYear, UnassessedPolicy policy) {}

  /**
   * @param canonical the review in its canonical form, as a job would seal it
   * @param warnings plain sentences that a reader must be told
   */
  record Reviewed(ProjectReview review, String canonical, List<String> warnings) {
    public Reviewed {
      warnings = List.copyOf(warnings);
    }
  }
}
