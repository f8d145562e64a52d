package io.cortap.adapter.riskuity;

import io.cortap.core.problem.Problem;

/** Ends a read of several pages with the first problem met. */
final class RefusedReadException extends Exception {
  private final transient Problem problem;

  RefusedReadException(Problem problem) {
    super(problem.message(), null, false, false);
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
