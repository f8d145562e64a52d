package io.cortap.docs;

import io.cortap.adapter.data.FileSetupStore;
import io.cortap.adapter.data.JsonSnapshotCodec;
import io.cortap.adapter.docx.DocxReportRenderer;
import io.cortap.adapter.docx.DocxTemplateChecker;
import io.cortap.adapter.http.HttpService;
import io.cortap.adapter.http.HttpSettings;
import io.cortap.adapter.http.InboundPorts;
import io.cortap.adapter.http.PublicBase;
import io.cortap.adapter.http.Version;
import io.cortap.adapter.memory.AesGcmTokenCipher;
import io.cortap.adapter.memory.InMemoryAuditRoots;
import io.cortap.adapter.memory.InMemoryBlobStore;
import io.cortap.adapter.memory.InMemoryCaretaker;
import io.cortap.adapter.memory.InMemoryControlsCache;
import io.cortap.adapter.memory.InMemoryJobIndex;
import io.cortap.adapter.memory.InMemoryJobStore;
import io.cortap.adapter.memory.InMemoryPdfConverter;
import io.cortap.adapter.memory.InMemorySetupStore;
import io.cortap.adapter.memory.TokenKey;
import io.cortap.adapter.riskuity.AddressBlock;
import io.cortap.adapter.riskuity.ByUseTokenVerifier;
import io.cortap.adapter.riskuity.GuardSettings;
import io.cortap.adapter.riskuity.HostPattern;
import io.cortap.adapter.riskuity.HostResolver;
import io.cortap.adapter.riskuity.HttpNotifier;
import io.cortap.adapter.riskuity.HttpRiskuityClient;
import io.cortap.adapter.riskuity.OutboundGuard;
import io.cortap.adapter.riskuity.RiskuitySettings;
import io.cortap.adapter.testkit.LifecycleWorld;
import io.cortap.core.job.LinkKey;
import io.cortap.core.job.LinkKeys;
import io.cortap.core.job.NodeId;
import io.cortap.core.job.QueueLimits;
import io.cortap.core.report.LinkPolicy;
import io.cortap.core.review.UnassessedPolicy;
import io.cortap.core.webhook.SigningSecret;
import io.cortap.core.webhook.SigningSecrets;
import io.cortap.sandbox.FreePort;
import io.cortap.sandbox.SandboxUser;
import io.cortap.sandbox.SetupRecords;
import io.cortap.workflow.OutboundPorts;
import io.cortap.workflow.Workflow;
import io.cortap.workflow.WorkflowSettings;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** What {@code ./cortap demo} starts, under virtual time, for the calls that pages print. */
final class DocumentedService implements AutoCloseable {
  private static final Instant MONDAY = Instant.parse("2026-03-16T14:15:02Z");
  private static final String LOOPBACK = "127.0.0.1";

  /** A machine under load still gives the answer of an idle one. */
  private static final WorkflowSettings.Limits PATIENT =
      new WorkflowSettings.Limits(
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          WorkflowSettings.Limits.STANDARD.attempt(),
          WorkflowSettings.Limits.STANDARD.job());

  private final LifecycleWorld world = LifecycleWorld.at(MONDAY);
  private final HttpClient client = HttpClient.newHttpClient();
  private final Random random = new Random(58);
  private final String base;
  private final Workflow workflow;
  private final HttpService http;

  DocumentedService(Path folder) throws IOException {
    int port = FreePort.next();
    this.base = "http://" + LOOPBACK + ":" + port;
    this.workflow = new Workflow(ports(folder), settings(), world.clock(), random);
    this.http =
        new HttpService(
                new InboundPorts(
                    workflow.submitReport(),
                    workflow.generateReport(),
                    workflow.findJob(),
                    workflow.listJobs(),
                    workflow.watchJob(),
                    workflow.cancelJob(),
                    workflow.redeliverWebhook(),
                    workflow.resumeJob(),
                    workflow.mintLink(),
                    workflow.listDeliveries(),
                    workflow.checkReadiness(),
                    workflow.readProject(),
                    workflow.openLink(),
                    workflow.keepSetup(),
                    workflow.checkTemplate(),
                    workflow.examineToken(),
                    workflow.testWebhook(),
                    workflow.checkHealth()),
                new HttpSettings(LOOPBACK, port, new PublicBase(base)),
                new Version("test", "unknown"),
                world.clock(),
                () -> "%032x".formatted(random.nextLong(Long.MAX_VALUE)))
            .start();
  }

  /** The shell variables that the demo prints, and the token of somebody else. */
  Map<String, String> variables() {
    return Map.of(
        "SERVICE", base,
        "RISKUITY", world.riskuity().baseUrl().toString(),
        "CALLBACK", world.receiver().callbackUrl().toString(),
        "TOKEN", world.riskuity().tokens().of(SandboxUser.MARA),
        "STRANGER", world.riskuity().tokens().of(SandboxUser.INES));
  }

  /** Does what is due, as the worker of a running service would have done meanwhile. */
  void doDueWork() {
    workflow.worker().runDue();
  }

  /** The body that the receiver got last. */
  String lastWebhook() {
    return new String(world.receiver().deliveries().getLast().body(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    http.close();
    workflow.close();
    client.close();
    world.close();
  }

  private OutboundPorts ports(Path folder) throws IOException {
    var riskuity = RiskuitySettings.defaults(world.riskuity().baseUrl());
    var jobs = new InMemoryJobStore();
    var blobs = new InMemoryBlobStore();
    var renderer = DocxReportRenderer.ofBuiltInTypes();
    var setups = new InMemorySetupStore();
    return new OutboundPorts(
        jobs,
        new InMemoryJobIndex(jobs),
        blobs,
        new InMemoryCaretaker(jobs, blobs),
        new HttpRiskuityClient(client, riskuity, world.clock(), random, wait -> {}),
        new InMemoryControlsCache(Duration.ofHours(1)),
        new ByUseTokenVerifier(client, riskuity, world.clock()),
        new AesGcmTokenCipher(List.of(new TokenKey("k1", new byte[TokenKey.LENGTH_BYTES])), random),
        new FileSetupStore(SetupRecords.writeInto(folder), setups),
        new InMemoryAuditRoots(jobs, setups),
        new JsonSnapshotCodec(),
        renderer,
        DocxTemplateChecker.ofUploads(renderer),
        new InMemoryPdfConverter(),
        new HttpNotifier(new OutboundGuard(guard(), HostResolver.SYSTEM), world.clock()));
  }

  private GuardSettings guard() {
    var loopback = List.of(new HostPattern(LOOPBACK));
    return new GuardSettings(
        loopback,
        loopback,
        Set.of(world.receiver().callbackUrl().getPort()),
        List.of(AddressBlock.of(LOOPBACK + "/32")));
  }

  private WorkflowSettings settings() {
    return new WorkflowSettings(
        new NodeId("docs"),
        base,
        LinkPolicy.STANDARD,
        new LinkKeys(List.of(new LinkKey("k1", new byte[LinkKey.LENGTH_BYTES]))),
        SigningSecrets.of(SigningSecret.of(LifecycleWorld.SECRET)),
        UnassessedPolicy.DRAFT,
        WorkflowSettings.Leases.STANDARD,
        WorkflowSettings.Capacity.STANDARD,
        QueueLimits.STANDARD,
        PATIENT);
  }
}
