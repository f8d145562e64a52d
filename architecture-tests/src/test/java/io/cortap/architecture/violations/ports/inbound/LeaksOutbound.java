package io.cortap.architecture.violations.ports.inbound;

import io.cortap.architecture.violations.ports.outbound.AnOutboundPort;

public interface LeaksOutbound {
  AnOutboundPort store();
}
