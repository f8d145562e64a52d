package io.cortap.adapter.aws;

import io.cortap.adapter.testkit.SetupStoreContract;
import io.cortap.ports.outbound.SetupStore;

final class DynamoSetupStoreTest extends SetupStoreContract {
  @Override
  protected SetupStore emptyStore() {
    return new DynamoSetupStore(AwsInTests.emptyTable());
  }
}
