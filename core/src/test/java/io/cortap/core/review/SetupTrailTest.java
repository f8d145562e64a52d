package io.cortap.core.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.audit.Actor;
import io.cortap.core.audit.AuditTrail;
import io.cortap.core.audit.Breaks;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.ProjectKey;
import io.cortap.core.report.TenantId;
import io.cortap.core.report.UserId;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SetupTrailTest {
  private static final ProjectKey PROJECT = new ProjectKey(new TenantId("12"), new ProjectId(58));
  private static final Instant NOON = Instant.parse("2027-03-15T12:00:00Z");
  private static final Actor MARA = Actor.user(new UserId("7"));

  private static AuditTrail changed(AuditTrail trail, long version, SetupRecord after) {
    return SetupTrail.changed(trail, version, SetupRecord.EMPTY, after, MARA, NOON);
  }

  @Test
  void tellsWhoChangedWhichMembersAndNoValues() {
    AuditTrail trail = changed(SetupTrail.empty(PROJECT), 1, SampleSetup.record());

    assertThat(trail.name()).isEqualTo("12/project-58/setup");
    assertThat(trail.records())
        .singleElement()
        .satisfies(change -> {
          assertThat(change.actor()).isEqualTo(MARA);
          assertThat(change.at()).isEqualTo(NOON);
          assertThat(change.details().get("members"))
              .startsWith("attendees, contractor.contractor_name, ")
              .doesNotContain("Larchmere");
        });
  }

  @Test
  void findsTheChangeThatMadeAVersion() {
    AuditTrail trail = changed(SetupTrail.empty(PROJECT), 7, SampleSetup.record());
    AuditTrail longer = changed(trail, 8, new SetupRecord(Map.of("notes", "called twice")));

    assertThat(SetupTrail.changeTo(longer, 8)).contains(longer.records().getLast());
    assertThat(SetupTrail.changeTo(longer, 7)).contains(trail.records().getLast());
    assertThat(SetupTrail.changeTo(longer, 6)).isEmpty();
    assertThat(Breaks.of(longer)).isEmpty();
  }
}
