package io.cortap.adapter.memory;

import io.cortap.adapter.testkit.JobObserverContract;
import io.cortap.core.operation.Observation;
import io.cortap.ports.outbound.JobObserver;

final class InMemoryJobObserverTest extends JobObserverContract {
  @Override
  protected JobObserver newObserver() {
    return new InMemoryJobObserver();
  }

  @Override
  protected long created(JobObserver observer) {
    return observer instanceof InMemoryJobObserver memory
        ? memory.heard().stream().filter(Observation.JobCreated.class::isInstance).count()
        : -1;
  }
}
