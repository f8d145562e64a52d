package io.cortap.architecture.violations.adapter.docx;

import io.cortap.architecture.violations.ports.inbound.AnInboundPort;

public final class OffersAUse implements AnInboundPort {}
