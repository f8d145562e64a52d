package io.cortap.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is measured are really documents; how long they take means nothing here. */
final class RenderBenchTest {

  @Test
  void theReportTemplateHasTheTagsThatItsNameSays() {
    assertThat(ReportTemplate.countedTags()).isEqualTo(ReportTemplate.TAGS);
    assertThat(Workload.REPORT.words()).contains(Integer.toString(ReportTemplate.TAGS));
  }

  @Test
  void theReportShowsEveryWayThatAnAreaCanGo() {
    List<String> lines = WordFile.lines(Workload.REPORT.fixture().render());

    assertThat(lines)
        .contains(
            "1. Area 1 of the review",
            "1 deficiency was found.",
            "(X0-1): Files of step 0 held no estimate of costs.",
            "No deficiencies were found with the 2026 requirements of a Triennial review for Area 2"
                + " of the review.",
            "It does not apply to Northfield Transit Systems & Partners.",
            "2 deficiencies were found.",
            "24. IDA CRANE 23")
        .noneMatch(line -> line.contains("{"));
  }

  @ParameterizedTest
  @EnumSource(names = {"REPORT", "AUDIT_REPORT", "LETTER"})
  void theSameDocumentComesOutEachTimeAndItsTextIsWhatTheFloorCompresses(Workload workload) {
    RenderFixture fixture = workload.fixture();

    assertThat(fixture.render()).isEqualTo(fixture.render());
    assertThat(fixture.changed()).isNotEmpty();
    assertThat(fixture.deflate()).isPositive();
  }

  @Test
  void docxtplMakesTheSameReport(@TempDir Path folder) throws Exception {
    RenderFixture report = Workload.REPORT.fixture();
    Rival.Measured theirs;
    try {
      theirs = Rival.DOCXTPL.measure(folder, report.template(), report.data(), 0, 1);
    } catch (Rival.MissingRivalException missing) {
      assertThat(System.getenv("CI")).as(missing.getMessage()).isNotEqualTo("true");
      assumeThat(missing).as(missing.getMessage()).isNull();
      return;
    }

    assertThat(WordFile.lines(theirs.document())).isEqualTo(WordFile.lines(report.render()));
    assertThat(theirs.nanos()).isPositive();
  }

  @Test
  void aDocumentsCostIsMeasured() throws Exception {
    RenderBench.Row row =
        RenderBench.row(Workload.LETTER, new RenderBench.Effort(0, 1, Duration.ofMillis(20)));

    assertThat(row.nanos()).isPositive();
    assertThat(row.bytes()).isPositive();
    assertThat(row.deflatedNanos()).isPositive();
  }

  @Test
  void theTablesHaveARowForEachDocumentAndEachGoal() {
    var bench =
        new RenderBench(
            List.of(new RenderBench.Row(Workload.REPORT, 2_500_000, 100_000, 2_000_000)),
            List.of(new RenderBench.Aim("the deflate floor", "1.25 ×", "at most 2.5 ×", true)));

    assertThat(bench.tables())
        .contains(
            "| report template of 577 tags | 400 | 2,500 µs | 2,000 µs | 1.25 | 0.10 MB |",
            "| the deflate floor | 1.25 × | at most 2.5 × | yes |");
  }
}
