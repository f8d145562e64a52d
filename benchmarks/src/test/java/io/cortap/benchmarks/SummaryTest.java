package io.cortap.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.groups.Tuple.tuple;

import io.cortap.benchmarks.Summary.Row;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SummaryTest {
  private static final Summary SUMMARY =
      new Summary(
          "Measured at noon.",
          List.of(
              Row.of("letters", "2.00 ms", "40.00 ms, a scribe", 0.05, "bench letters"),
              Row.leftOut("songs", "nobody sings", "bench songs")));

  @Test
  void theTableHasARowForEachMeasurementWithItsCommand() {
    assertThat(SUMMARY.table())
        .containsExactly(
            "| what | ours | rival or floor | ratio | in full |",
            "|---|--:|---|--:|---|",
            "| letters | 2.00 ms | 40.00 ms, a scribe | 0.050 | `bench letters` |",
            "| songs | not measured: nobody sings |  |  | `bench songs` |");
  }

  @Test
  void isWhatIsMeasuredWhereNoCommandIsNamed() {
    assertThat(Bench.completed()).containsExactly("summary");
    assertThat(Bench.completed("--write", "page.md"))
        .containsExactly("summary", "--write", "page.md");
    assertThat(Bench.completed("serve", "--jobs", "1")).containsExactly("serve", "--jobs", "1");
    assertThat(Bench.completed("--help")).containsExactly("--help");
  }

  @Nested
  class Writing {
    @Test
    void replacesWhatStandsBetweenTheMarksAndNothingElse() {
      String page = "before\n" + Summary.BEGIN + "\nold\n" + Summary.END + "\nafter\n";

      String written = SUMMARY.writtenInto(page);

      assertThat(written)
          .startsWith("before\n" + Summary.BEGIN + "\n\nMeasured at noon.\n\n| what |")
          .endsWith("`bench songs` |\n\n" + Summary.END + "\nafter\n")
          .doesNotContain("old");
      assertThat(SUMMARY.writtenInto(written)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "no mark",
          Summary.BEGIN,
          Summary.END + Summary.BEGIN,
          Summary.BEGIN + Summary.END + Summary.END
        })
    void aPageWithoutItsTwoMarksIsRefused(String page) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> SUMMARY.writtenInto(page))
          .withMessageContaining(Summary.BEGIN)
          .withMessageContaining(Summary.END);
    }

    @Test
    void thePageOfThisRepositoryTakesTheTable() throws Exception {
      String page = Files.readString(Path.of("../docs/explanation/performance.md"));

      assertThat(SUMMARY.writtenInto(page))
          .startsWith(page.substring(0, page.indexOf(Summary.BEGIN)))
          .contains("| letters |");
    }

    @Test
    void aPageThatCannotTakeTheTableIsRefusedBeforeAnythingIsMeasured(@TempDir Path folder)
        throws Exception {
      Path page = Files.writeString(folder.resolve("page.md"), "no mark");
      var said = new StringWriter();

      int exitCode =
          Bench.commandLine()
              .setErr(new PrintWriter(said))
              .execute("summary", "--write", page.toString());

      assertThat(exitCode).isEqualTo(1);
      assertThat(said.toString()).contains("page.md").doesNotContain("measuring");
    }
  }

  @Nested
  class Rows {
    @Test
    void ofTheServiceAreBesideTheMachinesOwn() {
      var measured =
          new ServeBench(
              new Floor(Duration.ofMillis(50), 40L << 20, 10_000),
              Duration.ofMillis(1_500),
              Duration.ofSeconds(4),
              160L << 20,
              800L << 20,
              200,
              Duration.ofSeconds(10),
              Duration.ofSeconds(20),
              10);

      assertThat(BriefPart.rows(measured))
          .extracting(Row::ours, Row::beside, Row::ratio)
          .containsExactly(
              tuple("1.50 s", "0.05 s, a bare JVM", "30.00"),
              tuple("160 MiB", "40 MiB, a bare JVM", "4.00"),
              tuple("20.0", "1,000.0, durable commits alone", "0.020"));
    }

    @Test
    void ofACrowdAreBesideTheAimTheDiskAndTheLoopback() {
      var second = Quantiles.of(List.of(Duration.ofSeconds(15)));
      var measured = new LoadBench(second, second, List.of(), second, 400, 8_000, 100, 2_000);

      assertThat(BriefPart.rows(measured))
          .extracting(Row::ours, Row::ratio)
          .containsExactly(tuple("15.0 s", "0.50"), tuple("400", "0.050"), tuple("100", "0.050"));
    }

    @Test
    void ofAnswersAreBesideABareHandler() {
      var measured =
          new HttpBench(
              "health",
              new Wrk(5_000, Duration.ofMillis(4)),
              new Wrk(20_000, Duration.ofMillis(2)));

      assertThat(BriefPart.rows(List.of(measured)))
          .containsExactly(
              new Row(
                  "answers a second, health",
                  "5,000",
                  "20,000, bare Javalin",
                  "0.25",
                  "./cortap bench http"));
    }

    @Test
    void ofADocumentAreBesideItsFloorAndItsRival() {
      var ours = new RenderBench.Row(Workload.REPORT, 2e6, 1, 1e6);

      assertThat(BriefPart.besideFloor(ours).ratio()).isEqualTo("2.00");
      assertThat(
              BriefPart.beside(
                  Rival.DOCXTPL, ours, new Rival.Measured("0.16.5", 400e6, new byte[0])))
          .isEqualTo(
              new Row(
                  "report template of 577 tags",
                  "2.00 ms",
                  "400.00 ms, docxtpl 0.16.5",
                  "0.005",
                  "./cortap bench render"));
    }
  }
}
