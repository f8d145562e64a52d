package io.cortap.workflow;

import io.cortap.core.job.Delivery;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobState;
import io.cortap.ports.outbound.PortUnavailableException;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews the lease of a held job on a thread of its own while the work goes on. Once the claim is
 * lost, or could not be renewed before the lease ended, the worker is interrupted.
 */
final class Heartbeat {
  private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

  private final HeldJob held;
  private final WorkflowSettings.Leases leases;
  private final InstantSource clock;
  private final Thread worker = Thread.currentThread();
  private final Thread beating;
  private volatile boolean closed;

  private Heartbeat(HeldJob held, WorkflowSettings.Leases leases, InstantSource clock) {
    this.held = held;
    this.leases = leases;
    this.clock = clock;
    this.beating = Thread.ofVirtual().name("beat-" + held.job().id()).unstarted(this::run);
  }

  /** Starts to beat for the calling thread. */
  static Heartbeat start(HeldJob held, WorkflowSettings.Leases leases, InstantSource clock) {
    var heartbeat = new Heartbeat(held, leases, clock);
    heartbeat.beating.start();
    return heartbeat;
  }

  private void run() {
    Instant leaseEndsAt = clock.instant().plus(leases.length());
    while (!closed) {
      try {
        Thread.sleep(leases.beat());
        Instant now = clock.instant();
        if (!closed) {
          held.update(job -> holds(job) ? job.beat(now, leases.length()) : job);
          leaseEndsAt = now.plus(leases.length());
        }
      } catch (InterruptedException done) {
        return;
      } catch (LostClaimException lost) {
        stopWorker("another worker has it");
        return;
      } catch (PortUnavailableException e) {
        if (!clock.instant().isBefore(leaseEndsAt)) {
          held.lose();
          stopWorker("its lease could not be renewed");
          return;
        }
      }
    }
  }

  private static boolean holds(Job job) {
    return job.state() instanceof JobState.Running || job.delivery() instanceof Delivery.Attempting;
  }

  private void stopWorker(String why) {
    LOG.atWarn()
        .addKeyValue("job_id", held.job().id())
        .log("the work on this job stops here: {}", why);
    if (!closed) {
      worker.interrupt();
    }
  }

  /** Stops beating; the claim is not given back. */
  void close() {
    closed = true;
    beating.interrupt();
  }
}
