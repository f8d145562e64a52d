package io.cortap.workflow;

import io.cortap.core.job.Job;
import io.cortap.core.job.JobId;
import io.cortap.core.job.JobState;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.Requester;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.Caller;
import io.cortap.ports.inbound.CancelJob;
import io.cortap.ports.inbound.FindJob;
import io.cortap.ports.outbound.JobStore;
import io.cortap.ports.outbound.Versioned;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cancels by the same compare-and-set that moves a job on: whoever writes first has decided. A
 * worker that held the job loses its claim with that write, whatever it was doing.
 */
final class Cancelling implements CancelJob {
  private static final Logger LOG = LoggerFactory.getLogger(Cancelling.class);
  // A worker that reads pages moves its job as often as they come.
  private static final int TRIES = 20;

  private final JobStore jobs;
  private final JobReader reader;
  private final InstantSource clock;
  private final Runnable webhookDue;
  private final Bell bell;

  Cancelling(JobStore jobs, JobReader reader, InstantSource clock, Runnable webhookDue, Bell bell) {
    this.jobs = jobs;
    this.reader = reader;
    this.clock = clock;
    this.webhookDue = webhookDue;
    this.bell = bell;
  }

  @Override
  public Answer<FindJob.Found> cancel(Caller caller, JobId id) {
    return reader.as(caller, requester -> cancel(requester, id));
  }

  private Answer<FindJob.Found> cancel(Requester requester, JobId id) {
    for (int tries = 0; tries < TRIES; tries++) {
      switch (reader.stored(requester, id)) {
        case Answer.Refused<Versioned<Job>> refused -> {
          return Answer.refused(refused.problem());
        }
        case Answer.Given<Versioned<Job>> read -> {
          if (read.value().value().state() instanceof JobState.Finished) {
            return reader.found(requester, id);
          }
          write(read.value());
        }
      }
    }
    return Answer.refused(
        Problem.of(FailureCode.SERVICE_UNAVAILABLE, "the job changed too fast to be cancelled"));
  }

  private void write(Versioned<Job> read) {
    Job job = read.value();
    if (jobs.replace(read, job.cancel(clock.instant())).isPresent()) {
      LOG.atInfo()
          .addKeyValue("event", "job_cancelled")
          .addKeyValue("job_id", job.id())
          .addKeyValue("correlation_id", job.accepted().correlationId())
          .log("cancelled; the webhook will say so");
      webhookDue.run();
      bell.ring();
    }
  }
}
