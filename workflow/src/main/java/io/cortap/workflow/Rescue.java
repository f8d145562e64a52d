package io.cortap.workflow;

import io.cortap.core.job.Job;
import io.cortap.ports.outbound.Caretaker;
import io.cortap.ports.outbound.JobStore;
import io.cortap.ports.outbound.Versioned;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes jobs out of dead hands, so that they are due before their lease ends. */
final class Rescue {
  private static final Logger LOG = LoggerFactory.getLogger(Rescue.class);
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final int BATCH = 50;

  private final JobStore jobs;
  private final Caretaker caretaker;
  private final InstantSource clock;
  private Instant next = Instant.MIN;

  Rescue(JobStore jobs, Caretaker caretaker, InstantSource clock) {
    this.jobs = jobs;
    this.caretaker = caretaker;
    this.clock = clock;
  }

  /** Looks for the jobs of the dead, once a second at most; only one thread may ask. */
  void lookIfTime() {
    Instant now = clock.instant();
    if (now.isBefore(next)) {
      return;
    }
    next = now.plus(EVERY);
    try {
      look();
    } catch (RuntimeException e) {
      LOG.atError().setCause(e).log("jobs of dead nodes cannot be looked for; their leases decide");
    }
  }

  /** Frees every job of the dead. */
  void look() {
    for (Versioned<Job> orphan : caretaker.orphans(BATCH)) {
      Instant now = clock.instant();
      if (jobs.replace(orphan, orphan.value().orphaned(now)).isPresent()) {
        LOG.atWarn()
            .addKeyValue("event", "job_orphaned")
            .addKeyValue("job_id", orphan.value().id())
            .addKeyValue("correlation_id", orphan.value().accepted().correlationId())
            .log("the node that worked on this job died; another attempt follows at once");
      }
    }
  }
}
