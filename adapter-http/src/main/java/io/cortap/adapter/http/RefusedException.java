package io.cortap.adapter.http;

import io.cortap.core.problem.Problem;

/** A request cannot be served, and this is the answer to it. */
final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  RefusedException(Problem problem) {
    // Neither cause nor stack: a refusal is an answer, and costs no more than one.
    super(problem.message(), null, false, false);
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
