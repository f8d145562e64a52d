package io.cortap.core.review;

import java.util.List;

/** What becomes of the attempt to assemble a review. */
public sealed interface ReviewOutcome {
  /** All that is known, complete or not. */
  ProjectReview review();

  /** Plain sentences for the job and its webhook. */
  List<String> warnings();

  /**
   * What it comes to for one report. A report that tells no findings, for instance a letter sent
   * before the review, hides nothing that is not assessed.
   */
  default ReviewOutcome whereFindingsAreReported(boolean reported) {
    return reported ? this : new Assembled(review(), warnings());
  }

  /** The review that a report may be made from. */
  record Assembled(ProjectReview review, List<String> warnings) implements ReviewOutcome {
    public Assembled {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * The review would have to hide that controls are not assessed.
   *
   * @param review for looking at only: no report is made from it
   * @param reasons plain sentences, one for each area
   * @param warnings as they would stand beside the review
   */
  record Blocked(ProjectReview review, List<String> reasons, List<String> warnings)
      implements ReviewOutcome {
    public Blocked {
      reasons = List.copyOf(reasons);
      warnings = List.copyOf(warnings);
    }
  }
}
