package io.cortap.workflow;

import io.cortap.core.job.Due;
import io.cortap.core.report.BlobKey;
import io.cortap.ports.inbound.CheckHealth;
import io.cortap.ports.outbound.PortUnavailableException;
import java.time.InstantSource;
import java.util.List;

/** Looks at every part that a job needs. */
final class Health implements CheckHealth {
  private static final BlobKey NEVER_WRITTEN = new BlobKey("health/never-written");

  private final OutboundPorts ports;
  private final InstantSource clock;

  Health(OutboundPorts ports, InstantSource clock) {
    this.ports = ports;
    this.clock = clock;
  }

  @Override
  public List<Part> parts() {
    return List.of(
        part("job-store", () -> ports.jobs().due(Due.Lane.REPORT, clock.instant(), 1)),
        part("blob-store", () -> ports.blobs().find(NEVER_WRITTEN)),
        part("templates", () -> ports.renderer().offers()));
  }

  private static Part part(String name, Runnable look) {
    try {
      look.run();
      return new Part(name, true, "");
    } catch (PortUnavailableException e) {
      return new Part(name, false, "it does not answer; the log says why");
    }
  }
}
