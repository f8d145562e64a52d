package io.cortap.architecture.violations.ports.outbound;

import io.cortap.architecture.violations.ports.inbound.AnInboundPort;

public interface LeaksInbound {
  AnInboundPort caller();
}
