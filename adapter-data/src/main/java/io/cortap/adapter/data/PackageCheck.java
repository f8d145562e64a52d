package io.cortap.adapter.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.ZipInputStream;

/**
 * Whether a zip package is fit to be opened: not far larger than it looks, and with as many parts
 * as its directory says, so that none is missing and none is hidden.
 */
enum PackageCheck {
  SOUND,
  TOO_LARGE,
  INCOMPLETE;

  private static final long LARGEST_CONTENT_BYTES = 16 << 20;
  private static final int MOST_PARTS = 2_000;
  private static final int DIRECTORY_END = 0x06054b50;
  private static final int DIRECTORY_END_BYTES = 22;
  private static final int ENTRIES_AT = 10;

  /**
   * @throws IOException when a part is damaged
   */
  static PackageCheck of(byte[] file) throws IOException {
    long bytes = 0;
    int parts = 0;
    byte[] buffer = new byte[8192];
    try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      while (zip.getNextEntry() != null) {
        parts++;
        for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
          // Counted before anything is kept of it: a small file may hold gigabytes.
          bytes += read;
          if (bytes > LARGEST_CONTENT_BYTES || parts > MOST_PARTS) {
            return TOO_LARGE;
          }
        }
      }
    }
    return parts == listed(file) ? SOUND : INCOMPLETE;
  }

  /** How many parts the directory at the file's end lists; -1 if there is none. */
  private static int listed(byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = file.length - DIRECTORY_END_BYTES; at >= 0; at--) {
      if (bytes.getInt(at) == DIRECTORY_END) {
        return Short.toUnsignedInt(bytes.getShort(at + ENTRIES_AT));
      }
    }
    return -1;
  }
}
