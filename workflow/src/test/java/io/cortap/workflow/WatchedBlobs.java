package io.cortap.workflow;

import io.cortap.core.report.BlobKey;
import io.cortap.ports.outbound.Blob;
import io.cortap.ports.outbound.BlobStore;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Looks at every blob that is stored: no key ever holds two things. */
final class WatchedBlobs implements BlobStore {
  private final BlobStore blobs;
  private final Map<BlobKey, Blob> written = new LinkedHashMap<>();

  WatchedBlobs(BlobStore blobs) {
    this.blobs = blobs;
  }

  /** Every blob by its key. */
  Map<BlobKey, Blob> written() {
    return written;
  }

  @Override
  public void put(BlobKey key, Blob blob) {
    Blob before = written.get(key);
    if (before != null && !before.equals(blob)) {
      throw new Violation("two attempts write different bytes under one key: " + key);
    }
    blobs.put(key, blob);
    written.put(key, blob);
  }

  @Override
  public Optional<Blob> find(BlobKey key) {
    return blobs.find(key);
  }
}
