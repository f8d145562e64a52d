package io.cortap.adapter.docx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A document's parts as one file; equal parts give equal bytes. */
final class ZippedParts {
  /** Stands first, so that readers know at once what they read (ECMA-376, part 2). */
  private static final String CONTENT_TYPES = "[Content_Types].xml";

  /** The first that ZIP can say. */
  private static final LocalDateTime SAME_FOR_ALL = LocalDateTime.of(1980, 1, 1, 0, 0);

  private ZippedParts() {}

  static byte[] of(Map<String, byte[]> parts) throws IOException {
    List<String> names = new ArrayList<>(parts.keySet().stream().sorted().toList());
    if (names.remove(CONTENT_TYPES)) {
      names.add(0, CONTENT_TYPES);
    }
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (String name : names) {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(SAME_FOR_ALL);
        zip.putNextEntry(entry);
        zip.write(parts.getOrDefault(name, new byte[0]));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
