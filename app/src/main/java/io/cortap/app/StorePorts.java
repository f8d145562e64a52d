package io.cortap.app;

import dagger.Module;
import dagger.Provides;
import io.cortap.adapter.memory.AesGcmTokenCipher;
import io.cortap.core.job.NodeId;
import io.cortap.ports.outbound.AuditRoots;
import io.cortap.ports.outbound.BlobStore;
import io.cortap.ports.outbound.Caretaker;
import io.cortap.ports.outbound.JobIndex;
import io.cortap.ports.outbound.JobStore;
import io.cortap.ports.outbound.TokenCipher;
import jakarta.inject.Singleton;
import java.util.random.RandomGenerator;

/** Jobs, blobs, and the keys of the tokens that wait in jobs. */
@Module
interface StorePorts {
  @Provides
  @Singleton
  static Stores stores(Settings settings, NodeId node) {
    return Stores.open(settings, node);
  }

  @Provides
  static JobStore jobStore(Stores stores) {
    return stores.jobs();
  }

  @Provides
  static JobIndex jobIndex(Stores stores) {
    return stores.index();
  }

  @Provides
  static BlobStore blobStore(Stores stores) {
    return stores.blobs();
  }

  @Provides
  static AuditRoots auditRoots(Stores stores) {
    return stores.auditRoots();
  }

  @Provides
  static Caretaker caretaker(Stores stores) {
    return stores.caretaker();
  }

  @Provides
  @Singleton
  static TokenCipher tokenCipher(Settings settings, RandomGenerator random) {
    return new AesGcmTokenCipher(settings.tokenKeys(), random);
  }
}
