package io.cortap.adapter.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.testkit.LifecycleDriver.Fetched;
import io.cortap.adapter.testkit.LifecycleDriver.Seen;
import io.cortap.core.report.Sha256;
import io.cortap.core.report.WireTime;
import io.cortap.sandbox.ReceivedDelivery;
import io.cortap.sandbox.SandboxUser;
import io.cortap.sandbox.SinkAnswer;
import io.cortap.sandbox.TokenKind;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * What a report goes through from the click to the link, told through any driver. Its test extends
 * this and starts a service in the world given: with these signing secrets, this clock, this
 * Riskuity, and a guard that lets the receiver's address pass.
 */
public abstract class ReportLifecycleContract extends CallerScenarios {
  @Nested
  class HappyPath {
    @Test
    void theJobCompletesItsSignedWebhookArrivesAndTheLinkDownloadsTheFile() {
      String jobId = accepted();

      service.doDueWork();

      assertThat(seen(jobId).status()).isEqualTo("completed");
      assertThat(deliveries()).hasSize(1);
      ReceivedDelivery delivery = deliveries().getFirst();
      assertThat(delivery.isGenuineInBothFamilies()).isTrue();
      assertThat(delivery.eventId()).isEqualTo("evt_" + jobId + "_completed");
      Map<String, @Nullable Object> news = delivery.json();
      byte[] file = bytes(service.open(URI.create(text(news, "download_url"))));
      assertThat(file).startsWith('P', 'K');
      assertThat(Sha256.of(file).hex()).isEqualTo(text(news, "sha256"));
      assertThat(news.get("file_size")).hasToString(Integer.toString(file.length));
      assertThat(text(news, "expires_at"))
          .isEqualTo(WireTime.format(MONDAY.plus(Duration.ofDays(7))));
    }

    @Test
    void aJobWaitsUntilAWorkerComes() {
      assertThat(seen(accepted()).status()).isEqualTo("queued");
    }

    @Test
    void twoReportsOfOneProjectAreTwoJobsWithTwoFiles() {
      String first = accepted();
      String second = accepted();

      service.doDueWork();

      assertThat(first).isNotEqualTo(second);
      assertThat(seen(first).downloadUrl()).isNotEqualTo(seen(second).downloadUrl());
      assertThat(deliveries()).hasSize(2);
    }
  }

  @Nested
  class InvalidAndExpiredToken {
    @Test
    void anExpiredTokenLeavesNoJobAndNoWebhook() {
      String expired = world.riskuity().tokens().of(SandboxUser.MARA, Duration.ZERO);

      leavesNothing(expired, form(), "EXPIRED_TOKEN");
    }

    @Test
    void aTokenThatRiskuityRefusesLeavesNoJobAndNoWebhook() {
      String forged = token.substring(0, token.lastIndexOf('.') + 1) + "Zm9yZ2Vk";

      leavesNothing(forged, form(), "INVALID_TOKEN");
    }

    @Test
    void theWrongKindOfTokenLeavesNoJobAndNoWebhook() {
      for (TokenKind kind :
          List.of(TokenKind.WEB_SESSION, TokenKind.SERVICE, TokenKind.COGNITO_ID)) {
        leavesNothing(
            world.riskuity().tokens().of(kind, SandboxUser.MARA), form(), "INVALID_TOKEN");
      }
    }

    @Test
    void aTokenThatEndsBeforeTheFetchFailsTheJobByName() {
      token = world.riskuity().tokens().of(SandboxUser.MARA, Duration.ofSeconds(5));
      String jobId = accepted();

      pass(Duration.ofSeconds(10));

      token = world.riskuity().tokens().of(SandboxUser.MARA);
      assertThat(seen(jobId).errorCode()).isEqualTo("EXPIRED_TOKEN");
      assertThat(deliveries()).hasSize(1);
    }
  }

  @Nested
  class RefusedRequest {
    @Test
    void aProjectThatTheUserMayNotSeeLeavesNoJob() {
      token = world.riskuity().tokens().of(SandboxUser.TOBIAS);

      leavesNothing(token, form(), "INSUFFICIENT_PERMISSIONS");
    }

    @Test
    void anUnknownReportTypeLeavesNoJob() {
      Map<String, @Nullable Object> form = form();
      form.put("report_type", "annual_summary");

      leavesNothing(token, form, "INVALID_REPORT_TYPE");
    }

    @Test
    void aCallbackThatTheGuardRefusesLeavesNoJob() {
      Map<String, @Nullable Object> form = form();
      form.put("callback_url", "https://169.254.169.254/latest");

      leavesNothing(token, form, "UNSAFE_CALLBACK_URL");
    }

    @Test
    void aMalformedFormLeavesNoJob() {
      leavesNothing(token, Map.of(), "INVALID_REQUEST");
    }
  }

  @Nested
  class FetchFailure {
    @Test
    void aProjectThatIsGoneInsideTheJobFailsItAtOnceAndTheReceiverIsTold() {
      world.riskuity().project(PROJECT).afterRequests(1).status(404);
      String jobId = accepted();

      service.doDueWork();

      assertThat(seen(jobId).status()).isEqualTo("failed");
      assertThat(seen(jobId).errorCode()).isEqualTo("DATA_FETCH_ERROR");
      receiverWasTold(jobId, "DATA_FETCH_ERROR");
    }

    @Test
    void anOutageIsSatOutAndTheReportIsMade() {
      String jobId = accepted();
      world.riskuity().project(PROJECT).status(503);
      service.doDueWork();
      assertThat(seen(jobId).status()).isEqualTo("processing");

      world.riskuity().project(PROJECT).status(200);
      pass(Duration.ofSeconds(2));

      assertThat(seen(jobId).status()).isEqualTo("completed");
    }

    @Test
    void anOutageThatStaysFailsTheJobAfterThreeMoreTries() {
      String jobId = accepted();
      world.riskuity().project(PROJECT).status(503);

      service.doDueWork();
      List.of(2, 8, 30).forEach(seconds -> pass(Duration.ofSeconds(seconds)));

      assertThat(seen(jobId).errorCode()).isEqualTo("DATA_FETCH_ERROR");
      assertThat(deliveries()).hasSize(1);
    }
  }

  @Nested
  class FailingReceiver {
    private String jobId;

    @BeforeEach
    void finishWhileTheReceiverFails() {
      world.receiver().answer(SinkAnswer.status(500));
      jobId = accepted();
      service.doDueWork();
    }

    private void passQuickAttempts() {
      List.of(1, 2, 4, 8, 16).forEach(seconds -> pass(Duration.ofSeconds(seconds)));
    }

    @Test
    void oneAttemptAndFiveMoreMakeItCallbackFailedWhileJobAndLinkStayReadable() {
      passQuickAttempts();

      assertThat(deliveries()).hasSize(6);
      assertThat(seen(jobId).status()).isEqualTo("callback_failed");
      assertThat(seen(jobId).attempts()).isEqualTo(6);
      assertThat(bytes(service.open(URI.create(seen(jobId).downloadUrl())))).startsWith('P', 'K');
    }

    @Test
    void everyAttemptIsTheSameEventWithSignaturesOfItsOwn() {
      passQuickAttempts();

      assertThat(deliveries()).allMatch(ReceivedDelivery::isGenuineInBothFamilies);
      assertThat(deliveries())
          .extracting(ReceivedDelivery::eventId)
          .containsOnly("evt_" + jobId + "_completed");
      assertThat(deliveries())
          .extracting(delivery -> delivery.header("X-CORTAP-Timestamp").orElse(""))
          .doesNotHaveDuplicates();
    }

    @Test
    void noAttemptComesBeforeItsTime() {
      pass(Duration.ofMillis(999));
      assertThat(deliveries()).hasSize(1);

      pass(Duration.ofMillis(1));
      assertThat(deliveries()).hasSize(2);
    }

    @Test
    void aReceiverThatRecoversMakesTheJobCompletedAgain() {
      passQuickAttempts();

      world.receiver().answer(SinkAnswer.judged());
      pass(Duration.ofSeconds(72));

      assertThat(seen(jobId).status()).isEqualTo("completed");
      assertThat(deliveries()).hasSize(7);
    }
  }

  @Nested
  class AnsweringReceiver {
    private void finishWith(SinkAnswer answer) {
      world.receiver().answer(answer);
      String jobId = accepted();
      service.doDueWork();
      pass(Duration.ofMinutes(2));
      assertThat(deliveries()).hasSize(1);
      assertThat(seen(jobId).status()).isEqualTo("completed");
      warning = seen(jobId).warning();
    }

    private String warning = "";

    @Test
    void anAcknowledgementIsDeliveredWithoutAWarning() {
      finishWith(SinkAnswer.judged());

      assertThat(warning).isEmpty();
    }

    @Test
    void aLoginPageInPlaceOfTheReceiverIsDeliveredWithAWarning() {
      finishWith(
          SinkAnswer.body(200, "<!DOCTYPE html><title>Sign in</title>")
              .with("Content-Type", "text/html"));

      assertThat(warning).contains("a web page");
    }

    @Test
    void theAcknowledgementOfAnotherJobIsDeliveredWithAWarning() {
      finishWith(SinkAnswer.body(200, "{\"received\": true, \"job_id\": \"rpt-of-another\"}"));

      assertThat(warning).contains("another job");
    }
  }

  @Nested
  class LinkLifetime {
    private String jobId;
    private URI link;

    @BeforeEach
    void finish() {
      jobId = accepted();
      service.doDueWork();
      link = URI.create(seen(jobId).downloadUrl());
    }

    @Test
    void theLinkWorksUntilTheLastInstantOfItsSevenDays() {
      pass(Duration.ofDays(7).minusMillis(1));

      assertThat(bytes(service.open(link))).startsWith('P', 'K');
    }

    @Test
    void afterSevenDaysTheLinkSaysThatItHasEnded() {
      pass(Duration.ofDays(7));

      assertThat(service.open(link)).isEqualTo(new Fetched.Refused("LINK_EXPIRED"));
    }

    @Test
    void afterSevenDaysTheJobGivesAFreshLinkWhileTheReportIsKept() {
      pass(Duration.ofDays(7));
      token = world.riskuity().tokens().of(SandboxUser.MARA);

      URI fresh = URI.create(seen(jobId).downloadUrl());

      assertThat(fresh).isNotEqualTo(link);
      assertThat(bytes(service.open(fresh))).startsWith('P', 'K');
    }

    @Test
    void aLinkThatNobodyMadeIsUnknown() {
      URI forged = URI.create(link.toString().replaceAll(".{4}$", "aaaa"));

      assertThat(service.open(forged)).isEqualTo(new Fetched.Refused("NOT_FOUND"));
    }
  }

  @Nested
  class Walls {
    @Test
    void aColleagueOfTheSameTenantIsRefused() {
      String jobId = accepted();

      assertThat(service.look(world.riskuity().tokens().of(SandboxUser.GRETA), jobId))
          .isEqualTo(new Seen.Refused("INSUFFICIENT_PERMISSIONS"));
    }

    @Test
    void anotherTenantCannotTellTheJobFromOneThatDoesNotExist() {
      String jobId = accepted();
      String stranger = world.riskuity().tokens().of(SandboxUser.INES);
      String missing = jobId.substring(0, jobId.length() - 20) + "a".repeat(20);

      assertThat(service.look(stranger, jobId)).isEqualTo(new Seen.Refused("JOB_NOT_FOUND"));
      assertThat(service.look(stranger, jobId)).isEqualTo(service.look(stranger, missing));
    }

    @Test
    void aForgedTokenReadsNothing() {
      String jobId = accepted();
      String forged = token.substring(0, token.lastIndexOf('.') + 1) + "Zm9yZ2Vk";

      assertThat(service.look(forged, jobId)).isEqualTo(new Seen.Refused("INVALID_TOKEN"));
    }
  }
}
