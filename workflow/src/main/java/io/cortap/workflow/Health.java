package io.cortap.workflow;

import io.cortap.core.job.Due;
import io.cortap.core.report.BlobKey;
import io.cortap.ports.inbound.CheckHealth;
import io.cortap.ports.outbound.PortUnavailableException;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries every part that a job needs; logs why one is down, and when it is up again. */
final class Health implements CheckHealth {
  private static final Logger LOG = LoggerFactory.getLogger(Health.class);
  private static final BlobKey NEVER_WRITTEN = new BlobKey("health/never-written");

  private final OutboundPorts ports;
  private final WatchedRiskuity riskuity;
  private final InstantSource clock;
  private final boolean makesPdfs;
  private final Set<String> down = ConcurrentHashMap.newKeySet();

  Health(OutboundPorts ports, WatchedRiskuity riskuity, InstantSource clock) {
    this.ports = ports;
    this.riskuity = riskuity;
    this.clock = clock;
    this.makesPdfs = ports.pdfs().isAvailable();
  }

  @Override
  public List<Part> parts() {
    return List.of(
        part(
            "job-store",
            () -> ports.jobs().due(Due.Lane.REPORT, clock.instant(), 1),
            () -> ports.caretaker().tryJobs()),
        part(
            "blob-store",
            () -> ports.blobs().find(NEVER_WRITTEN),
            () -> ports.caretaker().tryBlobs()),
        part("templates", () -> ports.renderer().offers(), () -> {}),
        part("pdf", this::requirePdfs, () -> {}),
        // Submissions are accepted without it, so it does not make the service unready.
        new Part("riskuity", true, riskuity.trouble().orElse("")));
  }

  /** Where PDFs were made at the start, they still are; elsewhere nobody was promised one. */
  private void requirePdfs() {
    if (makesPdfs && !ports.pdfs().isAvailable()) {
      throw new PortUnavailableException(
          "look for the PDF converter", "LibreOffice is not there any more; install it again");
    }
  }

  private Part part(String name, Runnable read, Runnable write) {
    try {
      read.run();
    } catch (PortUnavailableException e) {
      return down(name, "it does not answer; the log says why", e);
    }
    try {
      write.run();
    } catch (PortUnavailableException e) {
      return down(name, "it can be read but not written; the log says why", e);
    }
    if (down.remove(name)) {
      LOG.atInfo().addKeyValue("event", "part_up").log("{} works again", name);
    }
    return new Part(name, true, "");
  }

  private Part down(String name, String detail, PortUnavailableException e) {
    if (down.add(name)) {
      LOG.atError()
          .setCause(e)
          .addKeyValue("event", "part_down")
          .log("{} is down, and the service not ready, until it works again", name);
    }
    return new Part(name, false, detail);
  }
}
