package io.cortap.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.cli.Actions;
import io.cortap.adapter.local.SqliteAuditRoots;
import io.cortap.adapter.local.SqliteFile;
import io.cortap.core.audit.DailyRoot;
import io.cortap.core.audit.TrailEnd;
import io.cortap.core.report.Sha256;
import io.cortap.core.report.TenantId;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code audit}, on a store with one changed setup record and one root. */
final class AuditCommandTest {
  private static final TenantId TENANT = new TenantId("12");

  @TempDir private Path folder = Path.of("");
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();

  private int run(String... arguments) {
    out = new StringWriter();
    err = new StringWriter();
    Map<String, String> environment = Map.of("CORTAP_DATA_DIR", folder.resolve("data").toString());
    return Main.run(environment, new PrintWriter(out), new PrintWriter(err), arguments);
  }

  private Path store() {
    return folder.resolve("data/jobs.db");
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private void execute(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + store().toUri());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @BeforeEach
  void aStoreWithOneChangeAndARootOfAnEarlierDay() throws IOException {
    String setup = file("setup.json", "{\"notes\": \"called twice\"}");
    assertThat(run("setup", "import", setup, "--tenant", "12", "--project", "58"))
        .isEqualTo(Actions.OK);
    try (SqliteFile file = SqliteFile.open(store())) {
      // Of a day whose trails have gone since.
      var end = new TrailEnd("12/project-58/rpt-1", 1, Sha256.of(new byte[0]));
      var root =
          DailyRoot.of(TENANT, LocalDate.parse("2025-03-15"), Optional.empty(), List.of(end));
      assertThat(new SqliteAuditRoots(file).add(root)).isTrue();
    }
  }

  @Test
  void aSoundStoreIsCountedAndExitsZero() {
    assertThat(run("audit", "verify")).as(out.toString()).isEqualTo(Actions.OK);
    assertThat(out.toString().lines())
        .containsExactly(
            "1 trails with 1 records, 1 daily roots, 0 of them compared with those kept elsewhere",
            "sound: nothing was edited, removed, reordered or slipped in");
  }

  @Test
  void whatWasEditedIsNamedAndExitsOne() throws SQLException {
    execute("DROP TRIGGER setup_change_is_final");
    execute("UPDATE setup_change SET actor = 'operator:somebody'");

    assertThat(run("audit", "verify")).isEqualTo(Actions.FAILED);
    assertThat(out.toString())
        .contains("BROKEN trail 12/project-58/setup: record 1 (setup_changed of ", "1 breaks");
  }

  @Test
  void rootsThatWerePrintedAreComparedLater() throws IOException, SQLException {
    assertThat(run("audit", "roots")).isEqualTo(Actions.OK);
    assertThat(out.toString())
        .startsWith("{\"tenant_id\":\"12\",\"day\":\"2025-03-15\",\"trails\":1,\"before\":null,");
    String roots = file("roots.jsonl", out.toString());

    assertThat(run("audit", "verify", "--roots", roots)).isEqualTo(Actions.OK);
    assertThat(out.toString()).contains("1 of them compared");
    execute("DROP TRIGGER audit_root_stays");
    execute("DELETE FROM audit_root");
    assertThat(run("audit", "verify")).isEqualTo(Actions.OK);
    assertThat(run("audit", "verify", "--roots", roots)).isEqualTo(Actions.FAILED);
    assertThat(out.toString())
        .contains("BROKEN tenant 12, 2025-03-15: the root that is kept elsewhere is missing here");
  }

  @Test
  void rootsAreReadOutOfTheServicesLogAmongOtherLines() throws IOException {
    String other = "ab".repeat(32);
    String log =
        file(
            "service.log",
            """
            {"level":"INFO","kvpList":[{"event":"past_removed"},{"jobs":"0"}]}
            {"level":"INFO","kvpList":[],"formattedMessage":"a line about nothing"}
            {"level":"INFO","kvpList":[{"event":"audit_root"},{"tenant_id":"12"},{"day":"2025-03-15"},{"hash":"%s"}]}
            """
                .formatted(other));

    assertThat(run("audit", "verify", "--roots", log)).isEqualTo(Actions.FAILED);
    assertThat(out.toString()).contains("and " + other + " is kept elsewhere");
  }

  @Test
  void aFileThatHoldsNoRootsExitsTwoWithItsLine() throws IOException {
    for (String line : List.of("not JSON", "[1]", "{\"day\":\"2025-03-15\"}")) {
      assertThat(run("audit", "verify", "--roots", file("roots.jsonl", "\n" + line)))
          .isEqualTo(Actions.USAGE);
      assertThat(err.toString()).contains("line 2 holds no root");
    }
    assertThat(run("audit", "verify", "--roots", folder.resolve("none").toString()))
        .isEqualTo(Actions.USAGE);
    assertThat(run("audit")).isEqualTo(Actions.USAGE);
  }

  @Test
  void aStoreThatIsNotThereIsNamedAndNoneIsMade() throws IOException {
    Files.delete(store());

    assertThat(run("audit", "verify")).isEqualTo(Actions.FAILED);
    assertThat(err.toString()).contains("there is none in", "./cortap settings");
    assertThat(run("backup", folder.resolve("copy").toString())).isEqualTo(Actions.FAILED);
    assertThat(err.toString()).contains("there is none in");
    assertThat(store()).doesNotExist();
  }

  @Test
  void aBackupIsADataFolderOfItsOwn() {
    String copy = folder.resolve("copy").toString();

    assertThat(run("backup", copy)).as(err.toString()).isEqualTo(Actions.OK);
    assertThat(out.toString()).contains("0 jobs and 0 files are in " + copy);
    assertThat(run("backup", copy)).isEqualTo(Actions.FAILED);
    assertThat(err.toString()).contains("the folder is not empty");
    var shown = new StringWriter();
    int exit =
        Main.run(
            Map.of("CORTAP_DATA_DIR", copy),
            new PrintWriter(shown),
            new PrintWriter(err),
            "setup",
            "show",
            "--tenant",
            "12",
            "--project",
            "58");
    assertThat(exit).isEqualTo(Actions.OK);
    assertThat(shown.toString()).contains("called twice");
  }
}
