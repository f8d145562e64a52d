package io.cortap.architecture.violations.ports.outbound;

import com.fasterxml.jackson.databind.JsonNode;

public interface LeaksVendor {
  JsonNode find();
}
