package io.cortap.adapter.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.audit.Actor;
import io.cortap.core.audit.AuditRecord;
import io.cortap.core.report.ProjectKey;
import io.cortap.core.review.SetupRecord;
import io.cortap.core.review.SetupTrail;
import io.cortap.ports.outbound.SetupStore;
import io.cortap.ports.outbound.Versioned;
import java.time.Instant;
import java.util.Map;

/** Setup records written as an operator does. */
final class Setups {
  private Setups() {}

  static void write(SqliteFile file, ProjectKey project, Instant at) {
    var setups = new SqliteSetupStore(file);
    long read = setups.find(project).map(Versioned::version).orElse(SetupStore.UNWRITTEN);
    var next = new SetupRecord(Map.of("notes", "at " + at));
    AuditRecord change =
        SetupTrail.changed(
                setups.trail(project),
                read + 1,
                SetupRecord.EMPTY,
                next,
                Actor.operator("mara"),
                at)
            .records()
            .getLast();
    assertThat(setups.replace(project, read, next, change)).isPresent();
  }
}
