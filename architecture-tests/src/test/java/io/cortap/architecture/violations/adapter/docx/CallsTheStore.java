package io.cortap.architecture.violations.adapter.docx;

import io.cortap.architecture.violations.adapter.memory.MemoryStore;

public record CallsTheStore(MemoryStore store) {}
