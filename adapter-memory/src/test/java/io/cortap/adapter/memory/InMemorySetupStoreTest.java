package io.cortap.adapter.memory;

import io.cortap.adapter.testkit.SampleReviews;
import io.cortap.adapter.testkit.SetupStoreContract;
import io.cortap.ports.outbound.SetupStore;

final class InMemorySetupStoreTest extends SetupStoreContract {
  @Override
  protected SetupStore filledStore() {
    return new InMemorySetupStore().hold(KNOWN, SampleReviews.setup());
  }
}
