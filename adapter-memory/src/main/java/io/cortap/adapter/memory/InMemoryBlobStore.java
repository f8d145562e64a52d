package io.cortap.adapter.memory;

import io.cortap.core.report.BlobKey;
import io.cortap.ports.outbound.Blob;
import io.cortap.ports.outbound.BlobExistsException;
import io.cortap.ports.outbound.BlobStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

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

  /** How many were removed. */
  int removeIf(Predicate<BlobKey> unwanted) {
    List<BlobKey> removed = blobs.keySet().stream().filter(unwanted).toList();
    removed.forEach(blobs::remove);
    return removed.size();
  }

  @Override
  public Optional<Blob> find(BlobKey key) {
    return Optional.ofNullable(blobs.get(key));
  }
}
