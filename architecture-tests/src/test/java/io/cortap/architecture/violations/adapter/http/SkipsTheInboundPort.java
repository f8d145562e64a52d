package io.cortap.architecture.violations.adapter.http;

import io.cortap.architecture.violations.ports.outbound.AnOutboundPort;

public record SkipsTheInboundPort(AnOutboundPort store) {}
