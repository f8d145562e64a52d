package io.cortap.adapter.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cortap.adapter.testkit.SampleJobs;
import io.cortap.ports.outbound.PortUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteFileTest {
  @TempDir private Path data;

  private Path path() {
    return data.resolve("jobs.db");
  }

  private void execute(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + path().toUri());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void itCommitsToDiskAndOverwritesWhatItDeletes() {
    try (SqliteFile file = SqliteFile.open(path())) {
      assertThat(setting(file, "journal_mode")).isEqualTo("wal");
      assertThat(setting(file, "synchronous")).isEqualTo("2");
      assertThat(setting(file, "secure_delete")).isEqualTo("1");
    }
  }

  private static String setting(SqliteFile file, String name) {
    return file.write(
        "ask",
        tx -> {
          try (var statement = tx.createStatement();
              var answer = statement.executeQuery("PRAGMA " + name)) {
            return answer.getString(1);
          }
        });
  }

  @Test
  void aTokensRowHasAPageForItself() {
    try (SqliteFile file = SqliteFile.open(path())) {
      assertThat(setting(file, "page_size")).isEqualTo("4096");
    }
  }

  @Test
  void aNewerSchemaIsRefusedAndStaysAsItWas() throws SQLException {
    SqliteFile.open(path()).close();
    execute("PRAGMA user_version = 700");

    assertThatThrownBy(() -> SqliteFile.open(path()))
        .isInstanceOf(PortUnavailableException.class)
        .hasMessageContaining(path().toString())
        .hasMessageContaining("version 700, this program knows up to")
        .hasMessageContaining("run the newer program");
  }

  @Test
  void anotherProgramsFileIsRefusedAndStaysAsItWas() throws SQLException, IOException {
    execute("CREATE TABLE recipe (name TEXT)");
    byte[] before = Files.readAllBytes(path());

    assertThatThrownBy(() -> SqliteFile.open(path()))
        .isInstanceOf(PortUnavailableException.class)
        .hasMessageContaining("another program's SQLite file");
    assertThat(Files.readAllBytes(path())).isEqualTo(before);
  }

  @Test
  void whatIsNoSqliteFileIsRefusedAndStaysAsItWas() throws IOException {
    Files.writeString(path(), "not a database, but a long enough text ".repeat(200));
    byte[] before = Files.readAllBytes(path());

    assertThatThrownBy(() -> SqliteFile.open(path()))
        .isInstanceOf(PortUnavailableException.class)
        .hasMessageContaining("damaged or no SQLite file");
    assertThat(Files.readAllBytes(path())).isEqualTo(before);
  }

  @Test
  void aDamagedFileIsNamed() throws IOException {
    try (SqliteFile file = SqliteFile.open(path())) {
      SampleJobs.added(new SqliteJobStore(file), SampleJobs.queued(1));
    }
    byte[] bytes = Files.readAllBytes(path());
    Arrays.fill(bytes, 4_096, bytes.length, (byte) 0x5a);
    Files.write(path(), bytes);

    assertThatThrownBy(this::openedAndRead)
        .isInstanceOf(PortUnavailableException.class)
        .hasMessageContaining("damaged or no SQLite file");
  }

  private void openedAndRead() {
    try (SqliteFile file = SqliteFile.open(path())) {
      new SqliteJobStore(file).find(SampleJobs.queued(1).key());
    }
  }

  @Test
  void aFileWhereTheFolderShouldBeIsNamed() throws IOException {
    Files.writeString(data.resolve("store"), "in the way");

    assertThatThrownBy(() -> SqliteFile.open(data.resolve("store/jobs.db")))
        .isInstanceOf(PortUnavailableException.class)
        .hasMessageContaining("a file lies where a folder should be");
  }

  @Test
  void aFolderWhereTheFileShouldBeIsNamed() throws IOException {
    Files.createDirectory(path());

    assertThatThrownBy(() -> SqliteFile.open(path()))
        .isInstanceOf(PortUnavailableException.class)
        .hasMessageContaining("cannot be opened");
  }
}
