package io.cortap.adapter.memory;

import io.cortap.core.report.BlobKey;
import io.cortap.ports.outbound.Blob;
import io.cortap.ports.outbound.BlobExistsException;
import io.cortap.ports.outbound.BlobStore;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Blobs in a map: gone with the process. */
public final class InMemoryBlobStore implements BlobStore {
  private final Map<BlobKey, Blob> blobs = new ConcurrentHashMap<>();

  @Override
  public void put(BlobKey key, Blob blob) {
    Blob stored = blobs.putIfAbsent(key, blob);
    if (stored != null && !stored.equals(blob)) {
      throw new BlobExistsException(key);
    }
  }

  @Override
  public Optional<Blob> find(BlobKey key) {
    return Optional.ofNullable(blobs.get(key));
  }
}
