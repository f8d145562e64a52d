package io.cortap.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.BlobKey;
import io.cortap.core.report.Callback;
import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.EncryptedToken;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.ReportFile;
import io.cortap.core.report.ReportFormat;
import io.cortap.core.report.ReportOptions;
import io.cortap.core.report.ReportRequest;
import io.cortap.core.report.ReportType;
import io.cortap.core.report.Requester;
import io.cortap.core.report.Sha256;
import io.cortap.core.report.TenantId;
import io.cortap.core.report.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class JobStepsTest {
  private static final Instant NOON = Instant.parse("2027-03-15T12:00:00Z");
  private static final Duration LEASE = Duration.ofSeconds(10);
  private static final NodeId NODE = new NodeId("node-a");
  private static final Material.Snapshot SNAPSHOT =
      new Material.Snapshot(new BlobKey("data/12/canonical.json"), Sha256.of(new byte[0]));

  private final Job queued = queued(true, ReportFormat.DOCX);
  private final Job fetching = claimed(queued);
  private final Job sealing = fetching.reached(60).enter(NOON, Phase.SEAL);
  private final Job rendering = sealing.seal(NOON, SNAPSHOT, List.of());

  private static Job queued(boolean authorized, ReportFormat format) {
    return Job.accept(
        new Acceptance(
            JobId.of(NOON, "k3v9q2m4x7b1n8d5c6f0"),
            new Requester(new TenantId("12"), new UserId("7")),
            new ReportRequest(
                new ProjectId(58),
                new ReportType("draft_audit_report"),
                new Callback.Nowhere(),
                new ReportOptions(format, false, Map.of())),
            new CorrelationId("steps"),
            NOON),
        new Material.Token(
            new EncryptedToken("k1", new byte[] {1}),
            NOON.plus(LEASE),
            authorized ? Trust.ALLOWED : Trust.UNCONFIRMED),
        List.of());
  }

  private static Job claimed(Job queued) {
    return queued.claim(NOON, NODE, LEASE);
  }

  private static Job completed(Job rendering) {
    return rendering.complete(
        NOON,
        new ReportFile(
            new BlobKey("reports/12/report.docx"),
            "report.docx",
            ReportFormat.DOCX,
            1,
            Sha256.of(new byte[0]),
            new ReportFile.TemplateVersion("draft_audit_report", Sha256.of(new byte[0])),
            new ReportFile.Facts(NOON, "Zephyr Hollow Transit", "Triennial Review", 2, 21)),
        List.of());
  }

  private static List<String> between(Job before, Job now) {
    return JobSteps.between(before, now).stream().map(JobStepsTest::word).toList();
  }

  private static String word(JobStep step) {
    return switch (step) {
      case JobStep.Waiting waiting -> "waiting " + waiting.progress();
      case JobStep.Started started -> "+" + started.phase().wireName() + " " + started.progress();
      case JobStep.Advanced advanced -> advanced.phase().wireName() + " " + advanced.progress();
      case JobStep.Ended ended -> "-" + ended.phase().wireName() + " " + ended.progress();
      case JobStep.Finished finished -> "finished " + finished.progress();
    };
  }

  @Nested
  class OneLook {
    @Test
    void tellsWhereTheJobStands() {
      assertThat(JobSteps.at(queued)).isEqualTo(new JobStep.Waiting(0));
      assertThat(JobSteps.at(fetching.reached(23))).isEqualTo(new JobStep.Started(Phase.FETCH, 23));
      assertThat(JobSteps.at(completed(rendering))).isEqualTo(new JobStep.Finished(100));
    }
  }

  @Nested
  class TwoLooks {
    @Test
    void tellNothingOfWhatNobodyWantsToKnow() {
      assertThat(between(queued, queued)).isEmpty();
      assertThat(between(fetching, fetching.beat(NOON.plusSeconds(3), LEASE))).isEmpty();
      assertThat(between(completed(rendering), completed(rendering))).isEmpty();
    }

    @Test
    void tellHowFarAPhaseHasCome() {
      assertThat(between(fetching, fetching.reached(23))).containsExactly("fetch 23");
    }

    @Test
    void tellThePhaseThatEndedAndTheOneThatBegan() {
      assertThat(between(fetching, sealing)).containsExactly("-fetch 60", "+seal 65");
    }

    @Test
    void tellEveryPhaseThatPassedUnseenInItsOrder() {
      assertThat(between(queued, completed(rendering)))
          .containsExactly(
              "+fetch 5",
              "-fetch 60",
              "+seal 65",
              "-seal 65",
              "+render 85",
              "-render 85",
              "+store 98",
              "-store 98",
              "finished 100");
    }

    @Test
    void beginWithAuthorizeWhereTheTokenWasNotSeenYet() {
      Job unseen = queued(false, ReportFormat.DOCX);

      assertThat(between(unseen, claimed(unseen).authorized(NOON)))
          .containsExactly("+authorize 5", "-authorize 5", "+fetch 5");
    }

    @Test
    void tellOfConvertWhereAPdfWasAskedFor() {
      Job asked = claimed(queued(true, ReportFormat.PDF)).seal(NOON, SNAPSHOT, List.of());

      assertThat(between(asked, completed(asked)))
          .containsSubsequence("-render 85", "+convert 92", "-convert 92", "+store 98");
    }
  }

  @Nested
  class Ends {
    private static Problem at(String stage) {
      return Problem.of(FailureCode.GENERATION_ERROR, "it broke").at(stage);
    }

    @Test
    void ofAFailedJobComeInThePhaseThatFailed() {
      assertThat(between(fetching, rendering.fail(NOON, at("render"))))
          .containsExactly("-fetch 60", "+seal 65", "-seal 65", "+render 85", "finished 85");
    }

    @Test
    void ofAJobThatEndedBeforeThePhaseBeganNameNoPhase() {
      assertThat(between(fetching, fetching.fail(NOON, at("seal")))).containsExactly("finished 5");
    }

    @Test
    void ofAFailedJobComeAtOnceWhereTheStageIsNoPhase() {
      assertThat(between(fetching, fetching.fail(NOON, at("")))).containsExactly("finished 5");
    }

    @Test
    void ofACancelledJobComeAtOnce() {
      assertThat(between(queued, queued.cancel(NOON))).containsExactly("finished 0");
    }
  }

  @Nested
  class FurtherAttempts {
    private final Job waiting =
        fetching.reached(40).putOff(NOON, NOON.plusSeconds(2), "Riskuity answered 503");
    private final Job again = waiting.claim(NOON.plusSeconds(2), NODE, LEASE);

    @Test
    void areWaitedFor() {
      assertThat(between(fetching.reached(40), waiting)).containsExactly("waiting 40");
      assertThat(between(waiting, waiting)).isEmpty();
    }

    @Test
    void beginAnewAndNeverFallBackInPercent() {
      assertThat(between(waiting, again)).containsExactly("+fetch 40");
      assertThat(between(fetching.reached(40), again.enter(NOON, Phase.SEAL)))
          .containsExactly("+fetch 40", "-fetch 60", "+seal 65");
    }

    @Test
    void goOnAfterTheSealWhereItWasReached() {
      Job sealed = rendering.putOff(NOON, NOON, "Riskuity answered 503");

      assertThat(between(sealed, claimed(sealed))).containsExactly("+render 85");
    }
  }
}
