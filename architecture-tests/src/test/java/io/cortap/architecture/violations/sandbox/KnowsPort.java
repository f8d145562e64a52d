package io.cortap.architecture.violations.sandbox;

import io.cortap.architecture.violations.ports.inbound.AnInboundPort;

public record KnowsPort(AnInboundPort port) {}
