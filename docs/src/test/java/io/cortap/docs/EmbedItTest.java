package io.cortap.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.docx.DocxReportRenderer;
import io.cortap.adapter.memory.AesGcmTokenCipher;
import io.cortap.adapter.memory.InMemoryAuditRoots;
import io.cortap.adapter.memory.InMemoryBlobStore;
import io.cortap.adapter.memory.InMemoryCaretaker;
import io.cortap.adapter.memory.InMemoryControlsCache;
import io.cortap.adapter.memory.InMemoryJobIndex;
import io.cortap.adapter.memory.InMemoryJobStore;
import io.cortap.adapter.memory.InMemoryNotifier;
import io.cortap.adapter.memory.InMemoryPdfConverter;
import io.cortap.adapter.memory.InMemoryRiskuityClient;
import io.cortap.adapter.memory.InMemorySetupStore;
import io.cortap.adapter.memory.InMemorySnapshotCodec;
import io.cortap.adapter.memory.InMemoryTemplateChecker;
import io.cortap.adapter.memory.InMemoryTokenVerifier;
import io.cortap.adapter.memory.TokenKey;
import io.cortap.adapter.testkit.SampleReviews;
import io.cortap.adapter.testkit.SettableClock;
import io.cortap.core.job.LinkKey;
import io.cortap.core.job.LinkKeys;
import io.cortap.core.job.NodeId;
import io.cortap.core.job.QueueLimits;
import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.LinkPolicy;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.ProjectKey;
import io.cortap.core.report.Requester;
import io.cortap.core.report.TenantId;
import io.cortap.core.report.UserId;
import io.cortap.core.report.UserToken;
import io.cortap.core.review.UnassessedPolicy;
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
  private final InMemoryNotifier receiver = new InMemoryNotifier();
  private final InMemoryRiskuityClient riskuity =
      new InMemoryRiskuityClient().hold(PROJECT, SampleReviews.controls());
  private final InMemoryTokenVerifier tokens =
      new InMemoryTokenVerifier().issue(TOKEN, MARA, NOON.plus(Duration.ofHours(1)));
  private final List<TokenKey> tokenKeys =
      List.of(new TokenKey("k1", new byte[TokenKey.LENGTH_BYTES]));

  @Test
  void aReportIsMadeAndItsReceiverTold() {
    var caller = new Caller(TOKEN, new CorrelationId("readme"));
    var setups = new InMemorySetupStore();
    setups.hold(new ProjectKey(MARA.tenant(), PROJECT), SampleReviews.setup());
    // region embed
    var jobs = new InMemoryJobStore();
    var blobs = new InMemoryBlobStore();
    var ports =
        new OutboundPorts(
            jobs,
            new InMemoryJobIndex(jobs),
            blobs,
            new InMemoryCaretaker(jobs, blobs),
            riskuity,
            new InMemoryControlsCache(Duration.ofHours(1)),
            tokens,
            new AesGcmTokenCipher(tokenKeys, random),
            setups,
            new InMemoryAuditRoots(jobs, setups),
            new InMemorySnapshotCodec(),
            DocxReportRenderer.ofBuiltInTypes(),
            new InMemoryTemplateChecker(),
            new InMemoryPdfConverter(),
            receiver);
    try (var workflow = new Workflow(ports, settings(), clock, random)) {
      switch (workflow.submitReport().submit(caller, form())) {
        case Answer.Given<Accepted> given -> workflow.worker().runDue(); // a service: start()
        case Answer.Refused<Accepted> refused -> throw new AssertionError(refused.problem());
      }
    }
    // endregion
    assertThat(receiver.attempts())
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
    return new WorkflowSettings(
        new NodeId("node-1"),
        "https://reports.example.test",
        LinkPolicy.STANDARD,
        new LinkKeys(List.of(new LinkKey("k1", new byte[LinkKey.LENGTH_BYTES]))),
        SigningSecrets.of(SigningSecret.of("an-invented-secret-of-more-than-32-bytes")),
        UnassessedPolicy.DRAFT,
        WorkflowSettings.Leases.STANDARD,
        WorkflowSettings.Capacity.STANDARD,
        QueueLimits.STANDARD,
        WorkflowSettings.Limits.STANDARD);
  }
}
