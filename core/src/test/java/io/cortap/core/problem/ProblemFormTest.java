package io.cortap.core.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ProblemFormTest {
  private static final Instant NOON = Instant.parse("2027-03-15T12:00:00.999Z");
  private static final Problem PROBLEM =
      Problem.of(FailureCode.DATA_FETCH_ERROR, "Riskuity answered 503 four times")
          .with("status_code", 503)
          .at("fetch");

  private final ProblemForm form = new ProblemForm("https://reports.example.test");

  @Test
  void anAnswerHasTheMembersOfRfc9457AndTheCompatibleTrio() {
    assertThat(form.answer(PROBLEM, "/api/v1/jobs/x", "c-1", NOON).keySet())
        .containsExactly(
            "type",
            "title",
            "status",
            "detail",
            "instance",
            "error",
            "message",
            "details",
            "stage",
            "retryable",
            "who_must_act",
            "hint",
            "correlation_id",
            "timestamp");
  }

  @Test
  void theCodeStandsInErrorOfAnAnswerAndInCodeOfANestedObject() {
    assertThat(form.answer(PROBLEM, "/", "c-1", NOON)).containsEntry("error", "DATA_FETCH_ERROR");
    assertThat(form.nested(PROBLEM, "/", "c-1", NOON))
        .containsEntry("code", "DATA_FETCH_ERROR")
        .containsEntry("message", "Riskuity answered 503 four times")
        .containsEntry("details", Map.of("status_code", 503))
        .doesNotContainKey("error");
  }

  @Test
  void bothSayTheSame() {
    Map<String, @Nullable Object> answer = form.answer(PROBLEM, "/", "c-1", NOON);

    form.nested(PROBLEM, "/", "c-1", NOON)
        .forEach((name, value) ->
            assertThat(answer).containsEntry(name.equals("code") ? "error" : name, value));
  }

  @Test
  void aFractionIsRefusedAtBirthBecauseNoWebhookCouldCarryIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PROBLEM.with("nested", List.of(Map.of("ratio", 0.5))))
        .withMessageContaining("0.5");
  }

  @Test
  void theTypeLeadsToTheCatalogue() {
    assertThat(form.nested(PROBLEM, "/", "c-1", NOON))
        .containsEntry("type", "https://reports.example.test/docs/problems#DATA_FETCH_ERROR");
  }

  @Test
  void aCodeThatNeverAnswersHttpHasNoStatus() {
    Problem cancelled = Problem.of(FailureCode.JOB_CANCELLED, "the job was cancelled");

    assertThat(form.nested(cancelled, "/", "c-1", NOON)).doesNotContainKey("status");
  }

  @Test
  void timesAreWholeSeconds() {
    assertThat(form.nested(PROBLEM, "/", "c-1", NOON))
        .containsEntry("timestamp", "2027-03-15T12:00:00Z");
  }
}
