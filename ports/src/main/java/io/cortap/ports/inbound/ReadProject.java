package io.cortap.ports.inbound;

import io.cortap.core.report.ProjectId;
import io.cortap.core.review.ProjectReview;
import java.util.Arrays;
import java.util.List;

/**
 * Shows a project to users whom Riskuity lets see it: the canonical review, as a report would be
 * made from it now. Riskuity's 401, 403 and 404 are the refusal; where it cannot be asked within
 * three seconds that is {@code VERIFICATION_UNAVAILABLE}, and claims alone open nothing.
 */
public interface ReadProject {
  /**
   * The canonical review of the caller's kept copy of the controls, or of freshly read ones where
   * there is none. An interrupt ends the reading, and stays set.
   *
   * @return the review; {@code DATA_FETCH_ERROR} when the controls cannot be read, {@code
   *     TOO_MANY_REQUESTS} while as many are read as the service can take
   */
  Answer<Canonical> read(Caller caller, ProjectId project);

  /** The same of freshly read controls, which are the caller's kept copy from then on. */
  Answer<Canonical> refresh(Caller caller, ProjectId project);

  /** Drops the caller's kept copy of the controls, if there is one; nobody else's. */
  Answer<Dropped> drop(Caller caller, ProjectId project);

  /**
   * The canonical review.
   *
   * @param json its bytes, as a job would seal them; its own array, not to be changed
   * @param warnings plain sentences for whoever reads it
   */
  record Canonical(ProjectReview review, byte[] json, List<String> warnings) {
    public Canonical {
      warnings = List.copyOf(warnings);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Canonical canonical
          && review.equals(canonical.review)
          && Arrays.equals(json, canonical.json)
          && warnings.equals(canonical.warnings);
    }

    @Override
    public int hashCode() {
      return review.hashCode();
    }
  }

  /** There is no copy any more. */
  record Dropped() {}
}
