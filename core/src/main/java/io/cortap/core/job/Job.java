package io.cortap.core.job;

import io.cortap.core.audit.Actor;
import io.cortap.core.audit.AuditAction;
import io.cortap.core.audit.AuditTrail;
import io.cortap.core.job.Delivery.Attempting;
import io.cortap.core.job.Delivery.Pending;
import io.cortap.core.job.Delivery.Tries;
import io.cortap.core.job.JobState.Cancelled;
import io.cortap.core.job.JobState.Completed;
import io.cortap.core.job.JobState.Failed;
import io.cortap.core.job.JobState.Finished;
import io.cortap.core.job.JobState.Queued;
import io.cortap.core.job.JobState.Running;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.IssuedLink;
import io.cortap.core.report.ReportFile;
import io.cortap.core.webhook.AttemptOutcome;
import io.cortap.core.webhook.NextStep;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One accepted request and its fate: an immutable value whose methods are the only moves there are.
 * Each returns the next value or throws {@link IllegalTransitionException}; what is stored moves
 * only by {@code JobStore.replace}.
 *
 * @param progress percent done; never falls, not even when an attempt starts anew
 * @param warnings what the reader of the report should know, in the order it was found
 * @param links every stable link issued so far, by serial
 * @param trail what happened so far, for auditors
 */
public record Job(
    Acceptance accepted,
    Instant updatedAt,
    JobState state,
    Delivery delivery,
    Material material,
    Effort effort,
    int progress,
    List<String> warnings,
    List<IssuedLink> links,
    AuditTrail trail) {

  public Job {
    warnings = List.copyOf(warnings);
    links = List.copyOf(links);
    WholeJob.require(state, delivery, material, accepted.request().callback());
  }

  /** A job that waits for its first worker. */
  public static Job accept(Acceptance accepted, Material.Token token, List<String> warnings) {
    Instant now = accepted.createdAt();
    return new Job(
        accepted,
        now,
        new Queued(now),
        new Delivery.None(),
        token,
        Effort.NONE,
        0,
        warnings,
        List.of(),
        JobTrail.begun(accepted, token));
  }

  /** Which job it is. */
  public JobId id() {
    return accepted.id();
  }

  /** Its place in a store, tenant and all. */
  public JobKey key() {
    return new JobKey(accepted.requester().tenant(), accepted.id());
  }

  /** When a worker is next needed, or empty if nothing is left to do. */
  public Optional<Due> due() {
    return Due.of(state, delivery, material);
  }

  /** The job in the one word that callers see. */
  public JobStatus status() {
    return JobStatus.of(state, delivery, effort);
  }

  /**
   * A worker takes the job: one that is due, or one whose worker is presumed dead, which counts as
   * a crash. The attempt goes on after the last checkpoint.
   */
  public Job claim(Instant now, NodeId worker, Duration lease) {
    Effort spent =
        switch (state) {
          case Queued queued when !now.isBefore(queued.dueAt()) -> effort;
          case Running running when running.lease().lapsedAt(now) -> effort.crashed(running, now);
          case Queued queued -> throw refused("be claimed before it is due");
          case Running running -> throw refused("be claimed while its lease runs");
          case Finished finished -> throw refused("be claimed");
        };
    Phase first = material.firstPhase();
    return moved(now, new Running(first, now, Lease.from(now, worker, lease)))
        .withEffort(spent.claimed())
        .reached(first.percent());
  }

  /** The holder lives on: its lease, of the work or of an attempt to deliver, is longer. */
  public Job beat(Instant now, Duration lease) {
    if (state instanceof Running running) {
      return moved(now, running.renewed(now, lease));
    }
    if (delivery instanceof Attempting attempting) {
      return withDelivery(now, attempting.renewed(now, lease));
    }
    throw refused("beat without a holder");
  }

  /** Riskuity accepted the token for the project. */
  public Job authorized(Instant now) {
    Running running = running("be authorized");
    if (!(material instanceof Material.Token token)) {
      throw refused("be authorized without a token");
    }
    return moved(now, running.in(Phase.FETCH))
        .withMaterial(token.allowed())
        .withTrail(JobTrail.step(trail, now, AuditAction.AUTHORIZED, JobTrail.holder(running)))
        .reached(Phase.FETCH.percent());
  }

  /** The work has come to {@code phase}. */
  public Job enter(Instant now, Phase phase) {
    Running running = running("enter " + phase);
    return moved(now, running.in(phase))
        .withTrail(JobTrail.entered(trail, now, running, phase))
        .reached(phase.percent());
  }

  /** The work has come to {@code percent}; less than before changes nothing. */
  public Job reached(int percent) {
    int reached = Math.clamp(percent, progress, 100);
    return new Job(
        accepted, updatedAt, state, delivery, material, effort, reached, warnings, links, trail);
  }

  /** The snapshot is stored: the same move erases the token. */
  public Job seal(Instant now, Material.Snapshot snapshot, List<String> found) {
    Running running = running("be sealed");
    if (!(material instanceof Material.Token)) {
      throw refused("be sealed twice");
    }
    return moved(now, running.in(Phase.RENDER))
        .withMaterial(snapshot)
        .withTrail(JobTrail.sealed(trail, now, running.lease().holder(), snapshot))
        .warned(found)
        .reached(Phase.RENDER.percent());
  }

  /** The report is stored: it becomes visible, and its webhook is owed at once. */
  public Job complete(Instant now, ReportFile file, List<String> found) {
    Running running = running("complete");
    return withEffort(effort.worked(running.claimedAt(), now))
        .warned(found)
        .reached(100)
        .withTrail(JobTrail.stored(trail, now, running.lease().holder(), file))
        .finish(now, new Completed(now, file));
  }

  /** The job ends without a report; a token that it still held is erased. */
  public Job fail(Instant now, Problem problem) {
    Actor actor = state instanceof Running running ? JobTrail.holder(running) : Actor.service();
    return withEffort(effort.until(now, state))
        .withTrail(JobTrail.failed(trail, now, actor, problem))
        .erased(now, actor)
        .finish(now, new Failed(now, problem));
  }

  /** Nobody wants the report any more; a token that the job still held is erased. */
  public Job cancel(Instant now) {
    return withEffort(effort.until(now, state))
        .withTrail(JobTrail.step(trail, now, AuditAction.CANCELLED, user()))
        .erased(now, user())
        .finish(now, new Cancelled(now));
  }

  /** Whether a fresh token is all that the job lacks, and it is known to be its user's. */
  public boolean isResumable() {
    return material.confirmed()
        && state instanceof Failed failed
        && failed.problem().code() == FailureCode.EXPIRED_TOKEN
        && !(delivery instanceof Attempting);
  }

  /**
   * A job that failed because its token had ended goes on with a fresh one: it waits for a worker,
   * and what its webhook was to say holds no more. It has its whole time again.
   */
  public Job resume(Instant now, Material.Token token) {
    if (!isResumable()) {
      throw refused("be resumed, with " + delivery);
    }
    var queued = new Queued(now);
    var nothing = new Delivery.None();
    Effort afresh = effort.resumed();
    AuditTrail told = JobTrail.step(trail, now, AuditAction.RESUMED, user());
    return new Job(accepted, now, queued, nothing, token, afresh, progress, warnings, links, told);
  }

  private Actor user() {
    return Actor.user(accepted.requester().user());
  }

  private Job erased(Instant now, Actor actor) {
    return material instanceof Material.Token token
        ? withTrail(JobTrail.step(trail, now, AuditAction.TOKEN_ERASED, actor))
            .withMaterial(token.erased())
        : this;
  }

  /** The attempt failed in a way that may pass: the job waits for {@code dueAt}. */
  public Job putOff(Instant now, Instant dueAt, String reason) {
    Running running = running("be put off");
    return moved(now, new Queued(dueAt, reason))
        .withEffort(effort.failed().worked(running.claimedAt(), now));
  }

  /**
   * The attempt ended for want of something that no worker can do without: the job waits for {@code
   * dueAt}, and nothing is charged, not even the time.
   */
  public Job await(Instant now, Instant dueAt, String reason) {
    running("wait for something else");
    return moved(now, new Queued(dueAt, reason));
  }

  /** The same job for those who ask why it waits, where it does not say: never stored. */
  public Job waitingFor(String reason) {
    return state instanceof Queued queued && queued.reason().isEmpty()
        ? moved(updatedAt, new Queued(queued.dueAt(), reason))
        : this;
  }

  /**
   * The holder gives the job back, or the attempt to deliver, at no charge: another worker may
   * claim it at once.
   */
  public Job release(Instant now) {
    if (delivery instanceof Attempting attempting) {
      return withDelivery(now, new Pending(attempting.tries(), now));
    }
    Running running = running("be released");
    return moved(now, new Queued(now)).withEffort(effort.worked(running.claimedAt(), now));
  }

  /**
   * The holder is known to be dead: the job, or its delivery, is due at once. That counts as a
   * crash, and the time until now as worked, unless the lease had ended before.
   */
  public Job orphaned(Instant now) {
    if (state instanceof Running running) {
      return moved(now, new Queued(now)).withEffort(effort.crashed(running, now));
    }
    if (delivery instanceof Attempting attempting) {
      return withDelivery(now, new Pending(attempting.tries().crashed(), now));
    }
    throw refused("be orphaned without a holder");
  }

  /** A worker takes the next attempt to deliver; {@code link} is the one that it will carry. */
  public Job attemptDelivery(Instant now, NodeId worker, Duration lease) {
    Tries tries =
        delivery.dueAt(now).orElseThrow(() -> refused("be delivered now, with " + delivery));
    return withDelivery(now, new Attempting(tries, now, Lease.from(now, worker, lease)));
  }

  /**
   * The receiver is told once more, at once and by the same event; {@link Redelivery} allows it.
   */
  public Job redeliver(Instant now, Actor by) {
    Tries tries =
        delivery
            .repeatable()
            .filter(known -> Redelivery.refusal(this).isEmpty())
            .orElseThrow(() -> refused("be redelivered, with " + delivery));
    return withTrail(JobTrail.step(trail, now, AuditAction.REDELIVERY_REQUESTED, by))
        .withDelivery(now, Redelivery.owed(delivery, tries, now));
  }

  /** The attempt ended like this, and that follows. */
  public Job deliveryEnded(Instant now, NextStep step, AttemptOutcome outcome) {
    if (!(delivery instanceof Attempting attempting)) {
      throw refused("end a delivery that was not begun");
    }
    AuditTrail told = JobTrail.attempted(trail, now, attempting, step, outcome);
    return withTrail(told).withDelivery(now, attempting.ended(now, step, outcome));
  }

  /**
   * One more stable link to the report.
   *
   * @param maker for whom it was made
   */
  public Job issue(Instant now, IssuedLink link, Actor maker) {
    if (!(state instanceof Completed)) {
      throw refused("have a link without a report");
    }
    var more = new ArrayList<>(links);
    more.add(link);
    AuditTrail minted = JobTrail.minted(trail, now, maker, link);
    return new Job(
        accepted, now, state, delivery, material, effort, progress, warnings, more, minted);
  }

  /** Somebody fetched the report by a link. For callers the job stays as it was. */
  public Job opened(Instant now, IssuedLink link) {
    if (!links.contains(link)) {
      throw refused("be opened by a link that it has not");
    }
    var counted = new ArrayList<>(links);
    counted.set(links.indexOf(link), link.opened());
    AuditTrail told = JobTrail.opened(trail, now, link.opened());
    return new Job(
        accepted, updatedAt, state, delivery, material, effort, progress, warnings, counted, told);
  }

  /** Since when the webhook is owed, if it is. */
  public Optional<Instant> deliveryOwedSince() {
    return Redelivery.owedSince(this);
  }

  /** Who works on the job, if anybody does: the same answer means the same claim. */
  public Optional<Claim> currentClaim() {
    return Claim.of(state, delivery, effort);
  }

  /** Which of the job's outcomes this is, from 1: a resumed job has another. */
  public int outcomeNumber() {
    return 1 + trail.count(AuditAction.RESUMED);
  }

  /** The link issued last, if it still opens. */
  public Optional<IssuedLink> openLink(Instant now) {
    return links.isEmpty()
        ? Optional.empty()
        : Optional.of(links.getLast()).filter(link -> link.opensAt(now));
  }

  private Job finish(Instant now, Finished finished) {
    if (state instanceof Finished) {
      throw refused("end twice");
    }
    Delivery owed = Delivery.owedBy(accepted.request().callback(), now);
    return new Job(
        accepted, now, finished, owed, material, effort, progress, warnings, links, trail);
  }

  private Running running(String move) {
    if (state instanceof Running running) {
      return running;
    }
    throw refused(move);
  }

  private IllegalTransitionException refused(String move) {
    return new IllegalTransitionException(id(), state, move);
  }

  private Job moved(Instant now, JobState next) {
    return new Job(
        accepted, now, next, delivery, material, effort, progress, warnings, links, trail);
  }

  private Job withDelivery(Instant now, Delivery next) {
    return new Job(accepted, now, state, next, material, effort, progress, warnings, links, trail);
  }

  private Job withMaterial(Material next) {
    return new Job(
        accepted, updatedAt, state, delivery, next, effort, progress, warnings, links, trail);
  }

  private Job withEffort(Effort next) {
    return new Job(
        accepted, updatedAt, state, delivery, material, next, progress, warnings, links, trail);
  }

  private Job withTrail(AuditTrail next) {
    return new Job(
        accepted, updatedAt, state, delivery, material, effort, progress, warnings, links, next);
  }

  private Job warned(List<String> found) {
    var all = new ArrayList<>(warnings);
    found.stream().filter(warning -> !all.contains(warning)).forEach(all::add);
    return new Job(
        accepted, updatedAt, state, delivery, material, effort, progress, all, links, trail);
  }
}
