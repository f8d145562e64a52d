package io.cortap.workflow;

import static io.cortap.workflow.Bench.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.ReportType;
import io.cortap.core.report.UserToken;
import io.cortap.core.template.TemplateDiagnosis;
import io.cortap.core.template.TemplateProfile;
import io.cortap.core.template.Yardstick;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.Caller;
import io.cortap.ports.inbound.CheckTemplate;
import io.cortap.ports.inbound.CheckTemplate.Draft;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Templates of callers: who may have them checked, and how many at once. */
@Timeout(60)
final class TemplateDeskTest {
  private static final Draft FAULTY = draft("Dear {{ who", Yardstick.NONE);

  private final Bench bench = new Bench();
  private final CheckTemplate desk = bench.node("a").checkTemplate();
  private final List<String> taken = new ArrayList<>();

  private static Draft draft(String text, Yardstick yardstick) {
    return new Draft(text.getBytes(StandardCharsets.UTF_8), yardstick);
  }

  private Draft take(Draft draft) {
    taken.add("taken");
    return draft;
  }

  @Test
  void whoIsKnownGetsTheDiagnosis() {
    assertThat(desk.check(Bench.caller(), () -> take(FAULTY)))
        .isInstanceOfSatisfying(
            Answer.Given.class,
            given -> assertThat(((TemplateDiagnosis) given.value()).errors()).isEqualTo(1));
  }

  @Test
  void fromWhoIsNotKnownNothingIsTaken() {
    var stranger = new Caller(new UserToken("a.strangers.token"), new CorrelationId("desk"));

    assertThat(refusal(desk.check(stranger, () -> take(FAULTY))).code())
        .isEqualTo(FailureCode.INVALID_TOKEN);
    assertThat(taken).isEmpty();
    assertThat(refusal(desk.list(stranger)).code()).isEqualTo(FailureCode.INVALID_TOKEN);
  }

  @Test
  void aTypeThatNobodyOffersIsRefusedWithTheKnownOnes() {
    Draft poem = draft("", Yardstick.NONE.withType(new ReportType("poem")));

    assertThat(refusal(desk.check(Bench.caller(), () -> take(poem))))
        .satisfies(problem -> {
          assertThat(problem.code()).isEqualTo(FailureCode.INVALID_REPORT_TYPE);
          assertThat(problem.details()).containsEntry("known", List.of("draft_audit_report"));
        });
  }

  @Test
  void oneMoreThanTheServiceTakesAtOnceIsTurnedAway() {
    int most = bench.capacity.reports();

    assertThat(refusal(nested(most)).code()).isEqualTo(FailureCode.TOO_MANY_REQUESTS);
    assertThat(taken).hasSize(most);
    assertThat(desk.check(Bench.caller(), () -> take(FAULTY))).isInstanceOf(Answer.Given.class);
  }

  /** The innermost answer of calls that each begin while the one before takes its template. */
  private Answer<TemplateDiagnosis> nested(int depth) {
    var innermost = new ArrayList<Answer<TemplateDiagnosis>>();
    Answer<TemplateDiagnosis> answer =
        desk.check(
            Bench.caller(),
            () -> {
              innermost.add(nested(depth - 1));
              return take(FAULTY);
            });
    return innermost.isEmpty() ? answer : innermost.getFirst();
  }

  @Test
  void theOfferedTypesAreListed() {
    assertThat(desk.list(Bench.caller()))
        .isInstanceOfSatisfying(
            Answer.Given.class,
            given ->
                assertThat((List<?>) given.value())
                    .extracting(template -> ((TemplateProfile) template).title())
                    .containsExactly("Draft audit report"));
  }
}
