package io.cortap.template.document;

import io.cortap.template.diagnosis.DiagnosticId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads a ZIP file (APPNOTE 6.3) by its central directory, strictly: what readers disagree about,
 * such as entries that overlap or are named twice, is refused.
 */
final class ZipReader {
  private static final int END_BYTES = 22;
  private static final int LONGEST_COMMENT = 65_535;
  private static final int LARGE = 1_000_000;

  private final byte[] file;
  private final Limits limits;

  ZipReader(byte[] file, Limits limits) {
    this.file = file;
    this.limits = limits;
  }

  /**
   * All entries in the order of the directory, folders left out.
   *
   * @throws PackageException with the reason
   */
  List<ZipEntry> entries() {
    if (file.length > limits.maxFileBytes()) {
      throw tooLarge(
          "the file has %d bytes; at most %d are allowed", file.length, limits.maxFileBytes());
    }
    int end = endRecord();
    int count = u16(end + 10);
    int at = offset(end + 16);
    if (count > limits.maxEntries()) {
      throw tooLarge("the file has %d entries; at most %d are allowed", count, limits.maxEntries());
    }
    List<ZipEntry> entries = new ArrayList<>();
    Set<String> names = new HashSet<>();
    long expanded = 0;
    for (int i = 0; i < count; i++) {
      require(at, 46);
      if (u32(at) != 0x02014b50) {
        throw PackageException.broken("its directory is damaged");
      }
      int nameBytes = u16(at + 28);
      ZipEntry entry = entry(at, nameBytes);
      at += 46 + nameBytes + u16(at + 30) + u16(at + 32);
      if (entry.name().endsWith("/")) {
        continue;
      }
      if (!names.add(entry.name().toLowerCase(Locale.ROOT))) {
        throw PackageException.broken("the entry " + entry.name() + " is there twice");
      }
      expanded += entry.expandedBytes();
      requireModest(entry, expanded);
      entries.add(entry);
    }
    requireApart(entries);
    return entries;
  }

  private void requireModest(ZipEntry entry, long expanded) {
    if (expanded > limits.maxExpandedBytes()) {
      throw tooLarge(
          "the file expands to %d bytes; at most %d are allowed",
          expanded, limits.maxExpandedBytes());
    }
    boolean bomb =
        entry.expandedBytes() > LARGE
            && entry.expandedBytes() / Math.max(1, entry.compressedBytes()) > limits.maxRatio();
    if (bomb) {
      throw tooLarge(
          "an entry expands more than %2$d-fold, to %1$d bytes",
          entry.expandedBytes(), limits.maxRatio());
    }
  }

  private static PackageException tooLarge(String message, long was, long limit) {
    return new PackageException(DiagnosticId.LIMIT, message.formatted(was, limit));
  }

  private int endRecord() {
    int lowest = Math.max(0, file.length - END_BYTES - LONGEST_COMMENT);
    for (int at = file.length - END_BYTES; at >= lowest; at--) {
      if (u32(at) == 0x06054b50 && at + END_BYTES + u16(at + 20) == file.length) {
        if (u16(at + 4) != 0 || u16(at + 6) != 0 || u16(at + 8) != u16(at + 10)) {
          throw PackageException.broken("it is one of several volumes");
        }
        return at;
      }
    }
    throw PackageException.broken("it is no ZIP file");
  }

  private ZipEntry entry(int at, int nameBytes) {
    require(at + 46, nameBytes);
    String name = new String(file, at + 46, nameBytes, StandardCharsets.UTF_8);
    boolean encrypted = (u16(at + 8) & 1) != 0;
    int method = u16(at + 10);
    if (encrypted || (method != 0 && method != 8)) {
      throw PackageException.broken(
          "the entry " + name + (encrypted ? " is encrypted" : " is compressed in an unknown way"));
    }
    if (name.startsWith("/") || name.contains("..") || name.contains("\\") || name.isEmpty()) {
      throw PackageException.broken("the entry name '" + name + "' is not allowed");
    }
    int compressed = offset(at + 20);
    int expanded = offset(at + 24);
    int local = offset(at + 42);
    require(local, 30);
    boolean same =
        u32(local) == 0x04034b50
            && u16(local + 8) == method
            && u16(local + 26) == nameBytes
            && sameName(local + 30, at + 46, nameBytes);
    if (!same) {
      throw PackageException.broken("the entry " + name + " differs from its directory");
    }
    int data = local + 30 + nameBytes + u16(local + 28);
    require(data, compressed);
    return new ZipEntry(name, method, u32(at + 16), compressed, expanded, data);
  }

  private boolean sameName(int a, int b, int length) {
    require(a, length);
    for (int i = 0; i < length; i++) {
      if (file[a + i] != file[b + i]) {
        return false;
      }
    }
    return true;
  }

  private static void requireApart(List<ZipEntry> entries) {
    List<ZipEntry> sorted = new ArrayList<>(entries);
    sorted.sort(java.util.Comparator.comparingInt(ZipEntry::offset));
    for (int i = 1; i < sorted.size(); i++) {
      ZipEntry before = sorted.get(i - 1);
      if (before.offset() + before.compressedBytes() > sorted.get(i).offset()) {
        throw PackageException.broken("entries overlap");
      }
    }
  }

  /**
   * The entry's content.
   *
   * @throws PackageException when it is not what the directory says
   */
  byte[] content(ZipEntry entry) {
    byte[] content = new byte[entry.expandedBytes()];
    if (entry.method() == 0) {
      if (entry.compressedBytes() != entry.expandedBytes()) {
        throw damaged(entry);
      }
      System.arraycopy(file, entry.offset(), content, 0, content.length);
    } else {
      inflate(entry, content);
    }
    CRC32 crc = new CRC32();
    crc.update(content);
    if ((int) crc.getValue() != entry.crc()) {
      throw damaged(entry);
    }
    return content;
  }

  private void inflate(ZipEntry entry, byte[] content) {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(file, entry.offset(), entry.compressedBytes());
      int read = 0;
      while (read < content.length && !inflater.finished()) {
        int more = inflater.inflate(content, read, content.length - read);
        if (more == 0) {
          break;
        }
        read += more;
      }
      // Some readers ignore the directory's lengths: the stream itself must end where it says.
      boolean ended = inflater.inflate(new byte[1]) == 0 && inflater.finished();
      if (read != content.length || !ended || inflater.getRemaining() > 0) {
        throw damaged(entry);
      }
    } catch (DataFormatException e) {
      throw damaged(entry);
    } finally {
      inflater.end();
    }
  }

  private static PackageException damaged(ZipEntry entry) {
    return PackageException.broken("the entry " + entry.name() + " is damaged");
  }

  private void require(long at, long length) {
    if (at < 0 || length < 0 || at + length > file.length) {
      throw PackageException.broken("the file is cut short");
    }
  }

  private int u16(int at) {
    require(at, 2);
    return (file[at] & 0xff) | (file[at + 1] & 0xff) << 8;
  }

  private int u32(int at) {
    require(at, 4);
    return u16(at) | u16(at + 2) << 16;
  }

  /** A size or place; what does not fit an int belongs to a file beyond every limit. */
  private int offset(int at) {
    int value = u32(at);
    if (value < 0) {
      throw PackageException.broken("a size or place in its directory is too large");
    }
    return value;
  }
}
