package io.cortap.workflow;

import io.cortap.core.job.Job;
import io.cortap.core.job.JobId;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.Party;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.outbound.JobStore;
import io.cortap.ports.outbound.Versioned;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves jobs for those who may, by the same compare-and-set that moves them on: whoever writes
 * first has decided. A worker that held the job loses its claim with that write, whatever it was
 * doing.
 */
final class Moving {
  private static final Logger LOG = LoggerFactory.getLogger(Moving.class);
  // A worker that reads pages moves its job as often as they come.
  private static final int TRIES = 20;

  private final JobStore jobs;
  private final JobReader reader;
  private final Runnable workDue;
  private final Bell bell;

  Moving(JobStore jobs, JobReader reader, Runnable workDue, Bell bell) {
    this.jobs = jobs;
    this.reader = reader;
    this.workDue = workDue;
    this.bell = bell;
  }

  /** What is to become of a job. */
  sealed interface Move {
    /**
     * @param event the log's word for it
     */
    record To(Job next, String event) implements Move {}

    /** It is already as it was asked to be. */
    record AsItIs() implements Move {}

    /** Its state does not allow it. */
    record Refused(Problem problem) implements Move {
      static Refused conflict(Job job, String why) {
        return new Refused(
            Problem.of(FailureCode.CONFLICT, why).with("status", job.status().wireName()));
      }
    }
  }

  /**
   * @return the job as it is stored then
   */
  Answer<Job> move(Party party, JobId id, Function<Job, Move> decide) {
    for (int tries = 0; tries < TRIES; tries++) {
      switch (reader.stored(party, id)) {
        case Answer.Refused<Versioned<Job>> refused -> {
          return Answer.refused(refused.problem());
        }
        case Answer.Given<Versioned<Job>> read -> {
          Job job = read.value().value();
          switch (decide.apply(job)) {
            case Move.AsItIs asItIs -> {
              return Answer.given(job);
            }
            case Move.Refused refused -> {
              return Answer.refused(refused.problem());
            }
            case Move.To to -> {
              if (jobs.replace(read.value(), to.next()).isPresent()) {
                tell(to);
                return Answer.given(to.next());
              }
            }
          }
        }
      }
    }
    return Answer.refused(
        Problem.of(FailureCode.SERVICE_UNAVAILABLE, "the job changed too fast for this"));
  }

  private void tell(Move.To to) {
    LOG.atInfo()
        .addKeyValue("event", to.event())
        .addKeyValue("job_id", to.next().id())
        .addKeyValue("correlation_id", to.next().accepted().correlationId())
        .log("moved as it was asked for");
    workDue.run();
    bell.ring();
  }
}
