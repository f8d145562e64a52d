package io.cortap.architecture.violations.adapter.memory;

import io.cortap.architecture.violations.ports.outbound.AnOutboundPort;

/** What another adapter may not know. */
public final class MemoryStore implements AnOutboundPort {}
