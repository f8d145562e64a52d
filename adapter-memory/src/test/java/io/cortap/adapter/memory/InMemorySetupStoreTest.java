package io.cortap.adapter.memory;

import io.cortap.adapter.testkit.SetupStoreContract;
import io.cortap.ports.outbound.SetupStore;

final class InMemorySetupStoreTest extends SetupStoreContract {
  @Override
  protected SetupStore emptyStore() {
    return new InMemorySetupStore();
  }
}
