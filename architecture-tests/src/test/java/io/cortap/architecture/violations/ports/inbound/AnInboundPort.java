package io.cortap.architecture.violations.ports.inbound;

/** Well behaved. */
public interface AnInboundPort {}
