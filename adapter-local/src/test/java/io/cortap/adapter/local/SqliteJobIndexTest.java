package io.cortap.adapter.local;

import static io.cortap.adapter.testkit.SampleJobs.NOON;
import static io.cortap.adapter.testkit.SampleJobs.added;
import static io.cortap.adapter.testkit.SampleJobs.completed;
import static io.cortap.adapter.testkit.SampleJobs.queued;
import static io.cortap.adapter.testkit.SampleJobs.running;
import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.testkit.JobIndexContract;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobQuery;
import io.cortap.core.job.JobStatus;
import io.cortap.ports.outbound.Versioned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteJobIndexTest extends JobIndexContract {
  @TempDir private Path data;

  private SqliteFile file;

  @BeforeEach
  @Override
  protected void startEmpty() {
    file = SqliteFile.open(path());
    super.startEmpty();
  }

  @Override
  protected Shelf emptyShelf() {
    return new Shelf(new SqliteJobStore(file), new SqliteJobIndex(file));
  }

  @AfterEach
  void close() {
    file.close();
  }

  private Path path() {
    return data.resolve("jobs.db");
  }

  private List<Job> listed(JobQuery query) {
    return new SqliteJobIndex(file).list(query, Optional.empty(), 100);
  }

  private void execute(String sql) {
    file.write(
        "change",
        tx -> {
          try (var statement = tx.createStatement()) {
            return statement.executeUpdate(sql);
          }
        });
  }

  @Nested
  class Migrating {
    /** Makes the file what the last program without lists would have left of these jobs. */
    private void makeOld() throws SQLException, IOException {
      file.close();
      Path old = data.resolve("old.db");
      try (var connection = DriverManager.getConnection("jdbc:sqlite:" + old.toUri());
          var statement = connection.createStatement()) {
        for (List<String> step : stepsBeforeLists()) {
          for (String sql : step) {
            statement.execute(sql);
          }
        }
        statement.execute("ATTACH '" + path() + "' AS new");
        statement.execute("INSERT INTO token_slot SELECT * FROM new.token_slot");
        statement.execute(
            "INSERT INTO audit_record SELECT job_id, sequence, tenant, at, action, actor, outcome,"
                + " details, hash FROM new.audit_record");
        String columns = "job_id, tenant, version, due_lane, due_at, token_slots";
        statement.execute(
            "INSERT INTO job (%s, document) SELECT %s, json_remove(document, '$.status') FROM new.job"
                .formatted(columns, columns));
        statement.execute(
            "UPDATE job SET document = json_remove(document, '$.material.authorized')"
                + " WHERE document ->> '$.material.is' = 'erased'");
        statement.execute("PRAGMA application_id = " + SqliteSchema.APPLICATION_ID);
        statement.execute("PRAGMA user_version = " + stepsBeforeLists().size());
      }
      Files.move(old, path(), StandardCopyOption.REPLACE_EXISTING);
    }

    private static List<List<String>> stepsBeforeLists() {
      return SqliteSchema.STEPS.stream()
          .takeWhile(step -> step.stream().noneMatch(sql -> sql.contains("job_of_user")))
          .toList();
    }

    @Test
    void jobsOfAFileWithoutListsAreListed() throws Exception {
      var jobs = new SqliteJobStore(file);
      List.of(queued(1), running(2), completed(3), running(4).cancel(NOON))
          .forEach(job -> added(jobs, job));
      makeOld();

      file = SqliteFile.open(path());

      assertThat(listed(all()))
          .containsExactly(running(4).cancel(NOON), completed(3), running(2), queued(1));
      assertThat(listed(inStatus(JobStatus.COMPLETED))).containsExactly(completed(3));
    }

    @Test
    void aJobOfAnOlderFileMovesOnAndIsListedAsItIs() throws Exception {
      Versioned<Job> old = added(new SqliteJobStore(file), queued(1));
      makeOld();
      file = SqliteFile.open(path());

      new SqliteJobStore(file).replace(old, running(1));

      assertThat(listed(inStatus(JobStatus.QUEUED))).isEmpty();
      assertThat(listed(inStatus(JobStatus.PROCESSING))).containsExactly(running(1));
    }
  }

  @Nested
  class Faults {
    @Test
    void aDamagedRowDoesNotHideTheOthers() {
      var jobs = new SqliteJobStore(file);
      IntStream.range(0, 3).forEach(i -> added(jobs, queued(i)));
      execute(
          "UPDATE job SET document = json_remove(document, '$.state.due_at') WHERE job_id = '"
              + queued(1).id()
              + "'");

      assertThat(listed(all())).containsExactly(queued(2), queued(0));
    }

    @Test
    void aRowThatIsNoJsonAnyMoreDoesNotHideTheOthers() {
      var jobs = new SqliteJobStore(file);
      IntStream.range(0, 3).forEach(i -> added(jobs, queued(i)));
      execute("UPDATE job SET document = '{\"id\":' WHERE job_id = '" + queued(1).id() + "'");

      assertThat(listed(all())).containsExactly(queued(2), queued(0));
    }
  }

  @Nested
  class Looking {
    @Test
    void aPageIsFoundByTheIndexWithoutSorting() {
      String plan =
          file.read(
              "explain",
              tx -> {
                try (var select = tx.prepareStatement("EXPLAIN QUERY PLAN " + JobListing.OF_USER);
                    var rows = select.executeQuery()) {
                  var details = new StringBuilder();
                  while (rows.next()) {
                    details.append(rows.getString("detail")).append('\n');
                  }
                  return details.toString();
                }
              });

      assertThat(plan)
          .isEqualTo(
              "SEARCH job USING INDEX job_of_user"
                  + " (tenant=? AND user_id=? AND (created_at,job_id)<(?,?))\n");
    }

    @Test
    void instantsOfOneSecondAreInOrderWithAndWithoutMilliseconds() {
      var jobs = new SqliteJobStore(file);
      List<Job> inOrder =
          IntStream.of(0, 1, 10, 100, 999, 1_000)
              .mapToObj(millis -> queued(TENANT, millis, NOON.plus(Duration.ofMillis(millis))))
              .toList();
      inOrder.reversed().forEach(job -> added(jobs, job));

      assertThat(listed(all())).isEqualTo(inOrder.reversed());
    }
  }
}
