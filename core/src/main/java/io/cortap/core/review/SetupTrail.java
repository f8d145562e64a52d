package io.cortap.core.review;

import io.cortap.core.audit.Actor;
import io.cortap.core.audit.AuditAction;
import io.cortap.core.audit.AuditRecord;
import io.cortap.core.audit.AuditTrail;
import io.cortap.core.report.ProjectKey;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the changes of a project's setup record leave on its trail: who, when, which members. */
public final class SetupTrail {
  private static final String VERSION = "version";
  private static final String MEMBERS = "members";

  private SetupTrail() {}

  /** The trail of a project whose record nobody has written yet. */
  public static AuditTrail empty(ProjectKey project) {
    return AuditTrail.empty(project.tenant() + "/project-" + project.project() + "/setup");
  }

  /**
   * The trail with this change. Values stay out of it: it outlives what they say of people.
   *
   * @param version of the record {@code after}
   */
  public static AuditTrail changed(
      AuditTrail trail, long version, SetupRecord before, SetupRecord after, Actor by, Instant at) {
    String members =
        MemberChange.between(before, after).stream()
            .map(MemberChange::field)
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    return trail.with(
        at,
        AuditAction.SETUP_CHANGED,
        by,
        "ok",
        Map.of(VERSION, Long.toString(version), MEMBERS, members));
  }

  /** The change that made this version, if the trail holds it. */
  public static Optional<AuditRecord> changeTo(AuditTrail trail, long version) {
    return trail.records().stream()
        .filter(change -> Long.toString(version).equals(change.details().get(VERSION)))
        .reduce((first, second) -> second);
  }
}
