package io.cortap.adapter.http;

import io.cortap.core.job.JobId;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.ports.inbound.Answer;
import io.javalin.http.Context;

/** What every call about one job has in common. */
final class OwnJobs {
  // One problem for a job that is missing, foreign or misspelt: the answers differ in nothing.
  private static final Problem NO_SUCH_JOB =
      Problem.of(FailureCode.JOB_NOT_FOUND, "there is no such job");

  private OwnJobs() {}

  /** The job that the path names. */
  static JobId named(Context request) {
    String id = PathParameters.of(request, Route.JOB_ID);
    if (!JobId.isWellFormed(id)) {
      throw new RefusedException(NO_SUCH_JOB);
    }
    return new JobId(id);
  }

  static <T> T given(Answer<T> answer) {
    return switch (answer) {
      case Answer.Given<T> given -> given.value();
      case Answer.Refused<T> refused ->
          throw new RefusedException(
              refused.problem().code() == FailureCode.JOB_NOT_FOUND
                  ? NO_SUCH_JOB
                  : refused.problem());
    };
  }
}
