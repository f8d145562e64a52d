package io.cortap.adapter.memory;

import io.cortap.adapter.testkit.SnapshotCodecContract;
import io.cortap.ports.outbound.SnapshotCodec;

final class InMemorySnapshotCodecTest extends SnapshotCodecContract {
  @Override
  protected SnapshotCodec codec() {
    return new InMemorySnapshotCodec();
  }
}
