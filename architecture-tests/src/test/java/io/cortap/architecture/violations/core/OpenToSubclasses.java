package io.cortap.architecture.violations.core;

/** Neither final nor sealed. */
public class OpenToSubclasses {}
