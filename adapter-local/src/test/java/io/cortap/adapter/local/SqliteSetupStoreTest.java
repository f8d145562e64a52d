package io.cortap.adapter.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cortap.adapter.testkit.SampleReviews;
import io.cortap.adapter.testkit.SetupStoreContract;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.ProjectKey;
import io.cortap.core.report.TenantId;
import io.cortap.core.review.SetupTrail;
import io.cortap.ports.outbound.PortUnavailableException;
import io.cortap.ports.outbound.SetupStore;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SqliteSetupStoreTest extends SetupStoreContract {
  private static final ProjectKey PROJECT = new ProjectKey(new TenantId("12"), new ProjectId(61));

  @TempDir private Path data = Path.of("");

  private final List<SqliteFile> opened = new ArrayList<>();

  private SqliteFile open() {
    SqliteFile file = SqliteFile.open(data.resolve("jobs.db"));
    opened.add(file);
    return file;
  }

  @Override
  protected SetupStore emptyStore() {
    return new SqliteSetupStore(open());
  }

  @AfterEach
  void close() {
    opened.forEach(SqliteFile::close);
  }

  @Test
  void aRecordIsThereAfterTheFileIsOpenedAgain() {
    write(new SqliteSetupStore(open()), PROJECT, SetupStore.UNWRITTEN, SampleReviews.setup());
    close();

    assertThat(new SqliteSetupStore(open()).find(PROJECT).orElseThrow().value())
        .isEqualTo(SampleReviews.setup());
  }

  @Test
  void aDamagedRowIsNamed() {
    SqliteFile file = open();
    var setups = new SqliteSetupStore(file);
    write(setups, PROJECT, SetupStore.UNWRITTEN, SampleReviews.setup());
    file.write(
        "damage a row",
        connection -> {
          try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate("UPDATE setup_record SET document = '{\"mood\": 7}'");
          }
        });

    assertThatThrownBy(() -> setups.find(PROJECT))
        .isInstanceOf(PortUnavailableException.class)
        .hasMessageContaining("its row is damaged or newer")
        .hasMessageContaining("mood");
  }

  @Test
  void recordsFromBeforeChangesWereKeptAreFoundAndChanged() throws SQLException {
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve("old.db").toUri());
        Statement statement = connection.createStatement()) {
      List<List<String>> before =
          SqliteSchema.STEPS.stream()
              .takeWhile(step -> !step.toString().contains("setup_change"))
              .toList();
      for (String sql : before.stream().flatMap(List::stream).toList()) {
        statement.execute(sql);
      }
      statement.execute("INSERT INTO setup_record VALUES ('12', 61, 3, '{\"notes\": \"old\"}')");
      statement.execute("PRAGMA application_id = " + SqliteSchema.APPLICATION_ID);
      statement.execute("PRAGMA user_version = " + before.size());
    }
    SqliteFile file = SqliteFile.open(data.resolve("old.db"));
    opened.add(file);
    var setups = new SqliteSetupStore(file);

    assertThat(setups.find(PROJECT).orElseThrow().version()).isEqualTo(3);
    assertThat(setups.trail(PROJECT).records()).isEmpty();
    assertThat(write(setups, PROJECT, 3, SampleReviews.setup()).orElseThrow().version())
        .isEqualTo(4);
    assertThat(SetupTrail.changeTo(setups.trail(PROJECT), 4)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UPDATE setup_change SET actor = 'x'", "DELETE FROM setup_change"})
  void noChangeIsEverAlteredOrRemoved(String sql) {
    SqliteFile file = open();
    var setups = new SqliteSetupStore(file);
    write(setups, PROJECT, SetupStore.UNWRITTEN, SampleReviews.setup());

    assertThatThrownBy(() ->
            file.write(
                "tamper",
                connection -> {
                  try (Statement statement = connection.createStatement()) {
                    return statement.executeUpdate(sql);
                  }
                }))
        .isInstanceOf(PortUnavailableException.class);
    assertThat(setups.trail(PROJECT).records()).hasSize(1);
  }
}
