package io.cortap.workflow;

import static io.cortap.workflow.Bench.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.ReportType;
import io.cortap.core.report.UserToken;
import io.cortap.core.template.TemplateDiagnosis;
import io.cortap.core.template.TemplateProfile;
import io.cortap.core.template.TemplateSource;
import io.cortap.core.template.Yardstick;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.Caller;
import io.cortap.ports.inbound.CheckTemplate;
import io.cortap.ports.inbound.CheckTemplate.Draft;
import io.cortap.ports.outbound.TemplateChecker;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
    var refused = new ArrayList<FailureCode>();
    var nesting = new NestedChecks(bench.templates, most, refused);
    bench.templates = nesting;
    CheckTemplate narrow = bench.node("b").checkTemplate();
    nesting.desk = narrow;

    assertThat(narrow.check(Bench.caller(), () -> take(FAULTY))).isInstanceOf(Answer.Given.class);
    assertThat(refused).containsExactly(FailureCode.TOO_MANY_REQUESTS);
    assertThat(narrow.check(Bench.caller(), () -> take(FAULTY))).isInstanceOf(Answer.Given.class);
  }

  @Test
  void whoeverSendsSlowlyHoldsUpNobody() {
    assertThat(whileOthersSend(bench.capacity.reports() + 1)).isInstanceOf(Answer.Given.class);
  }

  /** The answer of a call that is made while so many others have begun to send and not ended. */
  private Answer<TemplateDiagnosis> whileOthersSend(int others) {
    if (others == 0) {
      return desk.check(Bench.caller(), () -> take(FAULTY));
    }
    var innermost = new ArrayList<Answer<TemplateDiagnosis>>();
    desk.check(
        Bench.caller(),
        () -> {
          innermost.add(whileOthersSend(others - 1));
          return take(FAULTY);
        });
    return innermost.getFirst();
  }

  /** Has another template checked while it checks one, so many deep. */
  private static final class NestedChecks implements TemplateChecker {
    private final TemplateChecker inner;
    private final List<FailureCode> refused;
    private int left;
    private @Nullable CheckTemplate desk;

    NestedChecks(TemplateChecker inner, int deep, List<FailureCode> refused) {
      this.inner = inner;
      this.left = deep;
      this.refused = refused;
    }

    @Override
    public List<TemplateProfile> templates() {
      return inner.templates();
    }

    @Override
    public TemplateDiagnosis check(TemplateSource template, Yardstick yardstick) {
      if (left-- > 0 && desk != null) {
        switch (desk.check(Bench.caller(), () -> FAULTY)) {
          case Answer.Refused<TemplateDiagnosis> no -> refused.add(no.problem().code());
          case Answer.Given<TemplateDiagnosis> given -> {}
        }
      }
      return inner.check(template, yardstick);
    }
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
