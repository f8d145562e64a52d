package io.cortap.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cortap.core.audit.Actor;
import io.cortap.core.report.Callback;
import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.EncryptedToken;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.ReportFormat;
import io.cortap.core.report.ReportOptions;
import io.cortap.core.report.ReportRequest;
import io.cortap.core.report.ReportType;
import io.cortap.core.report.Requester;
import io.cortap.core.report.TenantId;
import io.cortap.core.report.UserId;
import io.cortap.core.webhook.AttemptOutcome;
import io.cortap.core.webhook.NextStep;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RedeliveryTest {
  private static final Instant NOON = Instant.parse("2027-03-15T12:00:00Z");
  private static final NodeId NODE = new NodeId("node-a");

  private final Job cancelled =
      Job.accept(
              new Acceptance(
                  JobId.of(NOON, "k3v9q2m4x7b1n8d5c6f0"),
                  new Requester(new TenantId("12"), new UserId("7")),
                  new ReportRequest(
                      new ProjectId(58),
                      new ReportType("draft_audit_report"),
                      new Callback.Webhook(URI.create("https://hooks.example.test/")),
                      new ReportOptions(ReportFormat.DOCX, false, Map.of())),
                  new CorrelationId("c"),
                  NOON),
              new Material.Token(new EncryptedToken("k1", new byte[] {1}), NOON, Trust.ALLOWED),
              List.of())
          .cancel(NOON);

  private static Job taken(Job job) {
    return job.attemptDelivery(NOON, NODE, Duration.ofSeconds(10))
        .deliveryEnded(NOON, new NextStep.Done(), new AttemptOutcome.Answered(200));
  }

  @Test
  void aWebhookThatIsOnItsFirstAttemptsIsNotSentBetweenThem() {
    assertThat(Redelivery.refusal(cancelled))
        .hasValueSatisfying(why -> assertThat(why).contains("first attempts are still under way"));
  }

  @Test
  void aWebhookIsSentAHundredTimesAndNotAgain() {
    Job job = taken(cancelled);
    for (int sent = 1; sent < 100; sent++) {
      assertThat(Redelivery.refusal(job)).isEmpty();
      job = taken(job.redeliver(NOON, Actor.service()));
    }

    assertThat(Redelivery.refusal(job))
        .hasValueSatisfying(why -> assertThat(why).contains("sent 100 times"));
    Job last = job;
    assertThatThrownBy(() -> last.redeliver(NOON, Actor.service()))
        .isInstanceOf(IllegalTransitionException.class);
  }
}
