package io.cortap.workflow;

import io.cortap.core.job.JobId;
import io.cortap.core.operation.Observation.QueueSampled;
import io.cortap.ports.outbound.Caretaker;
import io.cortap.ports.outbound.JobStore;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks now and then at what no single move tells: what waits, what is late, what alarms ring. */
final class Sampling implements Chore.Work {
  private static final Logger LOG = LoggerFactory.getLogger(Sampling.class);
  private static final Duration EVERY = Duration.ofSeconds(15);

  private final Caretaker caretaker;
  private final JobStore jobs;
  private final Reminders reminders;
  private final Observing observing;
  private final Alerting alerting;

  private Sampling(
      Caretaker caretaker,
      JobStore jobs,
      Reminders reminders,
      Observing observing,
      Alerting alerting) {
    this.caretaker = caretaker;
    this.jobs = jobs;
    this.reminders = reminders;
    this.observing = observing;
    this.alerting = alerting;
  }

  static Chore chore(
      Caretaker caretaker,
      JobStore jobs,
      Reminders reminders,
      Observing observing,
      Alerting alerting) {
    return new Chore(EVERY, EVERY, new Sampling(caretaker, jobs, reminders, observing, alerting));
  }

  @Override
  public boolean succeedsAt(Instant now) {
    boolean sampled = isSampled(now);
    alerting.tell(observing.notices());
    return sampled;
  }

  private boolean isSampled(Instant now) {
    try {
      Caretaker.Waiting waiting = caretaker.waiting(now);
      observing.tell(
          new QueueSampled(
              waiting.jobs(),
              waiting.dueSince().map(since -> age(since, now)).orElse(Duration.ZERO),
              waiting
                  .undelivered()
                  .map(JobId::acceptedAt)
                  .map(since -> age(since, now))
                  .orElse(Duration.ZERO)));
      reminders.look(jobs, observing, now);
      return true;
    } catch (RuntimeException e) {
      LOG.atError()
          .setCause(e)
          .addKeyValue("event", "sampling_failed")
          .log("what waits cannot be counted; the next look follows in 15 s");
      return false;
    }
  }

  private static Duration age(Instant since, Instant now) {
    return since.isAfter(now) ? Duration.ZERO : Duration.between(since, now);
  }
}
