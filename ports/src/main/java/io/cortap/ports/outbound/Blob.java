package io.cortap.ports.outbound;

import io.cortap.core.report.Sha256;
import java.util.Arrays;

/**
 * Bytes with what a browser needs to know of them. Reports and snapshots are a few megabytes at
 * most, so they travel whole.
 *
 * @param contentType a media type, for instance {@code application/json}
 * @param fileName what a browser saves it as; never a path
 */
public record Blob(byte[] bytes, String contentType, String fileName) {
  public Blob {
    bytes = bytes.clone();
  }

  @Override
  public byte[] bytes() {
    return bytes.clone();
  }

  /** How many bytes it has. */
  public long sizeBytes() {
    return bytes.length;
  }

  /** The digest of its bytes. */
  public Sha256 sha256() {
    return Sha256.of(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Blob blob
        && Arrays.equals(bytes, blob.bytes)
        && contentType.equals(blob.contentType)
        && fileName.equals(blob.fileName);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "Blob[" + fileName + ", " + contentType + ", " + bytes.length + " bytes]";
  }
}
