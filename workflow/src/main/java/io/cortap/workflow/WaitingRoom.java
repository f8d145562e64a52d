package io.cortap.workflow;

import io.cortap.core.job.Job;
import io.cortap.core.job.JobState;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.Caller;
import io.cortap.ports.inbound.FindJob;
import io.cortap.ports.inbound.FindJob.Found;
import io.cortap.ports.inbound.GenerateReport;
import io.cortap.ports.inbound.SubmitReport;
import io.cortap.ports.inbound.WatchJob;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Submits for callers who stay until the job is finished, or their patience is used up. */
final class WaitingRoom implements GenerateReport {
  private static final int MOST_REFUSALS = 8;
  private static final Duration AFTER_REFUSAL = Duration.ofMillis(250);

  private final Intake intake;
  private final Watching watching;
  private final InstantSource clock;

  WaitingRoom(Intake intake, Watching watching, InstantSource clock) {
    this.intake = intake;
    this.watching = watching;
    this.clock = clock;
  }

  @Override
  public Answer<Found> generate(Caller caller, Map<String, ? extends @Nullable Object> form) {
    return switch (intake.submitWaiting(caller, form)) {
      case Answer.Refused<SubmitReport.Accepted> refused -> Answer.refused(refused.problem());
      case Answer.Given<SubmitReport.Accepted> accepted ->
          Answer.given(awaited(accepted.value().job()));
    };
  }

  private Found awaited(Job job) {
    Instant end = clock.instant().plus(PATIENCE);
    WatchJob.Watch watch =
        watching.from(job.accepted().requester(), new Found(job, new FindJob.Download.Absent()));
    int refusals = 0;
    try {
      Duration left = PATIENCE;
      while (left.isPositive() && !(watch.last().job().state() instanceof JobState.Finished)) {
        if (watch.next(left) instanceof Answer.Refused<Found>) {
          if (++refusals == MOST_REFUSALS) {
            // What is known of the job is all that the caller can be told.
            break;
          }
          Thread.sleep(AFTER_REFUSAL);
        }
        left = Duration.between(clock.instant(), end);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return watch.last();
  }
}
