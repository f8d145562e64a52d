package io.cortap.template.document;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes a ZIP file in memory: the same entries give the same bytes, all dated 1980-01-01. One
 * entry at a time, one thread.
 */
final class ZipWriter implements AutoCloseable {
  private static final int UTF_8_NAMES = 0x0800;
  private static final int DATE_1980 = 0x21;

  private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
  private final CRC32 crc = new CRC32();
  private final List<Written> written = new ArrayList<>();
  private byte[] out;
  private int size;
  private int header;
  private long expanded;

  private record Written(
      byte[] name, int method, int crc, int compressedBytes, int expandedBytes, int header) {}

  ZipWriter(int expectedBytes) {
    out = new byte[Math.max(1024, expectedBytes)];
  }

  /** An entry as it lies in another file, its compressed bytes copied. */
  void copy(ZipEntry entry, byte[] file) {
    byte[] name = entry.name().getBytes(StandardCharsets.UTF_8);
    int start = size;
    header(name, entry.method());
    bytes(file, entry.offset(), entry.compressedBytes());
    finish(
        new Written(
            name,
            entry.method(),
            entry.crc(),
            entry.compressedBytes(),
            entry.expandedBytes(),
            start));
  }

  void begin(String name) {
    header = size;
    header(name.getBytes(StandardCharsets.UTF_8), 8);
    crc.reset();
    deflater.reset();
    expanded = 0;
  }

  void write(byte[] bytes, int from, int length) {
    crc.update(bytes, from, length);
    expanded += length;
    deflater.setInput(bytes, from, length);
    while (!deflater.needsInput()) {
      deflateSome();
    }
  }

  private void deflateSome() {
    room(512);
    size += deflater.deflate(out, size, out.length - size);
  }

  void end(String name) {
    deflater.finish();
    while (!deflater.finished()) {
      deflateSome();
    }
    byte[] encoded = name.getBytes(StandardCharsets.UTF_8);
    int compressed = size - header - 30 - encoded.length;
    finish(
        new Written(
            encoded, 8, (int) crc.getValue(), compressed, Math.toIntExact(expanded), header));
  }

  private void header(byte[] name, int method) {
    u32(0x04034b50);
    u16(20);
    u16(UTF_8_NAMES);
    u16(method);
    u16(0);
    u16(DATE_1980);
    u32(0);
    u32(0);
    u32(0);
    u16(name.length);
    u16(0);
    bytes(name, 0, name.length);
  }

  private void finish(Written entry) {
    patch(entry.header + 14, entry.crc);
    patch(entry.header + 18, entry.compressedBytes);
    patch(entry.header + 22, entry.expandedBytes);
    written.add(entry);
  }

  /** The whole file; nothing may be written afterwards. */
  byte[] finish() {
    int directory = size;
    for (Written entry : written) {
      u32(0x02014b50);
      u16(20);
      u16(20);
      u16(UTF_8_NAMES);
      u16(entry.method);
      u16(0);
      u16(DATE_1980);
      u32(entry.crc);
      u32(entry.compressedBytes);
      u32(entry.expandedBytes);
      u16(entry.name.length);
      u16(0);
      u16(0);
      u16(0);
      u16(0);
      u32(0);
      u32(entry.header);
      bytes(entry.name, 0, entry.name.length);
    }
    int length = size - directory;
    u32(0x06054b50);
    u32(0);
    u16(written.size());
    u16(written.size());
    u32(length);
    u32(directory);
    u16(0);
    return Arrays.copyOf(out, size);
  }

  private void room(int more) {
    if (size + more > out.length) {
      out = Arrays.copyOf(out, Math.max(size + more, out.length + (out.length >> 1)));
    }
  }

  private void u16(int value) {
    room(2);
    out[size++] = (byte) value;
    out[size++] = (byte) (value >> 8);
  }

  private void u32(int value) {
    u16(value);
    u16(value >> 16);
  }

  private void patch(int at, int value) {
    for (int i = 0; i < 4; i++) {
      out[at + i] = (byte) (value >> (8 * i));
    }
  }

  private void bytes(byte[] bytes, int from, int length) {
    room(length);
    System.arraycopy(bytes, from, out, size, length);
    size += length;
  }

  @Override
  public void close() {
    deflater.end();
  }
}
