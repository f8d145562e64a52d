package io.cortap.architecture.violations.sandbox;

import io.cortap.architecture.violations.adapter.memory.MemoryStore;

public record KnowsAdapter(MemoryStore store) {}
