package io.cortap.adapter.local;

import static io.cortap.adapter.testkit.SampleJobs.NOON;
import static io.cortap.adapter.testkit.SampleJobs.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cortap.adapter.testkit.SampleJobs;
import io.cortap.core.audit.AuditCheck;
import io.cortap.core.audit.AuditTrail;
import io.cortap.core.audit.AuditVerdict;
import io.cortap.core.audit.DailyRoot;
import io.cortap.core.job.Due;
import io.cortap.core.job.Job;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.ProjectKey;
import io.cortap.core.report.Sha256;
import io.cortap.ports.outbound.PortUnavailableException;
import io.cortap.ports.outbound.Versioned;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A file of every version that there was opens with all that is in it. */
final class OlderFilesTest {
  private static final ProjectKey PROJECT = new ProjectKey(TENANT, new ProjectId(58));

  /** Of the SQL of each step that has made files: such a step is never edited again. */
  private static final List<String> STEPS =
      List.of(
          "238a9c0df0e1ffdc",
          "d2963b10bd54fb0b",
          "1069e1630108ce7c",
          "b7d6cd096888371f",
          "86416472e503cbbb",
          "b312fff724c31918",
          "88878099797f1da6",
          "bd3d0f75146007da",
          "5c4ad4881528c297",
          "b2017fc52665eb85");

  @TempDir private Path data = Path.of("");

  static Stream<Integer> versions() {
    return IntStream.range(1, SqliteSchema.STEPS.size()).boxed();
  }

  private static final List<Job> JOBS =
      List.of(
          SampleJobs.queued(1),
          SampleJobs.running(2),
          SampleJobs.sealed(3),
          SampleJobs.linked(4),
          SampleJobs.running(5).cancel(NOON));

  @ParameterizedTest
  @MethodSource("versions")
  void itsJobsAreThere(int version) throws SQLException {
    try (SqliteFile file = OlderFile.of(version, data).holding(JOBS).opened()) {
      var store = new SqliteJobStore(file);
      for (Job job : JOBS) {
        Job found = store.find(job.key()).map(Versioned::value).orElseThrow();
        assertThat(found).usingRecursiveComparison().ignoringFields("trail").isEqualTo(job);
        assertThat(found.trail())
            .isEqualTo(version < 2 ? AuditTrail.empty(job.trail().name()) : job.trail());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("versions")
  void itsJobsAreDueInTheLanesOfThisProgram(int version) throws SQLException {
    try (SqliteFile file = OlderFile.of(version, data).holding(JOBS).opened()) {
      var store = new SqliteJobStore(file);
      Instant later = NOON.plus(Duration.ofDays(1));
      for (Due.Lane lane : Due.Lane.values()) {
        assertThat(store.due(lane, later, 10))
            .extracting(due -> due.value().id())
            .containsExactlyInAnyOrderElementsOf(
                JOBS.stream()
                    .filter(job -> job.due().filter(due -> due.lane() == lane).isPresent())
                    .map(Job::id)
                    .toList());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("versions")
  void itsTrailsAreSoundThenAndAfterAJobMovedOnAndTheDayGotItsRoot(int version)
      throws SQLException {
    try (SqliteFile file = OlderFile.of(version, data).holding(JOBS).opened()) {
      assertThat(verdict(file).breaks()).isEmpty();

      var store = new SqliteJobStore(file);
      Versioned<Job> waiting = store.find(JOBS.getFirst().key()).orElseThrow();
      assertThat(store.replace(waiting, waiting.value().cancel(NOON.plusSeconds(5)))).isPresent();
      var roots = new SqliteAuditRoots(file);
      roots
          .ends(TENANT, LocalDate.MIN, LocalDate.MAX)
          .forEach((day, ends) ->
              assertThat(roots.add(DailyRoot.of(TENANT, day, Optional.empty(), ends))).isTrue());

      AuditVerdict verdict = verdict(file);
      assertThat(verdict.breaks()).isEmpty();
      assertThat(verdict.unnamed()).isZero();
      assertThat(verdict.roots()).isEqualTo(1);
    }
  }

  private static AuditVerdict verdict(SqliteFile file) {
    var roots = new SqliteAuditRoots(file);
    var check = new AuditCheck(NOON.plus(Duration.ofDays(1)));
    roots.tenants().forEach(tenant -> check.addRoots(tenant, roots.roots(tenant)));
    roots.trails(check::addTrail);
    return check.verdict();
  }

  @ParameterizedTest
  @MethodSource("versions")
  void itsSetupRecordsAndTheirChangesAreThere(int version) throws SQLException {
    try (SqliteFile file = OlderFile.of(version, data).holdingSetup(PROJECT).opened()) {
      var setups = new SqliteSetupStore(file);
      assertThat(setups.find(PROJECT).map(Versioned::version))
          .isEqualTo(version < 5 ? Optional.empty() : Optional.of(1L));
      assertThat(setups.trail(PROJECT).records()).hasSize(version < 6 ? 0 : 1);
      assertThat(verdict(file).breaks()).isEmpty();
    }
  }

  @Test
  void theTrailOfAJobThatIsGoneKeepsItsNameIfAFileBoreIt() throws SQLException {
    List<Job> gone = List.of(SampleJobs.linked(1), SampleJobs.running(2).cancel(NOON));
    try (SqliteFile file =
        OlderFile.of(6, data).holding(gone).changed("DELETE FROM job").opened()) {
      AuditVerdict verdict = verdict(file);

      assertThat(verdict.breaks()).isEmpty();
      assertThat(verdict.trails()).isEqualTo(2);
      assertThat(verdict.unnamed()).isEqualTo(1);
    }
  }

  @Test
  void aCommandThatOnlyLooksLeavesTheFileToTheProgramThatWroteIt() throws SQLException {
    OlderFile older = OlderFile.of(8, data).holding(JOBS);

    assertThatThrownBy(() -> SqliteFile.openAsItIs(older.path()).close())
        .isInstanceOf(PortUnavailableException.class)
        .hasMessageContaining("its schema has version 8, this program works with 11")
        .hasMessageContaining("./cortap serve");
    assertThat(OlderFile.versionOf(older.path())).isEqualTo(8);
  }

  @Test
  void aFileOfANewerProgramIsRefusedAndStaysAsItIs() throws SQLException {
    OlderFile newer = OlderFile.of(SqliteSchema.STEPS.size(), data);
    newer.changed("PRAGMA user_version = 99");

    for (Function<Path, SqliteFile> opening :
        List.<Function<Path, SqliteFile>>of(
            SqliteFile::open, SqliteFile::openAsItIs, SqliteFile::openToCopy)) {
      assertThatThrownBy(() -> opening.apply(newer.path()).close())
          .isInstanceOf(PortUnavailableException.class)
          .hasMessageContaining("its schema has version 99, this program knows up to 11");
    }
    assertThat(OlderFile.versionOf(newer.path())).isEqualTo(99);
  }

  @Test
  void aBackupOfAnOlderFileIsOneThatTheOlderProgramCanGoOnFrom() throws SQLException {
    OlderFile older = OlderFile.of(8, data).holding(JOBS);
    Path to = data.resolve("copy");

    try (SqliteFile source = SqliteFile.openToCopy(older.path())) {
      LocalBackup.Copied copied = new LocalBackup(source, data.resolve("blobs")).copyInto(to);

      assertThat(copied.jobs()).isEqualTo(JOBS.size());
      assertThat(copied.missing()).hasSize(3).allMatch(line -> line.endsWith("is not there"));
    }
    assertThat(OlderFile.versionOf(older.path())).isEqualTo(8);
    assertThat(OlderFile.versionOf(to.resolve(LocalBackup.FILE))).isEqualTo(8);
    assertThat(to).isDirectoryNotContaining("glob:**up-to-date*");
    try (SqliteFile restored = SqliteFile.open(to.resolve(LocalBackup.FILE))) {
      assertThat(new SqliteJobStore(restored).find(JOBS.getFirst().key())).isPresent();
    }
  }

  @Test
  void aFileThatIsNotThereIsNotMadeByALook() {
    Path nowhere = data.resolve("nowhere.db");

    assertThatThrownBy(() -> SqliteFile.openAsItIs(nowhere).close())
        .isInstanceOf(PortUnavailableException.class)
        .hasMessageContaining("there is none");
    assertThat(nowhere).doesNotExist();
  }

  @Test
  void aStepThatHasMadeFilesIsNeverEdited() {
    assertThat(SqliteSchema.STEPS.stream().limit(STEPS.size()).map(OlderFilesTest::digest))
        .containsExactlyElementsOf(STEPS);
  }

  private static String digest(List<String> step) {
    return Sha256.of(String.join(";\n", step).getBytes(StandardCharsets.UTF_8))
        .hex()
        .substring(0, 16);
  }
}
