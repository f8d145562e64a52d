package io.cortap.core.job;

import io.cortap.core.audit.Actor;
import io.cortap.core.audit.AuditAction;
import io.cortap.core.audit.AuditTrail;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.IssuedLink;
import io.cortap.core.report.ReportFile;
import io.cortap.core.report.WireTime;
import io.cortap.core.webhook.AttemptOutcome;
import io.cortap.core.webhook.NextStep;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/** What a job's moves leave on its trail. */
final class JobTrail {
  static final String OK = "ok";

  private static final int OPENINGS_RECORDED_EACH = 100;
  private static final String STANDS_UNTIL = "stands_until";

  private JobTrail() {}

  /** The probe at submission counts as the job's authorization, if it succeeded. */
  static AuditTrail begun(Acceptance accepted, Material.Token token) {
    Instant now = accepted.createdAt();
    AuditTrail requested =
        AuditTrail.empty(accepted.trailName())
            .with(
                now,
                AuditAction.REQUESTED,
                Actor.user(accepted.requester().user()),
                OK,
                Map.of("report_type", accepted.request().type().id()));
    return token.authorized()
        ? step(requested, now, AuditAction.AUTHORIZED, Actor.service())
        : requested;
  }

  /** The process that works on the job. */
  static Actor holder(JobState.Running running) {
    return Actor.node(running.lease().holder().value());
  }

  /** One of the steps about which nothing more is to be said. */
  static AuditTrail step(AuditTrail trail, Instant now, AuditAction action, Actor actor) {
    return trail.with(now, action, actor, OK, Map.of());
  }

  /** A phase gives way to the next; phases that end by a move of their own leave nothing here. */
  static AuditTrail entered(AuditTrail trail, Instant now, JobState.Running running, Phase to) {
    Actor node = holder(running);
    if (running.phase() == Phase.FETCH && to == Phase.SEAL) {
      return step(trail, now, AuditAction.FETCHED, node);
    }
    return running.phase() == Phase.RENDER && to != Phase.RENDER
        ? step(trail, now, AuditAction.RENDERED, node)
        : trail;
  }

  static AuditTrail sealed(AuditTrail trail, Instant now, NodeId node, Material.Snapshot snapshot) {
    Actor actor = Actor.node(node.value());
    AuditTrail sealed =
        trail.with(
            now,
            AuditAction.SNAPSHOT_SEALED,
            actor,
            OK,
            Map.of("key", snapshot.key().value(), "sha256", snapshot.sha256().hex()));
    return step(sealed, now, AuditAction.TOKEN_ERASED, actor);
  }

  static AuditTrail stored(AuditTrail trail, Instant now, NodeId node, ReportFile file) {
    return trail.with(
        now,
        AuditAction.STORED,
        Actor.node(node.value()),
        OK,
        Map.of(
            "key", file.key().value(),
            "sha256", file.sha256().hex(),
            "template", file.template().id(),
            "template_sha256", file.template().sha256().hex()));
  }

  static AuditTrail failed(AuditTrail trail, Instant now, Actor actor, Problem problem) {
    return trail.with(
        now,
        AuditAction.FAILED,
        actor,
        problem.code().name(),
        problem.stage().isEmpty() ? Map.of() : Map.of("stage", problem.stage()));
  }

  static AuditTrail attempted(
      AuditTrail trail,
      Instant now,
      Delivery.Attempting attempting,
      NextStep next,
      AttemptOutcome outcome) {
    var details = new HashMap<String, String>();
    details.put("attempt", Integer.toString(attempting.tries().made() + 1));
    details.put(DeliveryAttempt.STARTED_AT, attempting.startedAt().toString());
    if (next instanceof NextStep.TryAgain again) {
      details.put(DeliveryAttempt.NEXT_AT, again.at().toString());
    }
    if (outcome instanceof AttemptOutcome.Answered answered) {
      details.put(DeliveryAttempt.STATUS, Integer.toString(answered.status()));
    }
    if (!outcome.warning().isEmpty()) {
      details.put(DeliveryAttempt.WARNING, outcome.warning());
    }
    return trail.with(
        now,
        AuditAction.DELIVERY_ATTEMPTED,
        Actor.node(attempting.lease().holder().value()),
        outcome.complaint().isEmpty() ? OK : outcome.complaint(),
        details);
  }

  static AuditTrail minted(AuditTrail trail, Instant now, Actor actor, IssuedLink link) {
    return trail.with(
        now,
        AuditAction.LINK_MINTED,
        actor,
        OK,
        Map.of(
            "serial",
            Integer.toString(link.serial()),
            "ends_at",
            WireTime.format(link.endsAt()),
            "link_kind",
            link.kind().wireName()));
  }

  /**
   * The first openings of a link leave a record each. Of those that follow, the first within an
   * hour (UTC) leaves one that stands for all until the hour ends, and says how many there have
   * been before and with it: the trail of a link that a program opens all day stays short.
   */
  static AuditTrail opened(AuditTrail trail, Instant now, IssuedLink link) {
    Actor holder = Actor.holderOfLink(link.serial());
    if (link.openings() <= OPENINGS_RECORDED_EACH) {
      return step(trail, now, AuditAction.LINK_OPENED, holder);
    }
    if (isStoodFor(trail, now, holder)) {
      return trail;
    }
    Instant until = now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
    return trail.with(
        now,
        AuditAction.LINK_OPENED,
        holder,
        OK,
        Map.of("openings", Integer.toString(link.openings()), STANDS_UNTIL, until.toString()));
  }

  private static boolean isStoodFor(AuditTrail trail, Instant now, Actor holder) {
    return trail.records().reversed().stream()
        .filter(
            record -> record.action() == AuditAction.LINK_OPENED && record.actor().equals(holder))
        .findFirst()
        .map(record -> record.details().get(STANDS_UNTIL))
        .filter(until -> now.isBefore(Instant.parse(until)))
        .isPresent();
  }
}
