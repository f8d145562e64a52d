package io.cortap.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.docx.DocxReportRenderer;
import io.cortap.adapter.memory.InMemoryPorts;
import io.cortap.adapter.testkit.SampleReviews;
import io.cortap.adapter.testkit.SettableClock;
import io.cortap.core.job.LinkKey;
import io.cortap.core.job.LinkKeys;
import io.cortap.core.job.NodeId;
import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.ProjectKey;
import io.cortap.core.report.Requester;
import io.cortap.core.report.TenantId;
import io.cortap.core.report.UserId;
import io.cortap.core.report.UserToken;
import io.cortap.core.webhook.SigningSecret;
import io.cortap.core.webhook.SigningSecrets;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.Caller;
import io.cortap.ports.inbound.SubmitReport.Accepted;
import io.cortap.workflow.OutboundPorts;
import io.cortap.workflow.Workflow;
import io.cortap.workflow.WorkflowSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The README's example: a report and its webhook, with every port in memory. */
class EmbedItTest {
  private static final Instant NOON = Instant.parse("2027-03-15T12:00:00Z");
  private static final UserToken TOKEN = new UserToken("eyJhbGciOiJub25lIn0.aW52ZW50ZWQ.dG9rZW4");
  private static final ProjectId PROJECT = new ProjectId(58);
  private static final Requester MARA = new Requester(new TenantId("12"), new UserId("7"));

  private final SettableClock clock = new SettableClock(NOON);
  private final Random random = new Random(58);
  private final InMemoryPorts memory = new InMemoryPorts(random);

  @Test
  void aReportIsMadeAndItsReceiverTold() {
    var caller = new Caller(TOKEN, new CorrelationId("readme"));
    memory.projects().hold(PROJECT, SampleReviews.controls());
    memory.tokens().issue(TOKEN, MARA, NOON.plus(Duration.ofHours(1)));
    memory.setups().hold(new ProjectKey(MARA.tenant(), PROJECT), SampleReviews.setup());
    // @start region="embed"
    var ports = memory.rendering(DocxReportRenderer.ofBuiltInTypes()).as(OutboundPorts::new);
    try (var workflow = new Workflow(ports, settings(), clock, random)) {
      switch (workflow.submitReport().submit(caller, form())) {
        case Answer.Given<Accepted> given -> workflow.worker().runDue(); // a service: start()
        case Answer.Refused<Accepted> refused -> throw new AssertionError(refused.problem());
      }
    }
    // @end
    assertThat(memory.receivers().attempts())
        .singleElement()
        .satisfies(attempt ->
            assertThat(new String(attempt.body(), StandardCharsets.UTF_8))
                .contains("\"status\": \"completed\"", "\"link_kind\": \"stable\""));
  }

  private static Map<String, Object> form() {
    return Map.of(
        "project_id", PROJECT.value(),
        "report_type", "draft_audit_report",
        "callback_url", "https://hooks.example.test/cortap");
  }

  private static WorkflowSettings settings() {
    return WorkflowSettings.standard(
        new NodeId("node-1"),
        "https://reports.example.test",
        new LinkKeys(List.of(new LinkKey("k1", new byte[LinkKey.LENGTH_BYTES]))),
        SigningSecrets.of(SigningSecret.of("an-invented-secret-of-more-than-32-bytes")));
  }
}
