package io.cortap.adapter.memory;

import io.cortap.adapter.testkit.BlobStoreContract;
import io.cortap.ports.outbound.BlobStore;

final class InMemoryBlobStoreTest extends BlobStoreContract {
  @Override
  protected BlobStore emptyStore() {
    return new InMemoryBlobStore();
  }
}
