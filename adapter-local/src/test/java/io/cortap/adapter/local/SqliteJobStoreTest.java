package io.cortap.adapter.local;

import static io.cortap.adapter.testkit.SampleJobs.NOON;
import static io.cortap.adapter.testkit.SampleJobs.completed;
import static io.cortap.adapter.testkit.SampleJobs.queued;
import static io.cortap.adapter.testkit.SampleJobs.running;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cortap.adapter.testkit.JobStoreContract;
import io.cortap.adapter.testkit.SampleJobs;
import io.cortap.core.audit.AuditRecord;
import io.cortap.core.intake.IdempotencyClaim;
import io.cortap.core.intake.IdempotencyKey;
import io.cortap.core.job.Due;
import io.cortap.core.job.Job;
import io.cortap.core.job.QueueLimits;
import io.cortap.core.report.LinkPolicy;
import io.cortap.core.report.Requester;
import io.cortap.core.report.TenantId;
import io.cortap.core.report.UserId;
import io.cortap.core.report.UserToken;
import io.cortap.ports.outbound.JobStore;
import io.cortap.ports.outbound.PortUnavailableException;
import io.cortap.ports.outbound.Versioned;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SqliteJobStoreTest extends JobStoreContract {
  private static final UserToken TOKEN = new UserToken("maras.first.token");

  @TempDir private Path data;

  private final List<SqliteFile> opened = new ArrayList<>();

  @Override
  protected JobStore emptyStore() {
    return new SqliteJobStore(open());
  }

  private SqliteFile open() {
    // A name that is more than letters: the driver reads its settings out of plain paths.
    SqliteFile file = SqliteFile.open(data.resolve("a b?mode=ro&x=%20#1/jobs.db"));
    opened.add(file);
    return file;
  }

  @AfterEach
  void closeFiles() {
    opened.forEach(SqliteFile::close);
  }

  @Nested
  class OnDisk {
    @Test
    void jobsAreThereAfterReopening() {
      SqliteFile first = open();
      Versioned<Job> added = SampleJobs.added(new SqliteJobStore(first), queued(1));
      first.close();

      assertThat(new SqliteJobStore(open()).find(queued(1).key())).contains(added);
    }

    @Test
    void aClosedFileSaysSo() {
      SqliteFile file = open();
      file.close();

      assertThatThrownBy(() -> new SqliteJobStore(file).find(queued(1).key()))
          .isInstanceOf(PortUnavailableException.class)
          .hasMessageContaining("the store is closed");
    }

    @Test
    void everyWrittenJobIsThereAfterKillingTheWriter() throws Exception {
      Path file = data.resolve("killed/jobs.db");
      for (int round = 0; round < 3; round++) {
        List<String> written = writtenBeforeKill(file, round * 10_000);

        try (SqliteFile reopened = SqliteFile.open(file)) {
          var jobs = new SqliteJobStore(reopened);
          assertThat(written).allSatisfy(line -> assertThat(isThere(jobs, line)).isTrue());
        }
      }
    }

    private static List<String> writtenBeforeKill(Path file, int firstNumber) throws Exception {
      try (ChildProcess writer = ChildProcess.run(JobWriter.class, file, firstNumber)) {
        var written = new ArrayList<String>();
        while (written.size() < 100) {
          written.add(writer.line());
        }
        List<String> unread = writer.kill();
        // The kill may have cut the last line short.
        written.addAll(unread.subList(0, Math.max(0, unread.size() - 1)));
        return written;
      }
    }

    private static boolean isThere(JobStore jobs, String line) {
      String[] parts = line.split(" ");
      long version = Long.parseLong(parts[1]);
      return jobs.find(queued(Integer.parseInt(parts[0])).key()).orElseThrow().version() >= version;
    }
  }

  @Nested
  class Sharing {
    @Test
    void aSecondInstanceSeesWhatTheFirstWrote() {
      Versioned<Job> added = SampleJobs.added(new SqliteJobStore(open()), queued(1));

      assertThat(new SqliteJobStore(open()).find(queued(1).key())).contains(added);
    }

    @Test
    void whatAnotherInstanceChangesOrRemovesIsNotAnsweredFromMemory() throws SQLException {
      JobStore reader = new SqliteJobStore(open());
      SqliteFile file = open();
      JobStore writer = new SqliteJobStore(file);
      Job unsealed = queued(1);
      Versioned<Job> added = SampleJobs.added(writer, unsealed);
      Versioned<Job> cancelled = writer.replace(added, unsealed.cancel(NOON)).orElseThrow();

      assertThat(reader.find(unsealed.key())).contains(cancelled);
      assertThat(reader.find(unsealed.key())).contains(cancelled);
      Versioned<Job> touched = writer.replace(cancelled, cancelled.value()).orElseThrow();
      assertThat(reader.find(unsealed.key())).contains(touched);
      file.write("remove the job", tx -> tx.createStatement().execute("DELETE FROM job"));
      assertThat(reader.find(unsealed.key())).isEmpty();
    }

    @Test
    void ofWritersOfManyInstancesExactlyOneWins() throws Exception {
      List<SqliteJobStore> stores =
          IntStream.range(0, 8).mapToObj(i -> new SqliteJobStore(open())).toList();
      Versioned<Job> read = SampleJobs.added(stores.getFirst(), queued(1));

      assertThat(winners(stores, read)).isEqualTo(1);
    }

    @Test
    void ofFirstSubmissionsThroughManyInstancesExactlyOneWins() throws Exception {
      List<JobStore> stores =
          IntStream.range(0, 8).<JobStore>mapToObj(i -> new SqliteJobStore(open())).toList();

      assertOneWinner(stores);
    }

    private static int winners(List<SqliteJobStore> stores, Versioned<Job> read) throws Exception {
      int winners = 0;
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Callable<Optional<Versioned<Job>>>> writes = new ArrayList<>();
        stores.forEach(store -> writes.add(() -> store.replace(read, running(1))));
        for (Future<Optional<Versioned<Job>>> write : threads.invokeAll(writes)) {
          winners += write.get().isPresent() ? 1 : 0;
        }
      }
      return winners;
    }

    @Test
    void instancesThatOpenANewFileAtOnceAllSucceed() throws Exception {
      for (int round = 0; round < 30; round++) {
        Path file = data.resolve("round-" + round + "/jobs.db");
        Callable<SqliteFile> open = () -> SqliteFile.open(file);
        try (var threads = Executors.newFixedThreadPool(8)) {
          for (Future<SqliteFile> opening :
              threads.invokeAll(IntStream.range(0, 8).mapToObj(i -> open).toList())) {
            opened.add(opening.get());
          }
        }
      }
    }
  }

  @Nested
  class Trails {
    private void execute(SqliteFile file, String sql) {
      file.<@Nullable Void>write(
          "change the file by hand",
          connection -> {
            try (Statement statement = connection.createStatement()) {
              statement.execute(sql);
            }
            return null;
          });
    }

    @Test
    void aRecordCannotBeChangedByAWrite() {
      SqliteFile file = open();
      SampleJobs.added(new SqliteJobStore(file), queued(1));

      assertThatThrownBy(() -> execute(file, "UPDATE audit_record SET actor = 'user:8'"))
          .hasStackTraceContaining("audit records are never changed");
    }

    @Test
    void aRecordThatWasTamperedWithBreaksTheTrail() {
      SqliteFile file = open();
      var jobs = new SqliteJobStore(file);
      SampleJobs.added(jobs, completed(1));
      execute(file, "DROP TRIGGER audit_record_is_final");
      execute(file, "UPDATE audit_record SET outcome = 'denied' WHERE sequence = 2");

      Job read = jobs.find(completed(1).key()).orElseThrow().value();

      assertThat(SampleJobs.breaks(completed(1).trail())).isEmpty();
      assertThat(SampleJobs.breaks(read.trail()))
          .singleElement()
          .asString()
          .contains("record 2 (")
          .contains("was changed or replaced");
    }

    @Test
    void theRecordsOutliveTheJob() {
      SqliteFile file = open();
      SampleJobs.added(new SqliteJobStore(file), completed(1));
      execute(file, "DELETE FROM job");

      List<AuditRecord> left =
          file.read("read a trail", tx -> new AuditRows(tx).of(completed(1).id().value()));
      assertThat(left).isEqualTo(completed(1).trail().records());
    }
  }

  @Nested
  class Faults {
    @Test
    void aFullDiskIsNamedReadsGoOnAndNothingIsLost() {
      SqliteFile file = open();
      var jobs = new SqliteJobStore(file);
      Versioned<Job> added = SampleJobs.added(jobs, queued(1));
      set(file, "max_page_count = 1");

      assertThatThrownBy(
              () -> IntStream.range(2, 99).forEach(i -> SampleJobs.added(jobs, queued(i))))
          .isInstanceOf(PortUnavailableException.class)
          .hasMessageContaining("add job rpt-")
          .hasMessageContaining("the disk is full");
      assertThat(jobs.find(queued(1).key())).contains(added);
    }

    @Test
    void aReadOnlyFileIsNamedAndReadsGoOn() {
      SqliteFile file = open();
      var jobs = new SqliteJobStore(file);
      Versioned<Job> added = SampleJobs.added(jobs, queued(1));
      set(file, "query_only = ON");

      assertThatThrownBy(() -> jobs.replace(added, running(1)))
          .isInstanceOf(PortUnavailableException.class)
          .hasMessageContaining("replace job " + queued(1).id())
          .hasMessageContaining("may not be written");
      assertThat(jobs.find(queued(1).key())).contains(added);
    }

    private static void set(SqliteFile file, String setting) {
      file.write("set", tx -> execute(tx, "PRAGMA " + setting));
    }

    @Test
    void aDamagedRowIsNamedAndDoesNotStopTheOthers() {
      SqliteFile file = open();
      var jobs = new SqliteJobStore(file);
      IntStream.range(0, 9).forEach(i -> SampleJobs.added(jobs, queued(i)));
      file.write(
          "damage",
          tx ->
              execute(
                  tx,
                  "UPDATE job SET document = json_remove(document, '$.state.due_at')"
                      + " WHERE job_id < '"
                      + queued(8).id()
                      + "'"));

      assertThat(jobs.due(Due.Lane.REPORT, NOON, 5))
          .extracting(Versioned::value)
          .containsExactly(queued(8));
      assertThatThrownBy(() -> jobs.find(queued(1).key()))
          .isInstanceOf(PortUnavailableException.class)
          .hasMessageContaining("read job " + queued(1).id())
          .hasMessageContaining("state.due_at is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"state\":", "{\"id\":\"rpt-1\"}"})
    void whateverLiesThereInsteadOfAJobIsNamed(String document) {
      SqliteFile file = open();
      var jobs = new SqliteJobStore(file);
      SampleJobs.added(jobs, queued(1));
      file.write("damage", tx -> execute(tx, "UPDATE job SET document = '" + document + "'"));

      assertThatThrownBy(() -> jobs.find(queued(1).key()))
          .isInstanceOf(PortUnavailableException.class)
          .hasMessageContaining("its row is damaged");
    }

    private static int execute(Connection tx, String sql) throws SQLException {
      try (var statement = tx.createStatement()) {
        return statement.executeUpdate(sql);
      }
    }
  }

  @Nested
  class Claims {
    @Test
    void aClaimOutlivesTheProcess() {
      SqliteFile first = open();
      new SqliteJobStore(first).add(queued(1), verified(TOKEN), QueueLimits.STANDARD);
      first.close();

      assertThat(new SqliteJobStore(open()).add(queued(2), verified(TOKEN), QueueLimits.STANDARD))
          .isInstanceOf(JobStore.Added.KeyHeld.class);
    }

    @Test
    void endedClaimsAreClearedAway() {
      SqliteFile file = open();
      var jobs = new SqliteJobStore(file);
      IntStream.range(3, 9)
          .forEach(i ->
              jobs.add(queued(i), verified(new UserToken("token." + i)), QueueLimits.STANDARD));
      assertThat(claims(file)).isEqualTo(7);
      var other = new IdempotencyKey("click-9");
      Instant later = NOON.plus(IdempotencyKey.KEPT);

      jobs.add(
          queued(new TenantId("a"), 2, later),
          IdempotencyClaim.of(
              other,
              new Requester(new TenantId("a"), new UserId("7")),
              TOKEN,
              true,
              later,
              LinkPolicy.STANDARD),
          QueueLimits.STANDARD);

      assertThat(claims(file)).isEqualTo(2);
    }

    private static int claims(SqliteFile file) {
      return file.read(
          "count",
          tx -> {
            try (var statement = tx.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM idempotency_seeker")) {
              return row.getInt(1);
            }
          });
    }
  }

  @Nested
  class Backlogs {
    @Test
    void aTenantsBacklogOfThousandsLeavesRoomForOthers() {
      SqliteFile file = open();
      var jobs = new SqliteJobStore(file);
      file.write("add a backlog", tx -> backlog(new JobRows(tx)));
      Job other = queued(new TenantId("b"), 5_000, NOON.plusMillis(1));
      SampleJobs.added(jobs, other);

      assertThat(jobs.due(Due.Lane.REPORT, NOON.plusMillis(1), 100))
          .hasSize(JobStore.DUE_PER_TENANT + 1)
          .element(1)
          .extracting(Versioned::value)
          .isEqualTo(other);
    }

    private static int backlog(JobRows rows) throws SQLException {
      for (int i = 0; i < 2_000; i++) {
        rows.insert(new Versioned<>(queued(new TenantId("a"), i, NOON), 1));
      }
      return 2_000;
    }
  }
}
