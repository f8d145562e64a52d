package io.cortap.core.job;

import io.cortap.core.audit.Actor;
import io.cortap.core.audit.AuditAction;
import io.cortap.core.audit.AuditTrail;
import io.cortap.core.job.Delivery.Attempting;
import io.cortap.core.job.Delivery.Delivered;
import io.cortap.core.job.Delivery.Exhausted;
import io.cortap.core.job.Delivery.Pending;
import io.cortap.core.job.Delivery.Stopped;
import io.cortap.core.job.Delivery.Tries;
import io.cortap.core.job.JobState.Cancelled;
import io.cortap.core.job.JobState.Completed;
import io.cortap.core.job.JobState.Failed;
import io.cortap.core.job.JobState.Finished;
import io.cortap.core.job.JobState.Queued;
import io.cortap.core.job.JobState.Running;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.Callback;
import io.cortap.core.report.IssuedLink;
import io.cortap.core.report.ReportFile;
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
    require(
        !(state instanceof Finished) || !(material instanceof Material.Token),
        "a finished job holds no token");
    require(
        !(state instanceof Completed) || material instanceof Material.Snapshot,
        "a completed job has a sealed snapshot");
    require(
        state instanceof Finished || delivery instanceof Delivery.None,
        "only a finished job owes a webhook");
    require(
        !(state instanceof Finished)
            || accepted.request().callback() instanceof Callback.Nowhere
            || !(delivery instanceof Delivery.None),
        "a finished job with a callback has a delivery");
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
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

  public JobId id() {
    return accepted.id();
  }

  public JobKey key() {
    return new JobKey(accepted.requester().tenant(), accepted.id());
  }

  /** When a worker is next needed, or empty if nothing is left to do. */
  public Optional<Due> due() {
    return Due.of(state, delivery);
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
    return moved(now, new Running(firstPhase(), now, Lease.from(now, worker, lease)))
        .withEffort(spent.claimed())
        .reached(firstPhase().percent());
  }

  private Phase firstPhase() {
    return switch (material) {
      case Material.Token token -> token.authorized() ? Phase.FETCH : Phase.AUTHORIZE;
      case Material.Snapshot snapshot -> Phase.RENDER;
      case Material.Erased erased -> throw refused("be worked on without token or snapshot");
    };
  }

  /**
   * The holder lives on: the lease, of the report's work or of the attempt to deliver, is longer.
   */
  public Job beat(Instant now, Duration lease) {
    return switch (state) {
      case Running running ->
          moved(
              now,
              new Running(
                  running.phase(),
                  running.claimedAt(),
                  Lease.from(now, running.lease().holder(), lease)));
      case Queued queued -> throw refused("beat without a holder");
      case Finished finished -> {
        if (!(delivery instanceof Attempting attempting)) {
          throw refused("beat without a holder");
        }
        yield withDelivery(
            now,
            new Attempting(
                attempting.tries(),
                attempting.startedAt(),
                Lease.from(now, attempting.lease().holder(), lease)));
      }
    };
  }

  /** Riskuity accepted the token for the project. */
  public Job authorized(Instant now) {
    Running running = running("be authorized");
    if (!(material instanceof Material.Token token)) {
      throw refused("be authorized without a token");
    }
    return moved(now, in(running, Phase.FETCH))
        .withMaterial(new Material.Token(token.token(), token.tokenEndsAt(), true))
        .withTrail(JobTrail.step(trail, now, AuditAction.AUTHORIZED, JobTrail.holder(running)))
        .reached(Phase.FETCH.percent());
  }

  /** The work has come to {@code phase}. */
  public Job enter(Instant now, Phase phase) {
    Running running = running("enter " + phase);
    return moved(now, in(running, phase))
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
    return moved(now, in(running, Phase.RENDER))
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
    return withEffort(spentBy(now))
        .withTrail(JobTrail.failed(trail, now, actor, problem))
        .erased(now, actor)
        .finish(now, new Failed(now, problem));
  }

  /** Nobody wants the report any more; a token that the job still held is erased. */
  public Job cancel(Instant now) {
    Actor actor = Actor.user(accepted.requester().user());
    return withEffort(spentBy(now))
        .withTrail(JobTrail.step(trail, now, AuditAction.CANCELLED, actor))
        .erased(now, actor)
        .finish(now, new Cancelled(now));
  }

  private Job erased(Instant now, Actor actor) {
    return material instanceof Material.Token token
        ? withTrail(JobTrail.step(trail, now, AuditAction.TOKEN_ERASED, actor))
            .withMaterial(token.erased())
        : this;
  }

  private Effort spentBy(Instant now) {
    return switch (state) {
      case Queued queued -> effort;
      case Running running -> effort.worked(running.claimedAt(), now);
      case Finished finished -> throw refused("end twice");
    };
  }

  /** The attempt failed in a way that may pass: the job waits for {@code dueAt}. */
  public Job putOff(Instant now, Instant dueAt) {
    Running running = running("be put off");
    return moved(now, new Queued(dueAt))
        .withEffort(effort.failed().worked(running.claimedAt(), now));
  }

  /** The holder gives the job back, at no charge: another worker may claim it at once. */
  public Job release(Instant now) {
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
      return withDelivery(now, new Pending(attempting.tries(), now));
    }
    throw refused("be orphaned without a holder");
  }

  /** A worker takes the next attempt to deliver; {@code link} is the one that it will carry. */
  public Job attemptDelivery(Instant now, NodeId worker, Duration lease) {
    Tries tries =
        switch (delivery) {
          case Pending pending when !now.isBefore(pending.nextAt()) -> pending.tries();
          case Attempting attempting when attempting.lease().lapsedAt(now) -> attempting.tries();
          case Pending pending -> throw refused("be delivered before it is due");
          case Attempting attempting -> throw refused("be delivered while a lease runs");
          case Delivery.None none -> throw refused("be delivered");
          case Delivered delivered -> throw refused("be delivered twice");
          case Exhausted exhausted -> throw refused("be delivered any more");
          case Stopped stopped -> throw refused("be delivered any more");
        };
    return withDelivery(now, new Attempting(tries, now, Lease.from(now, worker, lease)));
  }

  /** The attempt ended, and this follows; {@code error} is empty if the receiver took it. */
  public Job deliveryEnded(Instant now, NextStep step, String error) {
    if (!(delivery instanceof Attempting attempting)) {
      throw refused("end a delivery that was not begun");
    }
    Tries tries = attempting.tries();
    Job recorded = withTrail(JobTrail.attempted(trail, now, attempting, error));
    return recorded.withDelivery(
        now,
        switch (step) {
          case NextStep.Done done -> new Delivered(tries.delivered(), now);
          case NextStep.TryAgain again ->
              new Pending(tries.failed(error).next(again.position()), again.at());
          case NextStep.GiveUp giveUp -> new Exhausted(tries.failed(error), now);
          case NextStep.Stop stop -> new Stopped(tries.failed(error), now);
        });
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
    return withTrail(JobTrail.opened(trail, now, link));
  }

  /** Who works on the job, if anybody does: the same answer means the same claim. */
  public Optional<Claim> currentClaim() {
    return Claim.of(state, delivery, effort);
  }

  /** The link issued last, if it still opens. */
  public Optional<IssuedLink> openLink(Instant now) {
    return links.isEmpty()
        ? Optional.empty()
        : Optional.of(links.getLast()).filter(link -> link.opensAt(now));
  }

  private Job finish(Instant now, Finished finished) {
    Delivery owed =
        switch (accepted.request().callback()) {
          case Callback.Webhook webhook -> new Pending(Tries.NONE, now);
          case Callback.Nowhere nowhere -> new Delivery.None();
        };
    return new Job(
        accepted, now, finished, owed, material, effort, progress, warnings, links, trail);
  }

  private Running running(String move) {
    if (state instanceof Running running) {
      return running;
    }
    throw refused(move);
  }

  private static Running in(Running running, Phase phase) {
    return new Running(phase, running.claimedAt(), running.lease());
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
