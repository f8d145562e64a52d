package io.cortap.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.cli.Actions;
import io.cortap.adapter.data.JsonSnapshotCodec;
import io.cortap.core.review.ProjectReview;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code review}, from the files to the exit code. */
final class ReviewCommandTest {
  private static final String LEGAL =
      """
      {"id": "c-1", "control": {"name": "LEGAL : L2"}, "project": {"id": 58},
       "assessment": {"status": "Complete", "comments": "Deficient: no board minutes"}}\
      """;
  private static final String UNTOUCHED =
      """
      {"id": 2, "control": {"name": "PROCUREMENT : P4"}, "project": {"id": 58},
       "assessment": {"status": "Not Started", "comments": null}}\
      """;
  private static final String OUTSIDE =
      """
      {"id": 3, "control": {"name": "DISADVANTAGED BUSINESS ENTERPRISE : DBE5"}}\
      """;

  @TempDir private Path folder = Path.of("");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int review(String... more) throws IOException {
    return reviewOf("[" + LEGAL + "," + UNTOUCHED + "," + OUTSIDE + "]", more);
  }

  private int reviewOf(String controls, String... more) throws IOException {
    return run(file("controls.json", controls), more);
  }

  private int run(Path controls, String... more) {
    var arguments = new ArrayList<String>(List.of("review", "--controls"));
    arguments.add(controls.toString());
    arguments.addAll(List.of(more));
    return Main.run(
        Map.of(), new PrintWriter(out), new PrintWriter(err), arguments.toArray(String[]::new));
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private ProjectReview printed() {
    return new JsonSnapshotCodec().decode(out.toString().strip().getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theCanonicalReviewIsPrintedAndTheWarningsApart() throws IOException {
    int exit = review();

    assertThat(exit).as(err.toString()).isEqualTo(Actions.OK);
    assertThat(printed().reviewId()).isEqualTo("RSKTY-0058");
    assertThat(printed().controlCount()).isEqualTo(3);
    assertThat(out.toString())
        .startsWith("{\"project_id\":\"RSKTY-0058\"")
        .contains("\"report_date\":null")
        .contains(
            "{\"control_id\":\"c-1\",\"control_name\":\"LEGAL : L2\",\"control_url\":null,"
                + "\"status\":\"Complete\",\"finding\":\"D\",\"comment\":\"Deficient: no board minutes\","
                + "\"rule\":\"keyword-deficient\",\"confidence\":\"sure\",");
    assertThat(err.toString()).contains("warning: 1 of 2 controls are not assessed yet");
  }

  @Test
  void aPageIsReadLikeABareList() throws IOException {
    reviewOf("{\"items\": [" + LEGAL + "], \"total\": 1, \"offset\": 0, \"limit\": 200}");

    assertThat(printed().controlCount()).isEqualTo(1);
  }

  @Test
  void strictPrintsNothingButTheProblemWhileControlsAreUnassessed() throws IOException {
    int exit = review("--policy", "strict");

    assertThat(exit).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString())
        .startsWith("MISSING_REQUIRED_DATA: ")
        .contains("Procurement: 1 of 1 controls are not assessed.");
  }

  @Test
  void strictPrintsTheReviewOnceAllIsAssessed() throws IOException {
    assertThat(reviewOf("[" + LEGAL + "]", "--policy", "strict")).isEqualTo(Actions.OK);
    assertThat(printed().controlCount()).isEqualTo(1);
  }

  @Test
  void setupAndYearAreFollowed() throws IOException {
    Path setup = file("setup.json", "{\"project_info\": {\"region_number\": 1}}");

    assertThat(review("--setup", setup.toString(), "--fiscal-year", "FY2025"))
        .isEqualTo(Actions.OK);
    assertThat(printed().assessments()).hasSize(23);
    assertThat(out.toString()).contains("\"region_number\":1");
  }

  @Test
  void explainIsATableOfEveryControl() throws IOException {
    assertThat(review("--explain")).isEqualTo(Actions.OK);
    assertThat(out.toString().lines())
        .hasSize(4)
        .anySatisfy(line -> assertThat(line).matches("AREA +FINDING +CONTROL +COMMENT +RULE"))
        .anySatisfy(line ->
            assertThat(line)
                .matches(
                    "Legal +D sure +LEGAL : L2 +Deficient: no board minutes +keyword-deficient"))
        .anySatisfy(
            line -> assertThat(line).matches("Procurement +unassessed +PROCUREMENT : P4 +-"))
        .anySatisfy(line ->
            assertThat(line)
                .matches("outside: Disadvantaged Business Enterpr… +- +DISADVANTAGED .* +-"));
  }

  @Test
  void whatCannotBeUsedExitsTwoWithNothingOnStandardOutput() throws IOException {
    Path setup = file("setup.json", "{\"project_info\": {\"region_number\": 11}}");

    assertThat(run(folder.resolve("none.json"))).isEqualTo(2);
    assertThat(reviewOf("{")).isEqualTo(2);
    assertThat(review("--policy", "lax")).isEqualTo(2);
    assertThat(review("--fiscal-year", "2026")).isEqualTo(2);
    assertThat(review("--setup", setup.toString())).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString())
        .contains("there is no file ")
        .contains("TRANSFORMATION_ERROR: the controls cannot be read")
        .contains("--policy is draft or strict, was 'lax'")
        .contains("a fiscal year looks like FY2026, was '2026'")
        .contains("project_info.region_number");
  }
}
