package io.cortap.workflow;

import io.cortap.core.problem.Problem;

/** A phase cannot go on; the problem says why and whether a later attempt may help. */
final class PhaseFailedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  PhaseFailedException(Problem problem) {
    super(problem.code() + ": " + problem.message());
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
