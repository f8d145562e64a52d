package io.cortap.app;

import io.cortap.adapter.http.HttpService;
import io.cortap.adapter.http.Version;
import io.cortap.adapter.riskuity.Pause;
import io.cortap.core.job.NodeId;
import io.cortap.ports.inbound.ReadTelemetry;
import io.cortap.ports.outbound.BlobStore;
import io.cortap.ports.outbound.JobObserver;
import io.cortap.ports.outbound.JobStore;
import io.cortap.ports.outbound.Notifier;
import io.cortap.ports.outbound.ReportRenderer;
import io.cortap.ports.outbound.RiskuityClient;
import io.cortap.ports.outbound.SnapshotCodec;
import io.cortap.workflow.OutboundPorts;
import io.cortap.workflow.Workflow;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

/**
 * A process that serves as {@code serve} does, and waits at the point that it is told on standard
 * input.
 */
final class HeldService {
  private HeldService() {}

  public static void main(String[] arguments) throws IOException {
    Settings settings =
        switch (Settings.read(System.getenv())) {
          case Settings.Reading.Fits fits -> fits.settings();
          case Settings.Reading.Faulty faulty -> throw new AssertionError(faulty.faults());
        };
    var holding = new Holding(System.out);
    var clock = Clock.systemUTC();
    var random = new SecureRandom();
    NodeId node = Hexagon.node(random);
    Workflow workflow =
        Hexagon.workflow(ports(settings, node, holding), settings, node, clock, random);
    HttpService http =
        Hexagon.httpService(
            workflow, ReadTelemetry.NONE, settings, new Version("test", "unknown"), clock, random);
    http.start();
    workflow.worker().start();
    System.out.println("CORTAP-RPT listens");
    obey(holding);
  }

  /** As Dagger would make them, those between which a job moves held. */
  private static OutboundPorts ports(Settings settings, NodeId node, Holding holding) {
    var clock = Clock.systemUTC();
    var random = new SecureRandom();
    HttpClient http = RiskuityPorts.httpClient();
    Stores stores = StorePorts.stores(settings, node);
    var types = DocumentPorts.reportTypes(settings, clock);
    return Hexagon.outboundPorts(
        holding.around(JobStore.class, StorePorts.jobStore(stores)),
        StorePorts.jobIndex(stores),
        holding.around(BlobStore.class, StorePorts.blobStore(stores)),
        StorePorts.caretaker(stores),
        holding.around(
            RiskuityClient.class,
            RiskuityPorts.riskuityClient(http, settings, clock, random, Pause.SLEEPING)),
        RiskuityPorts.controlsCache(settings),
        RiskuityPorts.tokenVerifier(http, settings, clock),
        StorePorts.tokenCipher(settings, random),
        DocumentPorts.setupStore(settings, stores),
        StorePorts.auditRoots(stores),
        holding.around(SnapshotCodec.class, DocumentPorts.snapshotCodec()),
        holding.around(ReportRenderer.class, types),
        DocumentPorts.templateChecker(types),
        DocumentPorts.pdfConverter(settings, clock),
        holding.around(Notifier.class, RiskuityPorts.notifier(settings, clock)),
        JobObserver.NONE,
        List.of());
  }

  private static void obey(Holding holding) throws IOException {
    var commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      holding.at(Holding.Point.parse(line));
    }
  }
}
