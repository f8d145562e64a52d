package io.cortap.architecture.violations.core;

import com.fasterxml.jackson.databind.JsonNode;

public record ImpureDecision(JsonNode input) {}
