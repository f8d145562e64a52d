package io.cortap.adapter.docx.annotation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The parts of a package in the order of its file. One thread's own. */
final class DocxParts {
  /** The first that ZIP can say, so that equal parts give equal files. */
  private static final LocalDateTime SAME_FOR_ALL = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final Map<String, byte[]> parts = new LinkedHashMap<>();

  /** Reads a file whose sizes somebody has looked at before. */
  static DocxParts read(byte[] docx) throws UnfitDocumentException {
    var read = new DocxParts();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(docx))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        read.parts.put(entry.getName(), zip.readAllBytes());
      }
    } catch (IOException e) {
      throw new UnfitDocumentException("the file cannot be read as a package: " + e.getMessage());
    }
    return read;
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(parts.get(name))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  boolean holds(String name) {
    return parts.containsKey(name);
  }

  void put(String name, String text) {
    parts.put(name, text.getBytes(StandardCharsets.UTF_8));
  }

  byte[] file() {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        var entry = new ZipEntry(part.getKey());
        entry.setTimeLocal(SAME_FOR_ALL);
        zip.putNextEntry(entry);
        zip.write(part.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new IllegalStateException("writing into memory does not fail", e);
    }
    return bytes.toByteArray();
  }
}
