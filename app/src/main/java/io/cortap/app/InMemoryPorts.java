package io.cortap.app;

import dagger.Module;
import dagger.Provides;
import io.cortap.adapter.memory.AesGcmTokenCipher;
import io.cortap.adapter.memory.InMemoryBlobStore;
import io.cortap.adapter.memory.InMemoryJobStore;
import io.cortap.ports.outbound.BlobStore;
import io.cortap.ports.outbound.JobStore;
import io.cortap.ports.outbound.TokenCipher;
import jakarta.inject.Singleton;
import java.util.random.RandomGenerator;

/** Jobs, blobs and keys in memory: gone with the process. */
@Module
interface InMemoryPorts {
  @Provides
  @Singleton
  static JobStore jobStore() {
    return new InMemoryJobStore();
  }

  @Provides
  @Singleton
  static BlobStore blobStore() {
    return new InMemoryBlobStore();
  }

  @Provides
  @Singleton
  static TokenCipher tokenCipher(Settings settings, RandomGenerator random) {
    return new AesGcmTokenCipher(settings.tokenKeys(), random);
  }
}
