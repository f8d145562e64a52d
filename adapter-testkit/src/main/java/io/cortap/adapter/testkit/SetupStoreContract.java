package io.cortap.adapter.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.audit.Actor;
import io.cortap.core.audit.AuditAction;
import io.cortap.core.audit.AuditRecord;
import io.cortap.core.audit.AuditTrail;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.ProjectKey;
import io.cortap.core.report.TenantId;
import io.cortap.core.report.UserId;
import io.cortap.core.review.SetupRecord;
import io.cortap.core.review.SetupTrail;
import io.cortap.ports.outbound.SetupStore;
import io.cortap.ports.outbound.Versioned;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link SetupStore} does; its test extends this. */
public abstract class SetupStoreContract {
  private static final ProjectKey PROJECT = new ProjectKey(new TenantId("12"), new ProjectId(58));
  private static final Actor MARA = Actor.user(new UserId("7"));
  private static final Instant NOON = Instant.parse("2027-03-15T12:00:00.125Z");
  private static final int WRITERS = 16;

  private SetupStore store;

  /** A store that holds nothing. */
  protected abstract SetupStore emptyStore();

  @BeforeEach
  void startEmpty() {
    store = emptyStore();
  }

  private Versioned<SetupRecord> written(SetupRecord record) {
    return write(store, PROJECT, SetupStore.UNWRITTEN, record).orElseThrow();
  }

  /** Writes as the service does: with a change that goes on from the trail. */
  protected static Optional<Versioned<SetupRecord>> write(
      SetupStore store, ProjectKey project, long read, SetupRecord next) {
    return store.replace(project, read, next, change(store, project, read, next));
  }

  private static AuditRecord change(
      SetupStore store, ProjectKey project, long read, SetupRecord next) {
    SetupRecord before = store.find(project).map(Versioned::value).orElse(SetupRecord.EMPTY);
    return SetupTrail.changed(store.trail(project), read + 1, before, next, MARA, NOON)
        .records()
        .getLast();
  }

  private static SetupRecord notes(String text) {
    return new SetupRecord(Map.of("notes", text));
  }

  @Test
  void aProjectHasNoRecordUntilOneIsWritten() {
    assertThat(store.find(PROJECT)).isEmpty();
  }

  @Test
  void aRecordIsFoundAsItWasWritten() {
    Versioned<SetupRecord> written = written(SampleReviews.setup());

    assertThat(written.value()).isEqualTo(SampleReviews.setup());
    assertThat(written.version()).isGreaterThan(SetupStore.UNWRITTEN);
    assertThat(store.find(PROJECT)).contains(written);
  }

  @Test
  void membersThatAreNullStayThere() {
    Map<String, @Nullable Object> members = new HashMap<>();
    members.put("notes", null);
    members.put("project_info", Collections.singletonMap("region_number", null));

    assertThat(store.find(PROJECT)).isEmpty();
    Versioned<SetupRecord> written = written(new SetupRecord(members));

    assertThat(store.find(PROJECT)).contains(written);
    assertThat(written.value().members()).isEqualTo(members);
  }

  @Test
  void theNewestRecordIsReplaced() {
    Versioned<SetupRecord> first = written(notes("first"));

    Versioned<SetupRecord> second =
        write(store, PROJECT, first.version(), notes("second")).orElseThrow();

    assertThat(second.version()).isEqualTo(first.version() + 1);
    assertThat(store.find(PROJECT)).contains(second);
  }

  @Test
  void aLateWriterIsRefusedAndTheRecordStays() {
    Versioned<SetupRecord> first = written(notes("first"));
    Versioned<SetupRecord> second =
        write(store, PROJECT, first.version(), notes("second")).orElseThrow();

    assertThat(write(store, PROJECT, first.version(), notes("late"))).isEmpty();
    assertThat(write(store, PROJECT, SetupStore.UNWRITTEN, notes("unaware"))).isEmpty();
    assertThat(store.find(PROJECT)).contains(second);
  }

  @Test
  void aRecordThatWasNeverWrittenIsNotReplaced() {
    assertThat(write(store, PROJECT, 7, notes("of nothing"))).isEmpty();
    assertThat(store.find(PROJECT)).isEmpty();
  }

  @Test
  void neitherAnotherProjectNorAnotherTenantSeesIt() {
    Versioned<SetupRecord> written = written(SampleReviews.setup());

    assertThat(store.find(new ProjectKey(PROJECT.tenant(), new ProjectId(59)))).isEmpty();
    assertThat(store.find(new ProjectKey(new TenantId("99"), PROJECT.project()))).isEmpty();
    assertThat(store.find(PROJECT)).contains(written);
  }

  @Test
  void aProjectThatNobodyWroteHasAnEmptyTrail() {
    assertThat(store.trail(PROJECT)).isEqualTo(SetupTrail.empty(PROJECT));
  }

  @Test
  void everyWriteIsOnTheTrailWithWhoAndWhen() {
    Versioned<SetupRecord> first = written(SampleReviews.setup());
    assertThat(write(store, PROJECT, first.version(), notes("second"))).isPresent();

    AuditTrail trail = store.trail(PROJECT);

    assertThat(SampleJobs.breaks(trail)).isEmpty();
    assertThat(trail.records())
        .hasSize(2)
        .allSatisfy(change -> {
          assertThat(change.action()).isEqualTo(AuditAction.SETUP_CHANGED);
          assertThat(change.actor()).isEqualTo(MARA);
          assertThat(change.at()).isEqualTo(NOON);
        });
    assertThat(SetupTrail.changeTo(trail, 2)).contains(trail.records().getLast());
    assertThat(trail.records().getLast().details().get("members")).contains("notes");
  }

  @Test
  void aWriterWhoIsRefusedLeavesNothingOnTheTrail() {
    Versioned<SetupRecord> first = written(notes("first"));
    assertThat(write(store, PROJECT, first.version(), notes("second"))).isPresent();
    AuditTrail before = store.trail(PROJECT);

    write(store, PROJECT, first.version(), notes("late"));
    write(store, PROJECT, SetupStore.UNWRITTEN, notes("unaware"));

    assertThat(store.trail(PROJECT)).isEqualTo(before);
  }

  @Test
  void trailsOfProjectsAndTenantsAreApart() {
    written(notes("first"));

    assertThat(store.trail(new ProjectKey(PROJECT.tenant(), new ProjectId(59))).records())
        .isEmpty();
    assertThat(store.trail(new ProjectKey(new TenantId("99"), PROJECT.project())).records())
        .isEmpty();
  }

  @Test
  void ofSixteenFirstWritersExactlyOneWins() throws Exception {
    AuditRecord change = change(store, PROJECT, SetupStore.UNWRITTEN, SampleReviews.setup());
    Callable<Optional<Versioned<SetupRecord>>> write =
        () -> store.replace(PROJECT, SetupStore.UNWRITTEN, SampleReviews.setup(), change);
    int winners = 0;
    try (var threads = Executors.newFixedThreadPool(WRITERS)) {
      for (Future<Optional<Versioned<SetupRecord>>> writing :
          threads.invokeAll(Collections.nCopies(WRITERS, write))) {
        winners += writing.get().isPresent() ? 1 : 0;
      }
    }

    assertThat(winners).isEqualTo(1);
    assertThat(store.trail(PROJECT).records()).hasSize(1);
  }
}
