package io.cortap.architecture.violations.ports.outbound;

/** Well behaved. */
public interface AnOutboundPort {}
