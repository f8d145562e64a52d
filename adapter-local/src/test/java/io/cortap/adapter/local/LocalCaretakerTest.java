package io.cortap.adapter.local;

import static io.cortap.adapter.testkit.SampleJobs.LEASE;
import static io.cortap.adapter.testkit.SampleJobs.NODE;
import static io.cortap.adapter.testkit.SampleJobs.NOON;
import static io.cortap.adapter.testkit.SampleJobs.linked;
import static io.cortap.adapter.testkit.SampleJobs.queued;
import static io.cortap.adapter.testkit.SampleJobs.running;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cortap.adapter.testkit.CaretakerContract;
import io.cortap.adapter.testkit.SampleJobs;
import io.cortap.core.job.Job;
import io.cortap.core.job.NodeId;
import io.cortap.core.job.Retention;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.webhook.AttemptOutcome;
import io.cortap.core.webhook.NextStep;
import io.cortap.ports.outbound.Caretaker;
import io.cortap.ports.outbound.PortUnavailableException;
import io.cortap.ports.outbound.Versioned;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalCaretakerTest extends CaretakerContract {
  @TempDir private Path data;

  private final List<SqliteFile> opened = new ArrayList<>();

  @Override
  protected Deployment emptyDeployment() {
    SqliteFile file = open();
    return new Deployment(
        new SqliteJobStore(file), new FolderBlobStore(blobFolder()), caretaker(file)) {
      @Override
      protected void kill(NodeId node) {
        leaveLockOf(node);
      }
    };
  }

  private SqliteFile open() {
    SqliteFile file = SqliteFile.open(data.resolve("jobs.db"));
    opened.add(file);
    return file;
  }

  private Path blobFolder() {
    return data.resolve("blobs");
  }

  private NodeLocks nodes() {
    return new NodeLocks(data.resolve("nodes"));
  }

  private LocalCaretaker caretaker(SqliteFile file) {
    return new LocalCaretaker(file, nodes(), blobFolder());
  }

  /** What a killed process leaves: its file, which nobody locks any more. */
  private void leaveLockOf(NodeId node) {
    try {
      Files.createDirectories(data.resolve("nodes"));
      Files.createFile(data.resolve("nodes").resolve(node.value() + ".lock"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterEach
  void closeFiles() {
    opened.forEach(SqliteFile::close);
  }

  @Nested
  class OnThisHost {
    @Test
    void whatAKilledProcessHeldIsAnOrphanAndWhatALivingOneHoldsIsNot() throws Exception {
      SqliteFile file = open();
      Versioned<Job> added = SampleJobs.added(new SqliteJobStore(file), running(1));
      try (ChildProcess holder =
          ChildProcess.run(LockHolder.class, data.resolve("nodes"), NODE.value())) {
        assertThat(holder.line()).isEqualTo(NODE.value());
        assertThat(caretaker(file).orphans(10)).isEmpty();

        holder.kill();

        assertThat(caretaker(file).orphans(10)).containsExactly(added);
      }
    }

    @Test
    void aDeadNodeIsForgottenOnceNoneOfItsJobsIsLeft() {
      SqliteFile file = open();
      var jobs = new SqliteJobStore(file);
      Versioned<Job> orphan = SampleJobs.added(jobs, running(1));
      leaveLockOf(NODE);
      caretaker(file).orphans(10);
      assertThat(nodes().dead()).containsExactly(NODE);

      jobs.replace(orphan, orphan.value().orphaned(NOON));
      caretaker(file).orphans(10);

      assertThat(nodes().dead()).isEmpty();
    }

    @Test
    void aDamagedRowDoesNotHideTheOthers() {
      SqliteFile file = open();
      var jobs = new SqliteJobStore(file);
      SampleJobs.added(jobs, running(1));
      Versioned<Job> whole = SampleJobs.added(jobs, running(2));
      file.write(
          "damage",
          tx ->
              execute(
                  tx,
                  "UPDATE job SET document = json_remove(document, '$.state.phase')"
                      + " WHERE job_id = '"
                      + queued(1).id()
                      + "'"));
      leaveLockOf(NODE);

      assertThat(caretaker(file).orphans(10)).containsExactly(whole);
    }
  }

  @Nested
  class SweepingTheFolder {
    private static final Retention FOR_EVER = new Retention(Instant.EPOCH);

    private Path fileOf(Instant lastModified, String name) throws IOException {
      Path file = blobFolder().resolve("reports/12/project-58").resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "half-written");
      Files.setLastModifiedTime(file, FileTime.from(lastModified));
      return file;
    }

    @Test
    void aDraftThatNobodyFinishedGoesAfterAnHour() throws IOException {
      Path abandoned = fileOf(NOON.minus(Duration.ofHours(1)), ".1234.tmp");
      Path underWay = fileOf(NOON.minus(Duration.ofHours(1)).plusMillis(1), ".5678.tmp");

      caretaker(open()).removePast(NOON, FOR_EVER);

      assertThat(abandoned).doesNotExist();
      assertThat(underWay).exists();
    }

    @Test
    void notesGoWithTheirBlobs() throws IOException {
      String blob = "draft_audit_report_20270315_120000_" + queued(1).id() + "_1.docx";
      fileOf(NOON, blob);
      Path note = fileOf(NOON, "." + blob + "." + "0".repeat(32) + ".json");

      caretaker(open()).removePast(NOON, FOR_EVER);
      assertThat(note).exists();

      caretaker(open()).removePast(NOON, new Retention(NOON));
      assertThat(note).doesNotExist();
    }

    @Test
    void whatIsNoBlobOfOursStays() throws IOException {
      Path strange = fileOf(NOON, "somebody else's " + queued(1).id() + " (copy).docx");

      caretaker(open()).removePast(NOON, new Retention(NOON));

      assertThat(strange).exists();
    }

    @Test
    void aFolderThatWasNeverMadeIsClean() {
      assertThat(caretaker(open()).removePast(NOON, FOR_EVER))
          .isEqualTo(new Caretaker.Removed(0, 0, 0));
    }

    @Test
    void theTrailOfAJobThatIsGoneStays() {
      SqliteFile file = open();
      Job past = running(1).fail(NOON, Problem.of(FailureCode.INTERNAL_ERROR, "it failed"));
      Job settled =
          past.attemptDelivery(NOON, NODE, LEASE)
              .deliveryEnded(NOON, new NextStep.Done(), new AttemptOutcome.Answered(200));
      SampleJobs.added(new SqliteJobStore(file), settled);

      caretaker(file).removePast(NOON, new Retention(NOON));

      assertThat(new SqliteJobStore(file).find(settled.key())).isEmpty();
      assertThat(auditRecords(file)).isEqualTo(settled.trail().records().size());
    }

    private static int auditRecords(SqliteFile file) {
      return file.read(
          "count",
          tx -> {
            try (var statement = tx.createStatement();
                var count = statement.executeQuery("SELECT count(*) FROM audit_record")) {
              return count.getInt(1);
            }
          });
    }
  }

  @Nested
  class Growing {
    private static final Duration KEPT = Duration.ofDays(120);

    /** A job that fails at once on its day, some kilobytes of rows with it. */
    private static Job failedOn(Instant day, int number) {
      return queued(SampleJobs.TENANT, number, day)
          .claim(day, NODE, LEASE)
          .fail(day, Problem.of(FailureCode.INTERNAL_ERROR, "it failed"))
          .attemptDelivery(day, NODE, LEASE)
          .deliveryEnded(day, new NextStep.Done(), new AttemptOutcome.Answered(200));
    }

    @Test
    void theFileStopsGrowingOnceAsMuchGoesAsComes() throws IOException {
      SqliteFile file = open();
      var jobs = new SqliteJobStore(file);
      LocalCaretaker caretaker = caretaker(file);
      long sizeInTime = 0;
      for (int month = 0; month < 16; month++) {
        Instant day = NOON.plus(Duration.ofDays(30).multipliedBy(month));
        for (int i = 0; i < 40; i++) {
          SampleJobs.added(jobs, failedOn(day, month * 100 + i));
        }
        caretaker.removePast(day, new Retention(day.minus(Duration.ofDays(30))));
        file.scrub();
        if (Duration.between(NOON, day).equals(KEPT)) {
          sizeInTime = Files.size(data.resolve("jobs.db"));
        }
      }

      assertThat(Files.size(data.resolve("jobs.db"))).isLessThanOrEqualTo(sizeInTime * 11 / 10);
      assertThat(Files.size(data.resolve("jobs.db-wal"))).isZero();
    }
  }

  @Nested
  class TryingWhereNothingCanBeWritten {
    private void assertJobsRefused(SqliteFile file, String why) {
      assertThatThrownBy(() -> caretaker(file).tryJobs())
          .isInstanceOf(PortUnavailableException.class)
          .hasMessageContaining("try to write a job")
          .hasMessageContaining(why);
    }

    private void assertBlobsRefused(LocalCaretaker caretaker, String why) {
      assertThatThrownBy(caretaker::tryBlobs)
          .isInstanceOf(PortUnavailableException.class)
          .hasMessageContaining("try to write a blob")
          .hasMessageContaining(why);
    }

    private static void set(SqliteFile file, String setting) {
      file.write("set", tx -> execute(tx, "PRAGMA " + setting));
    }

    @Test
    void aFullDiskIsNamedUntilThereIsRoomAgain() {
      SqliteFile file = open();
      var jobs = new SqliteJobStore(file);
      Versioned<Job> stored = SampleJobs.added(jobs, queued(1));
      set(file, "max_page_count = 1");

      assertJobsRefused(file, "the disk is full");
      assertThat(jobs.find(queued(1).key())).contains(stored);

      set(file, "max_page_count = 100000");
      caretaker(file).tryJobs();
      Versioned<Job> next = SampleJobs.added(jobs, queued(2));
      assertThat(jobs.find(queued(2).key())).contains(next);
      assertThat(jobs.find(queued(1).key())).contains(stored);
    }

    @Test
    void aReadOnlyFileIsNamedUntilItMayBeWrittenAgain() {
      SqliteFile file = open();
      set(file, "query_only = ON");

      assertJobsRefused(file, "may not be written");

      // The connection that was refused is never used again.
      caretaker(file).tryJobs();
    }

    @Test
    void aBlobFolderThatIsNoneIsNamedUntilItIsOneAgain() throws IOException {
      LocalCaretaker caretaker = caretaker(open());
      Files.writeString(blobFolder(), "in the way");

      assertBlobsRefused(caretaker, "a file lies where a folder should be");

      Files.delete(blobFolder());
      caretaker.tryBlobs();
    }

    @Test
    void aDiskThatIsNearlyFullIsNamed() {
      SqliteFile file = open();
      var nearlyFull = new LocalCaretaker(file, nodes(), blobFolder(), folder -> (32L << 20) - 1);
      var justEnough = new LocalCaretaker(file, nodes(), blobFolder(), folder -> 32L << 20);

      assertBlobsRefused(nearlyFull, "31 MiB are left of at least 32");
      justEnough.tryBlobs();
    }

    @Test
    void aTrialLeavesNoFile() throws IOException {
      caretaker(open()).tryBlobs();

      try (var files = Files.list(blobFolder())) {
        assertThat(files).isEmpty();
      }
    }
  }

  @Nested
  class OlderFiles {
    @Test
    void knowTheHoldersOfTheirJobsToo() throws SQLException {
      Job making = running(1);
      Job delivering = linked(2).attemptDelivery(NOON, NODE, LEASE);
      OlderFile older =
          OlderFile.of(2, data)
              .holding(List.of(making, delivering, queued(3), running(4)))
              .changed("UPDATE job SET document = '{' WHERE job_id = '" + queued(4).id() + "'");
      leaveLockOf(NODE);

      try (SqliteFile file = older.opened()) {
        assertThat(caretaker(file).orphans(10))
            .extracting(Versioned::value)
            .containsExactlyInAnyOrder(making, delivering);
      }
    }
  }

  private static int execute(Connection tx, String sql) throws SQLException {
    try (var statement = tx.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }
}
