package io.cortap.ports.outbound;

import io.cortap.core.report.BlobKey;
import io.cortap.core.report.DownloadLink;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps bytes under names. What is written once is never overwritten.
 *
 * <p><b>Threads.</b> One instance serves any number of threads; processes may share one backing
 * store.
 *
 * <p><b>Consistency.</b> A blob is there whole or not at all, and readable as soon as {@link #put}
 * returns.
 *
 * <p><b>Time.</b> Blobs stay for the deployment's retention; the store does not look at clocks.
 *
 * <p><b>Failure.</b> Every method may throw {@link PortUnavailableException}; a put may then be
 * repeated with the same bytes.
 *
 * <p>An adapter, and how it is held to the contract:
 *
 * {@snippet class="io.cortap.docs.FileBlobStoreTest" region="contract"}
 */
public interface BlobStore {
  /**
   * Stores {@code blob}; storing the same bytes under the same key again changes nothing.
   *
   * @throws BlobExistsException if the key holds other bytes, which stay as they were
   */
  void put(BlobKey key, Blob blob);

  /**
   * @return the stored bytes with their type and file name, or empty if there are none
   */
  Optional<Blob> find(BlobKey key);

  /**
   * A URL by which the store itself hands the blob to whoever holds it. Whether the blob is there
   * is not looked at.
   *
   * @param until when it should end; {@code endsAt} says when it will, which may be earlier: a
   *     store's URLs end with the credentials that signed them
   * @return empty from a store that answers nobody but this service, and where no URL would last
   */
  default Optional<DownloadLink> link(BlobKey key, Instant now, Instant until) {
    return Optional.empty();
  }
}
