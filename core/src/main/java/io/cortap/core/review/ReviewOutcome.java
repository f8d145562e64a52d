package io.cortap.core.review;

import java.util.List;

/** What becomes of the attempt to assemble a review. */
public sealed interface ReviewOutcome {

  /**
   * @param warnings plain sentences for the job and its webhook
   */
  record Assembled(ProjectReview review, List<String> warnings) implements ReviewOutcome {
    public Assembled {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * The review would have to hide that controls are not assessed.
   *
   * @param reasons plain sentences, one for each area
   * @param warnings as they would stand beside the review
   */
  record Blocked(List<String> reasons, List<String> warnings) implements ReviewOutcome {
    public Blocked {
      reasons = List.copyOf(reasons);
      warnings = List.copyOf(warnings);
    }
  }
}
