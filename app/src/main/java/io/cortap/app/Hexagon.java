package io.cortap.app;

import dagger.Module;
import dagger.Provides;
import io.cortap.adapter.http.HttpService;
import io.cortap.adapter.http.InboundPorts;
import io.cortap.adapter.http.Version;
import io.cortap.core.job.NodeId;
import io.cortap.ports.inbound.ReadTelemetry;
import io.cortap.ports.outbound.AlertChannel;
import io.cortap.ports.outbound.AuditRoots;
import io.cortap.ports.outbound.BlobStore;
import io.cortap.ports.outbound.Caretaker;
import io.cortap.ports.outbound.ControlsCache;
import io.cortap.ports.outbound.JobIndex;
import io.cortap.ports.outbound.JobObserver;
import io.cortap.ports.outbound.JobStore;
import io.cortap.ports.outbound.Notifier;
import io.cortap.ports.outbound.PdfConverter;
import io.cortap.ports.outbound.ReportRenderer;
import io.cortap.ports.outbound.RiskuityClient;
import io.cortap.ports.outbound.SetupStore;
import io.cortap.ports.outbound.SnapshotCodec;
import io.cortap.ports.outbound.TemplateChecker;
import io.cortap.ports.outbound.TokenCipher;
import io.cortap.ports.outbound.TokenVerifier;
import io.cortap.workflow.OutboundPorts;
import io.cortap.workflow.Workflow;
import io.cortap.workflow.WorkflowSettings;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** The workflow between the ports, and HTTP in front of it. */
@Module
interface Hexagon {
  @Provides
  @Singleton
  static Workflow workflow(
      OutboundPorts ports,
      Settings settings,
      NodeId node,
      InstantSource clock,
      RandomGenerator random) {
    return new Workflow(ports, workflowSettings(settings, node), clock, random);
  }

  /** New at every start: an id is good for one life. */
  @Provides
  @Singleton
  static NodeId node(RandomGenerator random) {
    return new NodeId("node-" + hex(random, 8));
  }

  private static WorkflowSettings workflowSettings(Settings settings, NodeId node) {
    return new WorkflowSettings(
        node,
        settings.http().publicBase().prefix(),
        settings.links(),
        settings.linkKeys(),
        settings.signing(),
        settings.unassessed(),
        settings.leases(),
        settings.capacity(),
        settings.queue(),
        settings.limits(),
        settings.rates());
  }

  @Provides
  @Singleton
  static OutboundPorts outboundPorts(
      JobStore jobs,
      JobIndex index,
      BlobStore blobs,
      Caretaker caretaker,
      RiskuityClient riskuity,
      ControlsCache controls,
      TokenVerifier tokens,
      TokenCipher cipher,
      SetupStore setups,
      AuditRoots auditRoots,
      SnapshotCodec snapshots,
      ReportRenderer renderer,
      TemplateChecker templates,
      PdfConverter pdfs,
      Notifier notifier,
      JobObserver observer,
      List<AlertChannel> alerts) {
    return new OutboundPorts(
        jobs,
        index,
        blobs,
        caretaker,
        riskuity,
        controls,
        tokens,
        cipher,
        setups,
        auditRoots,
        snapshots,
        renderer,
        templates,
        pdfs,
        notifier,
        observer,
        alerts);
  }

  @Provides
  @Singleton
  static HttpService httpService(
      Workflow workflow,
      ReadTelemetry telemetry,
      Settings settings,
      Version version,
      InstantSource clock,
      RandomGenerator random) {
    return new HttpService(
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
            workflow.checkHealth(),
            telemetry),
        settings.http(),
        version,
        clock,
        // No secret: whoever sends one of their own chooses it freely.
        () -> hex(ThreadLocalRandom.current(), 16));
  }

  private static String hex(RandomGenerator random, int bytes) {
    byte[] drawn = new byte[bytes];
    random.nextBytes(drawn);
    return HexFormat.of().formatHex(drawn);
  }
}
