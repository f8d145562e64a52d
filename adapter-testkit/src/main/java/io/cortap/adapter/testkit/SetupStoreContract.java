package io.cortap.adapter.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.report.ProjectId;
import io.cortap.core.report.ProjectKey;
import io.cortap.core.report.TenantId;
import io.cortap.core.review.SetupRecord;
import io.cortap.ports.outbound.SetupStore;
import io.cortap.ports.outbound.Versioned;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
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
  private static final int WRITERS = 16;

  private SetupStore store;

  /** A store that holds nothing. */
  protected abstract SetupStore emptyStore();

  @BeforeEach
  void startEmpty() {
    store = emptyStore();
  }

  private Versioned<SetupRecord> written(SetupRecord record) {
    return store.replace(PROJECT, SetupStore.UNWRITTEN, record).orElseThrow();
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
        store.replace(PROJECT, first.version(), notes("second")).orElseThrow();

    assertThat(second.version()).isGreaterThan(first.version());
    assertThat(store.find(PROJECT)).contains(second);
  }

  @Test
  void aLateWriterIsRefusedAndTheRecordStays() {
    Versioned<SetupRecord> first = written(notes("first"));
    Versioned<SetupRecord> second =
        store.replace(PROJECT, first.version(), notes("second")).orElseThrow();

    assertThat(store.replace(PROJECT, first.version(), notes("late"))).isEmpty();
    assertThat(store.replace(PROJECT, SetupStore.UNWRITTEN, notes("unaware"))).isEmpty();
    assertThat(store.find(PROJECT)).contains(second);
  }

  @Test
  void aRecordThatWasNeverWrittenIsNotReplaced() {
    assertThat(store.replace(PROJECT, 7, notes("of nothing"))).isEmpty();
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
  void ofSixteenFirstWritersExactlyOneWins() throws Exception {
    Callable<Optional<Versioned<SetupRecord>>> write =
        () -> store.replace(PROJECT, SetupStore.UNWRITTEN, SampleReviews.setup());
    int winners = 0;
    try (var threads = Executors.newFixedThreadPool(WRITERS)) {
      for (Future<Optional<Versioned<SetupRecord>>> writing :
          threads.invokeAll(Collections.nCopies(WRITERS, write))) {
        winners += writing.get().isPresent() ? 1 : 0;
      }
    }

    assertThat(List.of(winners)).containsExactly(1);
  }
}
