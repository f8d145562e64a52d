package io.cortap.workflow;

import io.cortap.core.job.Delivery;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews the lease of a held job on a thread of its own while the work goes on. Once the claim is
 * lost, could not be renewed before the lease ended, or the job's total time is long used up, the
 * worker is interrupted.
 */
final class Heartbeat {
  private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

  private final HeldJob held;
  private final WorkflowSettings.Leases leases;
  private final Deadline deadline;
  private final InstantSource clock;
  private final Thread worker = Thread.currentThread();
  private final CountDownLatch closed = new CountDownLatch(1);
  private boolean interrupting;

  private Heartbeat(
      HeldJob held, WorkflowSettings.Leases leases, Deadline deadline, InstantSource clock) {
    this.held = held;
    this.leases = leases;
    this.deadline = deadline;
    this.clock = clock;
  }

  /** Starts to beat for the calling thread. */
  static Heartbeat start(
      HeldJob held, WorkflowSettings.Leases leases, Deadline deadline, InstantSource clock) {
    var heartbeat = new Heartbeat(held, leases, deadline, clock);
    Thread.ofVirtual().name("beat-" + held.job().id()).start(heartbeat::run);
    return heartbeat;
  }

  private void run() {
    Instant leaseEndsAt = clock.instant().plus(leases.length());
    try {
      while (!closed.await(leases.beat().toMillis(), TimeUnit.MILLISECONDS)) {
        Instant now = clock.instant();
        if (beat(now)) {
          leaseEndsAt = now.plus(leases.length());
        } else if (!now.isBefore(leaseEndsAt)) {
          stopWorker("its lease could not be renewed");
          return;
        }
      }
    } catch (LostClaimException lost) {
      stopWorker("another worker has it");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the lease is renewed, as far as the store answers. */
  private boolean beat(Instant now) {
    try {
      Job job = held.job();
      if (isStuck(job)) {
        held.update(running -> running.fail(now, deadline.totalUsedUp()));
        stopWorker("its time is used up and the work does not end by itself");
      } else if (isHeld(job)) {
        held.update(current -> isHeld(current) ? current.beat(now, leases.length()) : current);
      }
      return true;
    } catch (LostClaimException lost) {
      throw lost;
    } catch (RuntimeException e) {
      LOG.atWarn().setCause(e).addKeyValue("job_id", held.job().id()).log("a beat failed");
      return false;
    }
  }

  /** Every phase looks at the time itself; this is for a call that does not come back. */
  private boolean isStuck(Job job) {
    Duration grace = leases.length();
    return job.state() instanceof JobState.Running && deadline.left().plus(grace).isNegative();
  }

  private static boolean isHeld(Job job) {
    return job.state() instanceof JobState.Running || job.delivery() instanceof Delivery.Attempting;
  }

  private synchronized void stopWorker(String why) {
    held.lose();
    if (closed.getCount() > 0) {
      LOG.atWarn()
          .addKeyValue("job_id", held.job().id())
          .log("the work on this job stops here: {}", why);
      interrupting = true;
      worker.interrupt();
    }
  }

  /** Stops beating. The worker's thread is left without an interrupt of this heartbeat's. */
  synchronized void close() {
    closed.countDown();
    if (interrupting) {
      Thread.interrupted();
    }
  }
}
