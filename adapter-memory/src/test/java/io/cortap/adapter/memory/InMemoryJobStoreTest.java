package io.cortap.adapter.memory;

import io.cortap.adapter.testkit.JobStoreContract;
import io.cortap.ports.outbound.JobStore;

final class InMemoryJobStoreTest extends JobStoreContract {
  @Override
  protected JobStore emptyStore() {
    return new InMemoryJobStore();
  }
}
