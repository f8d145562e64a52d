package io.cortap.adapter.local;

import static io.cortap.adapter.testkit.SampleJobs.LEASE;
import static io.cortap.adapter.testkit.SampleJobs.NODE;
import static io.cortap.adapter.testkit.SampleJobs.NOON;
import static io.cortap.adapter.testkit.SampleJobs.TENANT;
import static io.cortap.adapter.testkit.SampleJobs.id;
import static io.cortap.adapter.testkit.SampleJobs.linked;
import static io.cortap.adapter.testkit.SampleJobs.queued;
import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.testkit.SampleJobs;
import io.cortap.core.audit.AuditVerdict;
import io.cortap.core.audit.KnownRoot;
import io.cortap.core.audit.TrailEnd;
import io.cortap.core.job.Job;
import io.cortap.core.job.Retention;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.ProjectKey;
import io.cortap.core.report.TenantId;
import io.cortap.core.webhook.AttemptOutcome;
import io.cortap.core.webhook.NextStep;
import io.cortap.ports.outbound.Versioned;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody who can write to the file edits what was recorded: every record in every column, and
 * each way to remove, reorder and slip in. The store has jobs of two tenants, one of them gone, and
 * setup records, on two days with roots and one without.
 */
final class TamperingTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Instant TODAY = NOON.plus(DAY).plus(DAY);
  private static final LocalDate FIRST_DAY = TrailEnd.dayOf(NOON);
  private static final LocalDate SECOND_DAY = TrailEnd.dayOf(NOON.plus(DAY));
  private static final TenantId OTHER = new TenantId("a");
  private static final String ANOTHER_HASH = "'" + "ab".repeat(32) + "'";
  private static final int RANDOM_EDITS = 300;

  /** What each column is made into; mostly the row stays one that can be read. */
  private static final Map<String, List<String>> EDITS =
      Map.of(
          "job_id", List.of("'rpt-20270315-120000-sample00000000999999'"),
          "tenant", List.of("'z'", "'not a tenant'"),
          "project", List.of("project + 10", "NULL"),
          "sequence", List.of("sequence + 100"),
          "at", List.of("at + 1", "at - 86400000", "at + 86400000"),
          "action", List.of("'failed'", "'no such thing'"),
          "actor", List.of("actor || '0'", "''"),
          "outcome", List.of("'denied'"),
          "details", List.of("json_set(details, '$.forged', 'x')", "'{'"),
          "hash", List.of(ANOTHER_HASH, "'short'"));

  @TempDir private Path data = Path.of("");
  private final List<TamperedStore> opened = new ArrayList<>();

  private TamperedStore store() {
    return opened.getFirst();
  }

  @BeforeEach
  void aStoreOfThreeDays() throws SQLException {
    try (SqliteFile file = SqliteFile.open(data.resolve("jobs.db"))) {
      var jobs = new SqliteJobStore(file);
      SampleJobs.added(jobs, linked(1));
      Versioned<Job> spanning = SampleJobs.added(jobs, linked(2));
      jobs.replace(spanning, delivered(spanning.value(), NOON.plus(DAY)));
      Job gone = SampleJobs.added(jobs, delivered(linked(3), NOON)).value();
      SampleJobs.added(jobs, queued(OTHER, 4, NOON));
      setup(file, 58, NOON);
      setup(file, 58, NOON.plus(DAY));
      setup(file, 59, NOON.plus(DAY));
      new LocalCaretaker(file, new NodeLocks(data.resolve("nodes")), data.resolve("blobs"))
          .removePast(TODAY, new Retention(NOON));
      assertThat(jobs.find(gone.key())).isEmpty();
      SampleJobs.added(jobs, queued(TENANT, 5, TODAY).cancel(TODAY));
      setup(file, 59, TODAY);
    }
    opened.add(new TamperedStore(data.resolve("jobs.db"), TODAY));
    store().rootAnew();
  }

  private static Job delivered(Job job, Instant at) {
    return job.attemptDelivery(at, NODE, LEASE)
        .deliveryEnded(at, new NextStep.Done(), new AttemptOutcome.Answered(200));
  }

  private static void setup(SqliteFile file, long project, Instant at) {
    Setups.write(file, new ProjectKey(TENANT, new ProjectId(project)), at);
  }

  @AfterEach
  void close() throws SQLException {
    store().close();
  }

  /** Each record's place, as a condition that its sequence ends. */
  private List<String> records() throws SQLException {
    return store()
        .texts(
            "SELECT format('job_id = %Q AND sequence = %d', job_id, sequence) FROM audit_record");
  }

  private List<String> changes() throws SQLException {
    return store()
        .texts(
            "SELECT format('project = %d AND sequence = %d', project, sequence) FROM setup_change");
  }

  private void assertFound(String... edits) throws SQLException {
    store().assertFound(List.of(), edits);
  }

  @Test
  void nothingIsFoundWhereNothingWasChanged() throws SQLException {
    List<KnownRoot> known = store().known();

    AuditVerdict verdict = store().verdict(known);

    assertThat(verdict.breaks()).isEmpty();
    assertThat(verdict.trails()).isEqualTo(7);
    assertThat(verdict.records()).isEqualTo(records().size() + changes().size());
    assertThat(verdict.roots()).isEqualTo(3);
    assertThat(verdict.known()).isEqualTo(3);
  }

  @Test
  void anEditOfAnyColumnOfAnyRecordIsFound() throws SQLException {
    int edits = 0;
    for (var edit : EDITS.entrySet()) {
      for (String value : edit.getValue()) {
        for (String row : records()) {
          assertFound("UPDATE audit_record SET " + edit.getKey() + " = " + value + " WHERE " + row);
          edits++;
        }
        if (edit.getKey().equals("job_id") || value.equals("NULL")) {
          continue;
        }
        for (String row : changes()) {
          assertFound("UPDATE setup_change SET " + edit.getKey() + " = " + value + " WHERE " + row);
          edits++;
        }
      }
    }
    assertThat(edits).isGreaterThan(400);
  }

  @Test
  void aRecordThatIsRemovedOrCutOffIsFoundWhereverItWas() throws SQLException {
    for (String row : records()) {
      assertFound("DELETE FROM audit_record WHERE " + row);
      assertFound("DELETE FROM audit_record WHERE " + row.replace("sequence =", "sequence >="));
    }
    for (String row : changes()) {
      assertFound("DELETE FROM setup_change WHERE " + row);
      assertFound("DELETE FROM setup_change WHERE " + row.replace("sequence =", "sequence >="));
    }
  }

  @Test
  void aTrailCutOffIsFoundByItsRootEvenIfTheJobIsMadeToAgree() throws SQLException {
    String job = "job_id = '" + id(1) + "'";

    assertFound(
        "DELETE FROM audit_record WHERE sequence >= 4 AND " + job,
        "UPDATE job SET audit_records = 3 WHERE " + job);
    assertFound("DELETE FROM audit_record WHERE " + job, "DELETE FROM job WHERE " + job);
  }

  @Test
  void recordsThatChangedPlacesAreFound() throws SQLException {
    List<String> records = records();
    for (String row : records) {
      int place = Integer.parseInt(row.substring(row.lastIndexOf(' ') + 1));
      String job = row.substring(0, row.lastIndexOf(' ') + 1);
      if (records.contains(job + (place + 1))) {
        assertFound(
            "UPDATE audit_record SET sequence = 900 WHERE " + row,
            "UPDATE audit_record SET sequence = " + place + " WHERE " + job + (place + 1),
            "UPDATE audit_record SET sequence = " + (place + 1) + " WHERE " + job + 900);
      }
    }
  }

  @Test
  void aRecordWrittenAgainBehindItsTrailIsFound() throws SQLException {
    for (String row : records()) {
      assertFound(
          """
          INSERT INTO audit_record
              (job_id, tenant, project, sequence, at, action, actor, outcome, details, hash)
            SELECT job_id, tenant, project,
                (SELECT max(sequence) + 1 FROM audit_record AS all_of
                  WHERE all_of.job_id = audit_record.job_id),
                at, action, actor, outcome, details, hash
              FROM audit_record WHERE %s\
          """
              .formatted(row));
    }
  }

  @Test
  void editsAtRandomAreFound() throws SQLException {
    long seed = Long.getLong("cortap.seed", new Random().nextLong());
    var random = new Random(seed);
    List<String> rows = records();
    List<String> columns = EDITS.keySet().stream().sorted().toList();
    try {
      for (int edit = 0; edit < RANDOM_EDITS; edit++) {
        String row = rows.get(random.nextInt(rows.size()));
        String column = columns.get(random.nextInt(columns.size()));
        List<String> values = EDITS.getOrDefault(column, List.of());
        String value = values.get(random.nextInt(values.size()));
        String other = rows.get(random.nextInt(rows.size()));
        assertFound(
            "UPDATE audit_record SET " + column + " = " + value + " WHERE " + row,
            random.nextBoolean()
                ? "DELETE FROM audit_record WHERE " + other
                : "UPDATE audit_record SET outcome = 'forged' WHERE " + other);
      }
    } catch (AssertionError | SQLException e) {
      throw new AssertionError("with -Dcortap.seed=" + seed, e);
    }
  }

  @Test
  void aTrailWhoseHashesWereAllComputedAnewIsFoundByTheRootOfItsDay() throws SQLException {
    for (int job = 1; job <= 3; job++) {
      for (int place = 1; place <= 3; place++) {
        int forged = job;
        int at = place;
        store()
            .forNow(() -> {
              store().forge(id(forged), at);
              assertThat(store().found(List.of()))
                  .as("job %d, record %d", forged, at)
                  .isNotEmpty()
                  .allMatch(found -> found.contains("not those that the root was made of"));
            });
      }
    }
  }

  @Test
  void beforeItsDayHasARootATrailComputedAnewIsNotSeen() throws SQLException {
    store().forge(id(5), 1);

    // What docs/reference/audit.md says: nothing vouches yet for a day that has not ended.
    assertThat(store().found(List.of())).isEmpty();
  }

  @Test
  void aTrailThatCameToARootedDayIsFound() throws SQLException {
    assertFound(
        "INSERT INTO audit_record (job_id, tenant, project, sequence, at, action, actor, outcome,"
            + " details, hash) SELECT replace(job_id, '000001', '000777'), tenant, project,"
            + " sequence, at, action, actor, outcome, details, hash FROM audit_record"
            + " WHERE job_id = '"
            + id(1)
            + "'");
  }

  @Test
  void anEditOfAnyColumnOfARootIsFound() throws SQLException {
    Map<String, List<String>> edits =
        Map.of(
            "tenant", List.of("'z'"),
            "day", List.of("'2027-03-10'", "'2027-04-10'", "'no day'"),
            "before", List.of(ANOTHER_HASH, "'short'"),
            "trails", List.of("trails + 1", "0"),
            "ends", List.of(ANOTHER_HASH, "'short'"),
            "hash", List.of(ANOTHER_HASH, "'short'"));
    for (String row :
        store().texts("SELECT format('tenant = %Q AND day = %Q', tenant, day) FROM audit_root")) {
      for (var edit : edits.entrySet()) {
        for (String value : edit.getValue()) {
          assertFound("UPDATE audit_root SET " + edit.getKey() + " = " + value + " WHERE " + row);
        }
      }
    }
  }

  @Test
  void rootsThatWereRemovedOrChangedPlacesAreFound() throws SQLException {
    String first = "tenant = '12' AND day = '" + FIRST_DAY + "'";
    String second = "tenant = '12' AND day = '" + SECOND_DAY + "'";

    assertFound("DELETE FROM audit_root WHERE " + first);
    assertFound(
        "UPDATE audit_root SET day = '1999-01-01' WHERE " + first,
        "UPDATE audit_root SET day = '" + FIRST_DAY + "' WHERE " + second,
        "UPDATE audit_root SET day = '" + SECOND_DAY + "' WHERE day = '1999-01-01'");
  }

  @Test
  void theLastRootsRemovedAreFoundByThoseKeptElsewhere() throws SQLException {
    List<KnownRoot> known = store().known();

    store().assertFound(known, "DELETE FROM audit_root WHERE day = '" + SECOND_DAY + "'");
    store().assertFound(known, "DELETE FROM audit_root");
    store().assertFound(known, "UPDATE audit_root SET tenant = 'not a tenant' WHERE tenant = '12'");
  }

  @Test
  void trailsAndRootsComputedAnewAltogetherAreFoundByTheRootsKeptElsewhere() throws SQLException {
    List<KnownRoot> known = store().known();
    store().forge(id(1), 2);
    store().rootAnew();

    assertThat(store().found(List.of())).isEmpty();
    assertThat(store().found(known))
        .hasSize(2)
        .allMatch(found -> found.startsWith("tenant 12, ") && found.contains("is kept elsewhere"));
  }
}
