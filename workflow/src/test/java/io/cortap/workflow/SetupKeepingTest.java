package io.cortap.workflow;

import static io.cortap.workflow.Bench.NOON;
import static io.cortap.workflow.Bench.PROJECT;
import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.memory.InMemoryRiskuityClient;
import io.cortap.adapter.testkit.SampleJobs;
import io.cortap.adapter.testkit.SampleReviews;
import io.cortap.core.audit.Actor;
import io.cortap.core.audit.AuditRecord;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.ProjectKey;
import io.cortap.core.report.Requester;
import io.cortap.core.report.TenantId;
import io.cortap.core.report.UserId;
import io.cortap.core.report.UserToken;
import io.cortap.core.review.SetupRecord;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.Caller;
import io.cortap.ports.inbound.KeepSetup;
import io.cortap.ports.inbound.KeepSetup.Kept;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class SetupKeepingTest {
  private static final ProjectId FRESH = new ProjectId(61);

  private final Bench bench = new Bench();
  private final Workflow node = bench.node("keeper");
  private final KeepSetup setups = node.keepSetup();

  SetupKeepingTest() {
    bench.riskuity.hold(FRESH, SampleReviews.controls());
  }

  @AfterEach
  void close() {
    node.close();
  }

  private static Kept given(Answer<Kept> answer) {
    return switch (answer) {
      case Answer.Given<Kept> given -> given.value();
      case Answer.Refused<Kept> refused -> throw new AssertionError(refused.problem().toString());
    };
  }

  private static Answer<Kept> notes(KeepSetup setups, long read, String notes) {
    return setups.replace(Bench.caller(), FRESH, read, Map.of("notes", notes));
  }

  @Nested
  class Finding {
    @Test
    void aProjectWithoutARecordHasAnEmptyOneOfVersionZero() {
      Kept kept = given(setups.find(Bench.caller(), FRESH));

      assertThat(kept.record()).isEqualTo(SetupRecord.EMPTY);
      assertThat(kept.version()).isZero();
      assertThat(kept.change()).isEmpty();
    }

    @Test
    void aRecordIsGivenWithItsVersion() {
      Kept kept = given(setups.find(Bench.caller(), PROJECT));

      assertThat(kept.record()).isEqualTo(SampleReviews.setup());
      assertThat(kept.version()).isEqualTo(1);
    }
  }

  @Nested
  class Replacing {
    @Test
    void aWriteSaysWhoAndWhenAndCountsOn() {
      given(notes(setups, 0, "first"));
      bench.clock.advance(Duration.ofMinutes(1));

      Kept second = given(notes(setups, 1, "second"));

      assertThat(second.version()).isEqualTo(2);
      assertThat(second.change().map(AuditRecord::actor)).contains(Actor.user(new UserId("7")));
      assertThat(second.change().map(AuditRecord::at)).contains(NOON.plusSeconds(60));
      assertThat(given(setups.find(Bench.caller(), FRESH))).isEqualTo(second);
      assertThat(SampleJobs.breaks(bench.setups.trail(new ProjectKey(Bench.MARA.tenant(), FRESH))))
          .isEmpty();
    }

    @Test
    void whoeverReadBeforeTheLastWriteIsRefused() {
      given(notes(setups, 0, "first"));

      assertThat(Bench.refusal(notes(setups, 0, "late")).code())
          .isEqualTo(FailureCode.PRECONDITION_FAILED);
      assertThat(Bench.refusal(notes(setups, 2, "early")).code())
          .isEqualTo(FailureCode.PRECONDITION_FAILED);
      assertThat(given(setups.find(Bench.caller(), FRESH)).record().members())
          .containsEntry("notes", "first");
    }

    @Test
    void whatIsNoRecordIsRefusedAndNothingIsWritten() {
      Problem refused =
          Bench.refusal(
              setups.replace(
                  Bench.caller(), FRESH, 0, Map.of("project_info", Map.of("region_number", 11))));

      assertThat(refused.code()).isEqualTo(FailureCode.INVALID_REQUEST);
      assertThat(refused.details().toString()).contains("project_info.region_number");
      assertThat(given(setups.find(Bench.caller(), FRESH)).version()).isZero();
    }
  }

  @Nested
  class Allowing {
    private final UserToken foreign = new UserToken("eyJhbGciOiJub25lIn0.Zm9yZWlnbg.dG9rZW4");

    private Caller stranger() {
      bench.tokens.issue(
          foreign,
          new Requester(new TenantId("99"), new UserId("7")),
          NOON.plus(Duration.ofHours(1)));
      return new Caller(foreign, new CorrelationId("bench"));
    }

    @Test
    void anotherTenantNeverSeesTheRecord() {
      given(notes(setups, 0, "ours"));

      assertThat(given(setups.find(stranger(), FRESH)).record()).isEqualTo(SetupRecord.EMPTY);
    }

    @Test
    void aProjectThatRiskuityDoesNotShowIsRefused() {
      ProjectId unknown = new ProjectId(999);

      assertThat(Bench.refusal(setups.find(Bench.caller(), unknown)).code())
          .isEqualTo(FailureCode.PROJECT_NOT_FOUND);
      assertThat(Bench.refusal(setups.replace(Bench.caller(), unknown, 0, Map.of())).code())
          .isEqualTo(FailureCode.PROJECT_NOT_FOUND);
    }

    @Test
    void nobodyIsLetInWhileRiskuityCannotBeAsked() {
      Workflow alone = bench.node("alone", silent());

      assertThat(Bench.refusal(alone.keepSetup().find(Bench.caller(), FRESH)).code())
          .isEqualTo(FailureCode.VERIFICATION_UNAVAILABLE);
      assertThat(Bench.refusal(notes(alone.keepSetup(), 0, "x")).code())
          .isEqualTo(FailureCode.VERIFICATION_UNAVAILABLE);
      alone.close();
    }

    @Test
    void whoWasLetInFiveMinutesAgoIsAskedAboutAgain() {
      var silenced = new Silenceable(bench.riskuity);
      Workflow node = bench.node("cached", silenced);
      given(node.keepSetup().find(Bench.caller(), FRESH));
      silenced.silent = true;

      bench.clock.advance(Duration.ofMinutes(5).minusSeconds(1));
      given(node.keepSetup().find(Bench.caller(), FRESH));
      assertThat(Bench.refusal(node.keepSetup().find(Bench.caller(), PROJECT)).code())
          .isEqualTo(FailureCode.VERIFICATION_UNAVAILABLE);
      bench.clock.advance(Duration.ofSeconds(1));
      assertThat(Bench.refusal(node.keepSetup().find(Bench.caller(), FRESH)).code())
          .isEqualTo(FailureCode.VERIFICATION_UNAVAILABLE);
      node.close();
    }

    private Silenceable silent() {
      var silenced = new Silenceable(new InMemoryRiskuityClient());
      silenced.silent = true;
      return silenced;
    }
  }
}
