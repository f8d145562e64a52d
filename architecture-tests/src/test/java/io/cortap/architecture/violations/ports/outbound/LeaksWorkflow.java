package io.cortap.architecture.violations.ports.outbound;

import io.cortap.architecture.violations.workflow.Sequence;

public interface LeaksWorkflow {
  Sequence sequence();
}
