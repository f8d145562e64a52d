package io.cortap.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.cli.Actions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code setup}, from the files to the store and back. */
final class SetupCommandTest {
  private static final String RECORD =
      """
      {"project_info": {"region_number": 10, "recipient_zip": "02116"}, "notes": "called twice"}\
      """;

  @TempDir private Path folder = Path.of("");
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return run(Map.of("CORTAP_DATA_DIR", folder.resolve("data").toString()), arguments);
  }

  private int run(Map<String, String> environment, String... arguments) {
    out = new StringWriter();
    err = new StringWriter();
    return Main.run(environment, new PrintWriter(out), new PrintWriter(err), arguments);
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  private int show() {
    return run("setup", "show", "--tenant", "12", "--project", "58");
  }

  @Test
  void aFileIsImportedShownExportedAndImportedAgain() throws IOException {
    String json = file("setup.json", RECORD);

    assertThat(run("setup", "import", json, "--tenant", "12", "--project", "58"))
        .as(err.toString())
        .isEqualTo(Actions.OK);
    assertThat(out.toString().lines())
        .containsExactly(
            "project_info.region_number: nothing -> '10'",
            "project_info.recipient_zip: nothing -> '02116'",
            "notes[0]: nothing -> 'called twice'",
            "the setup record of 12/58 is now at version 1");
    assertThat(show()).isEqualTo(Actions.OK);
    assertThat(out.toString())
        .contains(
            "\"version\" : 1", "\"changed_by\" : \"operator:", "\"recipient_zip\" : \"02116\"");
    assertThat(run("setup", "export", "-o", at("s.xlsx"), "--tenant", "12", "--project", "58"))
        .isEqualTo(Actions.OK);
    assertThat(run("setup", "import", at("s.xlsx"), "--tenant", "12")).isEqualTo(Actions.OK);
    assertThat(out.toString()).contains("is like that already; nothing was written");
  }

  @Test
  void aDryRunTellsWhatWouldChangeAndWritesNothing() throws IOException {
    String first = file("first.json", RECORD);
    String second = file("second.json", RECORD.replace("10", "1"));
    run("setup", "import", first, "--tenant", "12", "--project", "58");

    int exit = run("setup", "import", second, "--tenant", "12", "--project", "58", "--dry-run");

    assertThat(exit).isEqualTo(Actions.OK);
    assertThat(out.toString().lines())
        .containsExactly(
            "project_info.region_number: '10' -> '1'",
            "dry run: the setup record of 12/58 was left at version 1");
    show();
    assertThat(out.toString()).contains("\"version\" : 1", "\"region_number\" : 10");
  }

  @Test
  void aRecordOfTheFileIsShownAndADryRunTellsWhatWouldHideIt() throws IOException {
    String config = file("config.json", "{\"12\": {\"58\": " + RECORD + "}}");
    Map<String, String> environment =
        Map.of("CORTAP_DATA_DIR", folder.resolve("data").toString(), "PROJECT_CONFIG_PATH", config);
    String other = file("other.json", "{\"project_info\": {\"region_number\": 1}}");

    run(environment, "setup", "show", "--tenant", "12", "--project", "58");
    assertThat(out.toString()).contains("\"region_number\" : 10");
    run(environment, "setup", "import", other, "--tenant", "12", "--project", "58", "--dry-run");
    assertThat(out.toString().lines())
        .contains(
            "project_info.region_number: '10' -> '1'",
            "project_info.recipient_zip: '02116' -> nothing");
  }

  @Test
  void anEmptyWorkbookIsWrittenOnceAndSaysNothing() {
    assertThat(run("setup", "blank", "-o", at("blank.xlsx"))).isEqualTo(Actions.OK);
    assertThat(run("setup", "import", at("blank.xlsx"), "--tenant", "12", "--project", "58"))
        .as(err.toString())
        .isEqualTo(Actions.OK);
    assertThat(err.toString()).isEmpty();
    assertThat(run("setup", "blank", "-o", at("blank.xlsx"))).isEqualTo(Actions.USAGE);
    assertThat(err.toString()).contains("is there already");
  }

  @Test
  void whatDoesNotFitExitsTwoWithEveryFaultAndWritesNothing() throws IOException {
    String faulty =
        file(
            "faulty.json",
            "{\"project_info\": {\"region_number\": 11, \"recipient_zip\": 2116}, \"notse\": 1}");

    assertThat(run("setup", "import", faulty, "--tenant", "12", "--project", "58"))
        .isEqualTo(Actions.USAGE);
    assertThat(err.toString())
        .contains("INVALID_REQUEST: the file makes no setup record: 3 things are wrong with it")
        .contains("  - project_info.region_number: must be a whole number from 1 to 10, was '11'")
        .contains("  - notse: is not known here; did you mean notes?");
    show();
    assertThat(out.toString()).contains("\"version\" : 0", "\"setup\" : { }");
  }

  @Test
  void aMissingForeignOrMalformedNameExitsTwo() throws IOException {
    String json = file("setup.json", RECORD);

    assertThat(run("setup", "import", json, "--tenant", "12")).isEqualTo(Actions.USAGE);
    assertThat(err.toString()).contains("does not say which project");
    assertThat(run("setup", "import", json, "--tenant", "a b", "--project", "58"))
        .isEqualTo(Actions.USAGE);
    assertThat(run("setup", "import", json, "--tenant", "12", "--project", "0"))
        .isEqualTo(Actions.USAGE);
    assertThat(run("setup", "import", at("none.xlsx"), "--tenant", "12")).isEqualTo(Actions.USAGE);
    assertThat(run("setup", "show", "--tenant", "12")).isEqualTo(Actions.USAGE);
    assertThat(run("setup")).isEqualTo(Actions.USAGE);
    run("setup", "import", json, "--tenant", "12", "--project", "58");
    run("setup", "export", "-o", at("s.xlsx"), "--tenant", "12", "--project", "58");
    assertThat(run("setup", "import", at("s.xlsx"), "--tenant", "12", "--project", "59"))
        .isEqualTo(Actions.USAGE);
    assertThat(err.toString()).contains("the file is for project 58, not for project 59");
  }

  @Test
  void aStoreThatIsNotAtHandIsNamed() throws IOException {
    String json = file("setup.json", RECORD);
    String[] arguments = {"setup", "import", json, "--tenant", "12", "--project", "58"};

    assertThat(run(Map.of("CORTAP_STORE", "memory"), arguments)).isEqualTo(Actions.FAILED);
    assertThat(err.toString()).contains("CORTAP_STORE is memory");
    assertThat(run(Map.of("CORTAP_DATA_DRI", "x"), arguments)).isEqualTo(Actions.FAILED);
    assertThat(err.toString()).contains("did you mean CORTAP_DATA_DIR?");
    assertThat(run(Map.of("CORTAP_DATA_DIR", json), arguments)).isEqualTo(Actions.FAILED);
    assertThat(err.toString()).contains("could not open");
  }

  @Test
  void aReviewFollowsAWorkbook() throws IOException {
    String controls =
        file("controls.json", "[{\"id\": 1, \"control\": {\"name\": \"LEGAL : L2\"}}]");
    String json = file("setup.json", RECORD);
    run("setup", "import", json, "--tenant", "12", "--project", "58");
    run("setup", "export", "-o", at("s.xlsx"), "--tenant", "12", "--project", "58");

    assertThat(run("review", "--controls", controls, "--setup", at("s.xlsx")))
        .as(err.toString())
        .isEqualTo(Actions.OK);
    assertThat(out.toString()).contains("\"region_number\":10", "\"recipient_zip\":\"02116\"");
  }
}
