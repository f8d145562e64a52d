package io.cortap.architecture.violations.adapter.cli;

import io.cortap.architecture.violations.ports.outbound.AnOutboundPort;

public record ReachesForOutbound(AnOutboundPort store) {}
