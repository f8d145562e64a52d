package io.cortap.workflow;

import io.cortap.core.job.JobId;
import io.cortap.core.job.JobSteps;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.Requester;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.Caller;
import io.cortap.ports.inbound.FindJob.Found;
import io.cortap.ports.inbound.WatchJob;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Follows jobs by looking at the store, which any node may have written; sooner after own work. */
final class Watching implements WatchJob {
  private final JobReader reader;
  private final Access access;
  private final Bell bell;
  private final InstantSource clock;
  private final Duration poll;

  Watching(JobReader reader, Access access, Bell bell, InstantSource clock, Duration poll) {
    this.reader = reader;
    this.access = access;
    this.bell = bell;
    this.clock = clock;
    this.poll = poll;
  }

  @Override
  public Answer<Watch> watch(Caller caller, JobId id) {
    return reader.as(
        caller,
        requester ->
            switch (reader.found(requester, id)) {
              case Answer.Refused<Found> refused -> Answer.refused(refused.problem());
              case Answer.Given<Found> found ->
                  Answer.given(new Look(requester, found.value(), access.endOf(caller)));
            });
  }

  /**
   * Follows the requester's own job from what was last seen of it, whatever becomes of the token.
   */
  Watch from(Requester requester, Found seen) {
    return new Look(requester, seen, Instant.MAX);
  }

  private final class Look implements Watch {
    private final Requester requester;
    private final Instant tokenEndsAt;
    private Found last;

    Look(Requester requester, Found seen, Instant tokenEndsAt) {
      this.requester = requester;
      this.last = seen;
      this.tokenEndsAt = tokenEndsAt;
    }

    @Override
    public Found last() {
      return last;
    }

    @Override
    public Answer<Found> next(Duration wait) throws InterruptedException {
      Instant until = clock.instant().plus(wait);
      Instant end = until.isBefore(tokenEndsAt) ? until : tokenEndsAt;
      while (true) {
        if (!clock.instant().isBefore(tokenEndsAt)) {
          return Answer.refused(
              Problem.of(FailureCode.EXPIRED_TOKEN, "the token has ended, and the watch with it"));
        }
        long heard = bell.strokes();
        Answer<Found> now = Guarded.answer(() -> reader.found(requester, last.job().id()));
        if (!(now instanceof Answer.Given<Found> given)) {
          return now;
        }
        if (!JobSteps.between(last.job(), given.value().job()).isEmpty()) {
          last = given.value();
          return now;
        }
        Duration left = Duration.between(clock.instant(), end);
        if (!left.isPositive()) {
          return Answer.given(last);
        }
        bell.await(heard, left.compareTo(poll) < 0 ? left : poll);
      }
    }
  }
}
