package io.cortap.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.cli.Actions;
import io.cortap.adapter.testkit.LibreOffice;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documents that the demo leaves, as another program reads them. */
final class DemoDocumentTest {
  @TempDir private Path folder = Path.of("");

  private String textOfReportOn(long project) throws IOException, InterruptedException {
    var err = new StringWriter();
    int exit =
        Main.run(
            Map.of(),
            new PrintWriter(new StringWriter()),
            new PrintWriter(err),
            "demo",
            "--once",
            "--project",
            Long.toString(project),
            "--output",
            folder.resolve("out").toString());
    assertThat(exit).as(err.toString()).isEqualTo(Actions.OK);
    try (var files = Files.list(folder.resolve("out"))) {
      Path document = files.findFirst().orElseThrow();
      return LibreOffice.textOf(Files.readAllBytes(document), folder, System.getenv());
    }
  }

  @Test
  void theRealSizedProjectShowsItsDeficienciesAndNothingUnfilled() throws Exception {
    String text = textOfReportOn(58);

    assertThat(text)
        .contains("Deficiencies were found in three (3) review areas")
        .contains(
            "Technical Capacity - Award Management, Procurement, and Public Transportation Agency"
                + " Safety Plan (PTASP)")
        .contains("In total, six (6) deficiencies were recorded")
        .contains("TC-AM5", "TC-AM38", "P12", "P31", "P47", "PTASP9")
        .contains("Not yet assessed (2 of 2 controls)");
    assertThat(text).doesNotContain("{{", "{%", "}}", "%}");
    assertThat(text).doesNotContainPattern("\\[[A-Z#][A-Z #]*\\]");
    assertThat(text).doesNotContainPattern("\\b(None|null)\\b");
  }

  @Test
  void theYoungProjectNowhereSaysThatThereAreNoDeficiencies() throws Exception {
    String text = textOfReportOn(61);

    assertThat(text.toLowerCase(Locale.ROOT)).doesNotContain("no deficienc");
    assertThat(text).contains("not fully assessed");
    assertThat(text).doesNotContainPattern("\\b(None|null)\\b");
  }

  @Test
  void theFinishedProjectSaysThatThereAreNone() throws Exception {
    String text = textOfReportOn(62);

    assertThat(text.toLowerCase(Locale.ROOT)).contains("no deficienc");
    assertThat(text).doesNotContain("Not yet assessed", "Completeness Sheet");
  }
}
