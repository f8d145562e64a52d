package io.cortap.architecture.violations.core;

import io.cortap.architecture.violations.ports.outbound.AnOutboundPort;

public record KnowsPorts(AnOutboundPort port) {}
