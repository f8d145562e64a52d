package io.cortap.adapter.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cortap.adapter.testkit.SampleReviews;
import io.cortap.adapter.testkit.SetupStoreContract;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.ProjectKey;
import io.cortap.core.report.TenantId;
import io.cortap.ports.outbound.PortUnavailableException;
import io.cortap.ports.outbound.SetupStore;
import java.nio.file.Path;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    new SqliteSetupStore(open()).replace(PROJECT, SetupStore.UNWRITTEN, SampleReviews.setup());
    close();

    assertThat(new SqliteSetupStore(open()).find(PROJECT).orElseThrow().value())
        .isEqualTo(SampleReviews.setup());
  }

  @Test
  void aDamagedRowIsNamed() {
    SqliteFile file = open();
    var setups = new SqliteSetupStore(file);
    setups.replace(PROJECT, SetupStore.UNWRITTEN, SampleReviews.setup());
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
}
