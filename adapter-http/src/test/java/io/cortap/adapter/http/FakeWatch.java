package io.cortap.adapter.http;

import io.cortap.core.job.Job;
import io.cortap.core.problem.Problem;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.FindJob.Found;
import io.cortap.ports.inbound.WatchJob;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A watch that sees what a test says, when it says so. */
final class FakeWatch implements WatchJob.Watch {
  private final BlockingQueue<Answer<Found>> coming = new LinkedBlockingQueue<>();
  private volatile Found last;

  FakeWatch(Job first) {
    this.last = Jobs.withoutReport(first);
  }

  FakeWatch sees(Job next) {
    coming.add(Answer.given(Jobs.withoutReport(next)));
    return this;
  }

  /** The wait is over, and nothing happened. */
  FakeWatch seesNothing() {
    coming.add(Answer.given(last));
    return this;
  }

  FakeWatch fails(Problem problem) {
    coming.add(Answer.refused(problem));
    return this;
  }

  @Override
  public Found last() {
    return last;
  }

  @Override
  public Answer<Found> next(Duration wait) throws InterruptedException {
    Answer<Found> next = coming.take();
    if (next instanceof Answer.Given<Found> given) {
      last = given.value();
    }
    return next;
  }
}
