package io.cortap.ports.outbound;

import io.cortap.core.report.BlobKey;

/**
 * A blob of other bytes lies under that key already: a bug of the writer, since keys are unique.
 */
public final class BlobExistsException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  /** That key holds other bytes. */
  public BlobExistsException(BlobKey key) {
    super("blob " + key + " exists with other bytes; it was not overwritten");
  }
}
