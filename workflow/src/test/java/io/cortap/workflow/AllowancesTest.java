package io.cortap.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.TenantId;
import io.cortap.workflow.Allowances.Payer;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AllowancesTest {
  private static final Instant NOON = Instant.parse("2027-03-15T12:00:00Z");
  private static final Payer HARBOR = new Payer.Tenant(new TenantId("12"));
  private static final Payer QUILL = new Payer.Tenant(new TenantId("13"));

  private final Allowances allowances = new Allowances(new WorkflowSettings.Rates(3, 60, 0));

  private Optional<Problem> submit(Payer tenant, Instant now) {
    return allowances.charge(tenant, Allowances.Kind.SUBMISSION, now);
  }

  private void useUp(Payer tenant) {
    for (int i = 0; i < 3; i++) {
      assertThat(submit(tenant, NOON)).isEmpty();
    }
  }

  @Test
  void aMinutesWorthMayComeAtOnceAndTheNextIsToldWhenToComeBack() {
    useUp(HARBOR);

    assertThat(submit(HARBOR, NOON))
        .hasValueSatisfying(problem -> {
          assertThat(problem.code()).isEqualTo(FailureCode.TOO_MANY_REQUESTS);
          assertThat(problem.details()).containsEntry("retry_after_seconds", 20);
        });
  }

  @Test
  void whoeverComesBackThenIsServedAndWhoeverComesSoonerIsNot() {
    useUp(HARBOR);

    assertThat(submit(HARBOR, NOON.plusSeconds(19))).isPresent();
    assertThat(submit(HARBOR, NOON.plusSeconds(20))).isEmpty();
    assertThat(submit(HARBOR, NOON.plusSeconds(20))).isPresent();
  }

  @Test
  void oneTenantUsesUpNothingOfAnothers() {
    useUp(HARBOR);

    assertThat(submit(QUILL, NOON)).isEmpty();
    assertThat(submit(new Payer.Strangers(), NOON)).isEmpty();
  }

  @Test
  void pollingIsNotChargedAgainstSubmissionsNorTheOtherWayRound() {
    for (int i = 0; i < 60; i++) {
      assertThat(allowances.charge(HARBOR, Allowances.Kind.CALL, NOON)).isEmpty();
    }
    assertThat(allowances.charge(HARBOR, Allowances.Kind.CALL, NOON)).isPresent();

    assertThat(submit(HARBOR, NOON)).isEmpty();
  }

  @Test
  void noMoreThanAMinutesWorthIsEverSavedUp() {
    useUp(HARBOR);
    Instant muchLater = NOON.plusSeconds(86_400);
    for (int i = 0; i < 3; i++) {
      assertThat(submit(HARBOR, muchLater)).isEmpty();
    }

    assertThat(submit(HARBOR, muchLater)).isPresent();
  }

  @Test
  void aClockThatWasSetBackGivesNothingAway() {
    useUp(HARBOR);

    assertThat(submit(HARBOR, NOON.minusSeconds(600))).isPresent();
  }

  @Test
  void zeroIsWithoutLimit() {
    var unlimited = new Allowances(WorkflowSettings.Rates.NONE);
    for (int i = 0; i < 10_000; i++) {
      assertThat(unlimited.charge(HARBOR, Allowances.Kind.SUBMISSION, NOON)).isEmpty();
    }
  }
}
