package io.cortap.core.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cortap.core.report.ProjectId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReadinessTest {
  private static final Instant NOON = Instant.parse("2026-03-15T12:00:00Z");
  private static final DeclaredField ID =
      new DeclaredField("project.recipient_id", Need.CRITICAL, "");
  private static final DeclaredField WEBSITE =
      new DeclaredField("project.recipient_website", Need.OPTIONAL, "none");

  private static ReviewOutcome outcome(
      Instant readAt, UnassessedPolicy policy, Map<String, @Nullable Object> info, String comment) {
    var control =
        new Control("1", "LEGAL : L1", "", new Assessment("Complete", comment, List.of()));
    return ReviewAssembly.assemble(
        new ProjectId(58),
        new ProjectControls("", List.of(control), List.of(), readAt),
        new ProjectLayers(new SetupRecord(Map.of("project_info", info)), SetupRecord.EMPTY),
        policy,
        NOON);
  }

  private static ReviewOutcome outcome(UnassessedPolicy policy, String comment) {
    return outcome(NOON, policy, Map.of("recipient_id", "1057"), comment);
  }

  @Nested
  class Judging {
    @Test
    void whereOnlyAnOptionalFieldIsMissingTheReportCanBeMadeWithAWarning() {
      Readiness readiness =
          Readiness.of(outcome(UnassessedPolicy.STRICT, "ND"), List.of(ID, WEBSITE));

      assertThat(readiness.judgement()).isEqualTo(Readiness.Judgement.READY_WITH_WARNINGS);
      assertThat(readiness.judgement().wireName()).isEqualTo("ready_with_warnings");
      assertThat(readiness.blocking()).isEmpty();
      assertThat(readiness.warnings()).anyMatch(one -> one.contains("project.recipient_website"));
    }

    @Test
    void aMissingCriticalFieldBlocks() {
      Readiness readiness =
          Readiness.of(
              outcome(NOON, UnassessedPolicy.DRAFT, Map.of("recipient_id", "TBD"), "ND"),
              List.of(ID));

      assertThat(readiness.judgement()).isEqualTo(Readiness.Judgement.NOT_READY);
      assertThat(readiness.blocking())
          .containsExactly("critical fields are missing: project.recipient_id");
    }

    @Test
    void anUnassessedControlBlocksWhereThePolicyIsStrictAndTheReviewIsStillThere() {
      Readiness strict = Readiness.of(outcome(UnassessedPolicy.STRICT, ""), List.of(ID));
      Readiness draft = Readiness.of(outcome(UnassessedPolicy.DRAFT, ""), List.of(ID));

      assertThat(strict.blocking()).containsExactly("Legal: 1 of 1 controls are not assessed.");
      assertThat(strict.review()).isEqualTo(draft.review());
      assertThat(strict.warnings()).isEqualTo(draft.warnings());
      assertThat(draft.judgement()).isEqualTo(Readiness.Judgement.READY_WITH_WARNINGS);
    }

    @Test
    void withoutAWarningItIsReady() {
      ReviewOutcome doubtless =
          new ReviewOutcome.Assembled(outcome(UnassessedPolicy.DRAFT, "ND").review(), List.of());

      assertThat(Readiness.of(doubtless, List.of(ID)).judgement())
          .isEqualTo(Readiness.Judgement.READY);
    }
  }

  @Nested
  class AgeOfTheControls {
    @ParameterizedTest
    @CsvSource({
      "2026-03-15T11:59:00Z, ''",
      "2026-03-15T11:58:59Z, 1 minute before",
      "2026-03-15T11:00:01Z, 59 minutes before"
    })
    void moreThanAMinuteIsTold(Instant readAt, String told) {
      List<String> warnings =
          outcome(readAt, UnassessedPolicy.DRAFT, Map.of(), "ND").warnings().stream()
              .filter(one -> one.startsWith("The controls were read from Riskuity at " + readAt))
              .toList();

      assertThat(warnings).hasSize(told.isEmpty() ? 0 : 1).allMatch(one -> one.contains(told));
    }

    @Test
    void theCanonicalFormTellsWhenTheyWereRead() {
      ProjectReview review =
          outcome(NOON.minusMillis(1), UnassessedPolicy.DRAFT, Map.of(), "ND").review();

      Map<String, @Nullable Object> canonical = CanonicalForm.write(review);

      assertThat(FieldsForm.at(canonical, "quality.controls_read_at"))
          .isEqualTo("2026-03-15T11:59:59Z");
      assertThat(CanonicalForm.read(canonical)).isEqualTo(review);
    }

    @Test
    void formsThatDoNotTellWereMadeOfControlsReadJustThen() {
      ProjectReview review = outcome(UnassessedPolicy.DRAFT, "ND").review();
      Map<String, @Nullable Object> older =
          withQuality(review, quality -> quality.remove("controls_read_at"));

      assertThat(CanonicalForm.read(older)).isEqualTo(review);
    }

    @Test
    void aTimeThatIsNoneIsNamed() {
      Map<String, @Nullable Object> broken =
          withQuality(
              outcome(UnassessedPolicy.DRAFT, "ND").review(),
              quality -> quality.put("controls_read_at", "noon"));

      assertThatIllegalArgumentException()
          .isThrownBy(() -> CanonicalForm.read(broken))
          .withMessageContaining("quality.controls_read_at")
          .withMessageContaining("'noon'");
    }

    private static Map<String, @Nullable Object> withQuality(
        ProjectReview review, Consumer<Map<Object, @Nullable Object>> change) {
      var canonical = new LinkedHashMap<String, @Nullable Object>(CanonicalForm.write(review));
      var quality = new LinkedHashMap<Object, @Nullable Object>();
      if (canonical.get("quality") instanceof Map<?, ?> members) {
        quality.putAll(members);
      }
      change.accept(quality);
      canonical.put("quality", quality);
      return canonical;
    }
  }

  @Test
  void theQualityReportNamesWhatIsUnassessed() {
    ProjectReview review = outcome(UnassessedPolicy.DRAFT, "").review();

    Map<String, @Nullable Object> canonical = CanonicalForm.write(review);

    assertThat(FieldsForm.at(canonical, "quality.unassessed_count")).isEqualTo(1);
    assertThat(FieldsForm.at(canonical, "quality.unassessed")).isEqualTo(List.of("LEGAL : L1"));
  }
}
