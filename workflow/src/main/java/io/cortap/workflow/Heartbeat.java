package io.cortap.workflow;

import io.cortap.core.job.Delivery;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobState;
import io.cortap.core.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches over a held job on a thread of its own while the work goes on: renews the lease, and ends
 * the job itself when a limit has passed, whether the work reacts or not. Once the claim is over,
 * lost, or could not be renewed before the lease ended, the worker is interrupted.
 */
final class Heartbeat {
  private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
  private static final Duration LONGEST_LOOK = Duration.ofSeconds(1);

  private final HeldJob held;
  private final WorkflowSettings.Leases leases;
  private final Deadline deadline;
  private final InstantSource clock;
  private final Thread worker = Thread.currentThread();
  private final CountDownLatch closed = new CountDownLatch(1);
  private Instant leaseEndsAt;
  private Instant nextBeat;
  private boolean interrupting;

  private Heartbeat(
      HeldJob held, WorkflowSettings.Leases leases, Deadline deadline, InstantSource clock) {
    this.held = held;
    this.leases = leases;
    this.deadline = deadline;
    this.clock = clock;
    Instant now = clock.instant();
    this.leaseEndsAt = now.plus(leases.length());
    this.nextBeat = now.plus(leases.beat());
  }

  /** What makes heartbeats look at the time. */
  interface Pulse {
    /** A thread for each. */
    Pulse THREADS =
        heartbeat ->
            Thread.ofVirtual()
                .name("beat-" + heartbeat.held.job().id())
                .start(() -> LogContext.during(heartbeat.held.job(), heartbeat::run));

    /** From now on, until it is closed, {@link #look} is called every second or so. */
    void begin(Heartbeat heartbeat);
  }

  /** Starts to beat for the calling thread. */
  static Heartbeat start(
      HeldJob held,
      WorkflowSettings.Leases leases,
      Deadline deadline,
      InstantSource clock,
      Pulse pulse) {
    var heartbeat = new Heartbeat(held, leases, deadline, clock);
    pulse.begin(heartbeat);
    return heartbeat;
  }

  private void run() {
    Duration look = leases.beat().compareTo(LONGEST_LOOK) < 0 ? leases.beat() : LONGEST_LOOK;
    try {
      while (!closed.await(look.toMillis(), TimeUnit.MILLISECONDS)) {
        Optional<String> over = look();
        if (over.isPresent()) {
          stopWorker(over.get());
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Does what is due by now; the answer is why the work is over, or empty. */
  Optional<String> look() {
    Instant now = clock.instant();
    try {
      Optional<Problem> timeout = timeout();
      if (timeout.isPresent()) {
        end(now, timeout.get());
        return Optional.of("its time is used up");
      }
      if (!now.isBefore(nextBeat)) {
        renew(now);
      }
    } catch (LostClaimException lost) {
      return Optional.of("another worker has it");
    } catch (RuntimeException e) {
      LOG.atWarn().setCause(e).addKeyValue("job_id", held.job().id()).log("a beat failed");
    }
    return now.isBefore(leaseEndsAt)
        ? Optional.empty()
        : Optional.of("its lease could not be renewed");
  }

  /** Deliveries have a limit of their own, and their outcome decides. */
  private Optional<Problem> timeout() {
    return isRunning(held.job()) ? deadline.passed() : Optional.empty();
  }

  private void end(Instant now, Problem timeout) {
    Job job = held.finish(current -> isRunning(current) ? current.fail(now, timeout) : current);
    if (!(job.state() instanceof JobState.Failed)) {
      // The work came to its end just before.
      return;
    }
    LOG.atWarn()
        .addKeyValue("event", "job_failed")
        .addKeyValue("job_id", job.id())
        .addKeyValue("project_id", job.accepted().request().project())
        .addKeyValue("error_code", timeout.code())
        .addKeyValue("correlation_id", job.accepted().correlationId())
        .log("failed, the webhook will say so: {}", timeout.message());
  }

  private void renew(Instant now) {
    if (isHeld(held.job())) {
      held.update(current -> isHeld(current) ? current.beat(now, leases.length()) : current);
    }
    leaseEndsAt = now.plus(leases.length());
    nextBeat = now.plus(leases.beat());
  }

  private static boolean isHeld(Job job) {
    return isRunning(job) || job.delivery() instanceof Delivery.Attempting;
  }

  private static boolean isRunning(Job job) {
    return job.state() instanceof JobState.Running;
  }

  private void stopWorker(String why) throws InterruptedException {
    held.lose();
    if (interrupted(why) && !closed.await(leases.length().toMillis(), TimeUnit.MILLISECONDS)) {
      LOG.atError()
          .addKeyValue("event", "worker_stuck")
          .addKeyValue("job_id", held.job().id())
          .log("the work on this job does not react; its place stays taken until it ends");
    }
  }

  /** Interrupts the worker, unless its work has ended; whether it was interrupted. */
  synchronized boolean interrupted(String why) {
    if (closed.getCount() == 0) {
      return false;
    }
    LOG.atWarn()
        .addKeyValue("job_id", held.job().id())
        .log("the work on this job stops here: {}", why);
    interrupting = true;
    worker.interrupt();
    return true;
  }

  /** The job that it beats for. */
  HeldJob held() {
    return held;
  }

  boolean isClosed() {
    return closed.getCount() == 0;
  }

  /** Stops beating. The worker's thread is left without an interrupt of this heartbeat's. */
  synchronized void close() {
    closed.countDown();
    if (interrupting) {
      Thread.interrupted();
    }
  }
}
