package io.cortap.adapter.aws;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** JSON of ASCII characters as an item keeps it: what a user sent may be larger than an item. */
final class Compressed {
  private Compressed() {}

  static byte[] of(String json) {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(json.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail to be written", e);
    }
    return bytes.toByteArray();
  }

  /**
   * @throws DamagedItemException if that is not what {@link #of} makes
   */
  static String text(byte[] bytes) {
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new String(gzip.readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new DamagedItemException("its document cannot be unpacked: " + e.getMessage());
    }
  }
}
