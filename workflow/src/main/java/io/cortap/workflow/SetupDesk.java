package io.cortap.workflow;

import io.cortap.core.audit.Actor;
import io.cortap.core.audit.AuditTrail;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.ProjectKey;
import io.cortap.core.review.SetupRecord;
import io.cortap.core.review.SetupTrail;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.KeepSetup.Kept;
import io.cortap.ports.outbound.SetupStore;
import io.cortap.ports.outbound.Versioned;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads and writes setup records so that each write tells who made it; asks nobody who they are.
 */
final class SetupDesk {
  private static final Versioned<SetupRecord> NOTHING =
      new Versioned<>(SetupRecord.EMPTY, SetupStore.UNWRITTEN);

  private final SetupStore setups;

  SetupDesk(SetupStore setups) {
    this.setups = setups;
  }

  Kept find(ProjectKey project) {
    Versioned<SetupRecord> newest = setups.find(project).orElse(NOTHING);
    // Read after the record: a trail only grows, so what made this version is on it.
    return kept(newest, setups.trail(project));
  }

  Answer<Kept> replace(ProjectKey project, long read, SetupRecord next, Actor by, Instant now) {
    Versioned<SetupRecord> newest = setups.find(project).orElse(NOTHING);
    if (newest.version() != read) {
      return stale(read);
    }
    // Read after the record: whoever writes in between makes this write stale, trail and all.
    AuditTrail before = setups.trail(project);
    AuditTrail after = SetupTrail.changed(before, read + 1, newest.value(), next, by, now);
    Optional<Versioned<SetupRecord>> written =
        setups.replace(project, read, next, after.records().getLast());
    return written.isPresent() ? Answer.given(kept(written.get(), after)) : stale(read);
  }

  private static Kept kept(Versioned<SetupRecord> record, AuditTrail trail) {
    return new Kept(record.value(), record.version(), SetupTrail.changeTo(trail, record.version()));
  }

  private static Answer<Kept> stale(long read) {
    return Answer.refused(
        Problem.of(
                FailureCode.PRECONDITION_FAILED,
                "the setup record is not version " + read + " any more: somebody else has written")
            .at("setup"));
  }
}
