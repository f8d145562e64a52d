package io.cortap.workflow;

import io.cortap.core.job.Job;
import io.cortap.core.job.JobState.Running;
import io.cortap.core.job.Material;
import io.cortap.core.job.Phase;
import io.cortap.core.job.Setback;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.review.ProjectControls;
import io.cortap.core.review.ProjectReview;
import io.cortap.ports.outbound.JobStore;
import io.cortap.ports.outbound.PortUnavailableException;
import io.cortap.ports.outbound.Versioned;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes claimed jobs from their last checkpoint to a report, or to the reason why there is none. A
 * failure that may pass is put off; a crash leaves the job to whoever claims it next.
 */
final class Runner {
  private static final Logger LOG = LoggerFactory.getLogger(Runner.class);

  private static final Duration AFTER_OTHERS = Duration.ofSeconds(1);

  private final JobStore jobs;
  private final WorkflowSettings settings;
  private final InstantSource clock;
  private final WatchedRiskuity riskuity;
  private final Gathering gathering;
  private final Making making;
  private final Precedence precedence;
  private final Pace pace;
  private final Semaphore gatheringPlaces;

  /** Who has one of the places, which were taken with the claim. */
  private final Set<HeldJob> gatherers = ConcurrentHashMap.newKeySet();

  private final Semaphore makingSlots;

  Runner(
      JobStore jobs,
      WorkflowSettings settings,
      InstantSource clock,
      WatchedRiskuity riskuity,
      Gathering gathering,
      Making making,
      Precedence precedence,
      Pace pace) {
    this.jobs = jobs;
    this.settings = settings;
    this.clock = clock;
    this.riskuity = riskuity;
    this.gathering = gathering;
    this.making = making;
    this.precedence = precedence;
    this.pace = pace;
    this.gatheringPlaces = new Semaphore(settings.capacity().fetches());
    this.makingSlots = new Semaphore(settings.capacity().reports());
  }

  /** Takes the job, unless another was faster or what it needs first is not to be had now. */
  Optional<HeldJob> claim(Versioned<Job> due) {
    Instant now = clock.instant();
    boolean needsRiskuity = isInNeedOfRiskuity(due.value(), now);
    if (needsRiskuity && !riskuity.allows(now)) {
      return Optional.empty();
    }
    boolean gathers = isToGather(due.value());
    if (gathers && !gatheringPlaces.tryAcquire()) {
      return Optional.empty();
    }
    Optional<HeldJob> held = Optional.empty();
    try {
      held =
          HeldJob.claim(
              jobs, due, job -> job.claim(now, settings.node(), settings.leases().length()));
    } finally {
      if (gathers) {
        held.ifPresentOrElse(gatherers::add, gatheringPlaces::release);
      }
    }
    if (needsRiskuity && held.isPresent()) {
      riskuity.begun(now);
    }
    return held;
  }

  /** The place of a job that gathers no more is another's; whether it had one. */
  boolean leave(HeldJob held) {
    boolean gathered = gatherers.remove(held);
    if (gathered) {
      gatheringPlaces.release();
    }
    return gathered;
  }

  /** Whether the job waits for Riskuity once it is claimed, which has room for so many. */
  private static boolean isToGather(Job job) {
    return job.material() instanceof Material.Token && !job.effort().isPoisoned();
  }

  /** With a token that has ended there is nothing to wait for. */
  private static boolean isInNeedOfRiskuity(Job job, Instant now) {
    return isToGather(job)
        && job.material() instanceof Material.Token token
        && now.isBefore(token.tokenEndsAt());
  }

  /**
   * Does what there is to do.
   *
   * @param gathered is told when the job needs its place among the gatherers no more, if it gets
   *     that far
   */
  void run(HeldJob held, Deadline deadline, Consumer<HeldJob> gathered) {
    try {
      work(held, deadline, gathered);
    } catch (PhaseFailedException e) {
      end(held, e.problem(), deadline);
    } catch (PortUnavailableException e) {
      log(held, e, "a part of the service failed the job");
      end(
          held,
          Problem.of(FailureCode.SERVICE_UNAVAILABLE, "a part of the service is down"),
          deadline);
    } catch (InterruptedException stopped) {
      giveBack(held);
    } catch (LostClaimException lost) {
      throw lost;
    } catch (RuntimeException e) {
      log(held, e, "the job met something unforeseen");
      end(
          held,
          Problem.of(FailureCode.INTERNAL_ERROR, "something unforeseen went wrong"),
          deadline);
    }
  }

  private static void log(HeldJob held, RuntimeException e, String message) {
    LOG.atError()
        .setCause(e)
        .addKeyValue("job_id", held.job().id())
        .addKeyValue("correlation_id", held.job().accepted().correlationId())
        .log(message);
  }

  private void work(HeldJob held, Deadline deadline, Consumer<HeldJob> gathered)
      throws InterruptedException {
    if (held.job().effort().isPoisoned()) {
      throw new PhaseFailedException(poison(held.job()));
    }
    Optional<ProjectControls> controls =
        held.job().material() instanceof Material.Token
            ? Optional.of(gathered(held, deadline))
            : Optional.empty();
    gathered.accept(held);
    makingSlots.acquire();
    try {
      Optional<ProjectReview> review = Optional.empty();
      if (controls.isPresent()) {
        precedence.letSubmissionsPass();
        review = Optional.of(making.seal(held, controls.get(), deadline));
      }
      precedence.letSubmissionsPass();
      making.make(held, review, deadline);
    } finally {
      makingSlots.release();
    }
    Job job = held.job();
    pace.completed(job.effort().worked());
    LOG.atInfo()
        .addKeyValue("event", "job_completed")
        .addKeyValue("job_id", job.id())
        .addKeyValue("project_id", job.accepted().request().project())
        .addKeyValue("duration_ms", job.effort().worked().toMillis())
        .addKeyValue("correlation_id", job.accepted().correlationId())
        .log("the report is stored; its webhook follows");
  }

  private ProjectControls gathered(HeldJob held, Deadline deadline) {
    if (held.job().material() instanceof Material.Token token
        && !clock.instant().isBefore(token.tokenEndsAt())
        && riskuity.trouble().isPresent()) {
      // Riskuity could only refuse the token, once it answers: a fresh one is needed in any case.
      throw new PhaseFailedException(
          Problem.of(
              FailureCode.EXPIRED_TOKEN,
              "the token ended while the job waited for Riskuity, which does not answer"));
    }
    return gathering.gather(held, deadline);
  }

  private static Problem poison(Job job) {
    Problem problem =
        Problem.of(
            FailureCode.JOB_CRASHED,
            "the job crashed its worker "
                + job.effort().crashes()
                + " times and is not tried again");
    Problem known = problem.with("request_sha256", job.accepted().request().sha256().hex());
    return job.material() instanceof Material.Snapshot snapshot
        ? known.with("snapshot_sha256", snapshot.sha256().hex())
        : known;
  }

  private static Phase phaseOf(Job job) {
    return job.state() instanceof Running running ? running.phase() : Phase.AUTHORIZE;
  }

  /** The attempt failed: {@link Setback} says what follows. */
  private void end(HeldJob held, Problem problem, Deadline deadline) {
    if (Thread.interrupted()) {
      // The service stops, or the claim is lost: neither is the job's fault.
      giveBack(held);
      return;
    }
    Instant now = clock.instant();
    Job job = held.job();
    Problem placed = problem.stage().isEmpty() ? problem.at(phaseOf(job).wireName()) : problem;
    if (wasOnTrial(job, placed)) {
      awaitRiskuity(held, placed, now);
      return;
    }
    Setback setback =
        Setback.after(placed, job.effort().failures(), deadline.left(), deadline.totalUsedUp());
    switch (setback) {
      case Setback.PutOff putOff -> {
        held.update(running -> running.putOff(now, now.plus(putOff.delay()), placed.message()));
        logEnd(job, placed, "job_put_off", "put off for " + putOff.delay().toSeconds() + " s");
      }
      case Setback.End end -> {
        held.update(running -> running.fail(now, end.problem()));
        logEnd(job, end.problem(), "job_failed", "failed, the webhook will say so");
      }
    }
  }

  /** The job was let through to see whether Riskuity answers again, and it did not. */
  private boolean wasOnTrial(Job job, Problem problem) {
    return problem.code() == FailureCode.DATA_FETCH_ERROR
        && job.material() instanceof Material.Token
        && job.state() instanceof Running running
        && riskuity.silentSince().filter(running.claimedAt()::isAfter).isPresent();
  }

  /** Others go first at the next trial: this project may be the only one that gets no answer. */
  private void awaitRiskuity(HeldJob held, Problem problem, Instant now) {
    Instant next = riskuity.nextAt(now).plus(AFTER_OTHERS);
    String why = riskuity.trouble().orElse(problem.message());
    held.update(running -> running.await(now, next, why));
    logEnd(held.job(), problem, "job_put_off", "waits for Riskuity at no charge");
  }

  private static void logEnd(Job job, Problem problem, String event, String next) {
    LOG.atWarn()
        .addKeyValue("event", event)
        .addKeyValue("job_id", job.id())
        .addKeyValue("project_id", job.accepted().request().project())
        .addKeyValue("error_code", problem.code())
        .addKeyValue("attempt", job.effort().claims())
        .addKeyValue("correlation_id", job.accepted().correlationId())
        .log("{}: {}", next, problem.message());
  }

  private void giveBack(HeldJob held) {
    Instant now = clock.instant();
    held.update(running -> running.release(now));
  }
}
