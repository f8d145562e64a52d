package io.cortap.adapter.local;

import static io.cortap.adapter.testkit.SampleJobs.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cortap.adapter.testkit.AuditRootsContract;
import io.cortap.adapter.testkit.SampleJobs;
import io.cortap.core.audit.DailyRoot;
import io.cortap.core.audit.TrailEnd;
import io.cortap.ports.outbound.PortUnavailableException;
import java.nio.file.Path;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SqliteAuditRootsTest extends AuditRootsContract {
  @TempDir private Path data = Path.of("");

  private final List<SqliteFile> opened = new ArrayList<>();

  private SqliteFile open() {
    SqliteFile file = SqliteFile.open(data.resolve("jobs.db"));
    opened.add(file);
    return file;
  }

  @Override
  protected Deployment emptyDeployment() {
    SqliteFile file = open();
    var nodes = new NodeLocks(data.resolve("nodes"));
    return new Deployment(
        new SqliteJobStore(file),
        new SqliteSetupStore(file),
        new LocalCaretaker(file, nodes, data.resolve("blobs")),
        new SqliteAuditRoots(file));
  }

  @AfterEach
  void close() {
    opened.forEach(SqliteFile::close);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE audit_root SET trails = 7",
        "DELETE FROM audit_root",
        "UPDATE audit_record SET actor = 'x'",
        "DELETE FROM audit_record"
      })
  void neitherRootsNorRecordsAreAlteredOrRemoved(String sql) {
    SqliteFile file = open();
    SampleJobs.added(new SqliteJobStore(file), SampleJobs.queued(1));
    var roots = new SqliteAuditRoots(file);
    DailyRoot root =
        DailyRoot.of(SampleJobs.TENANT, TrailEnd.dayOf(NOON), Optional.empty(), List.of());
    assertThat(roots.add(root)).isTrue();

    assertThatThrownBy(() ->
            file.write(
                "tamper",
                connection -> {
                  try (Statement statement = connection.createStatement()) {
                    return statement.executeUpdate(sql);
                  }
                }))
        .isInstanceOf(PortUnavailableException.class);
    assertThat(roots.roots(SampleJobs.TENANT)).containsExactly(root);
  }
}
