package io.cortap.adapter.docx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The report types that come with this module; the build lists them beside their folders. */
final class BuiltInTypes {
  private BuiltInTypes() {}

  static List<ReportTypeFiles> all() {
    String index = new String(read("types/index.txt"), StandardCharsets.UTF_8);
    return index.lines().filter(line -> !line.isBlank()).map(BuiltInTypes::type).toList();
  }

  private static ReportTypeFiles type(String id) {
    return new ReportTypeFiles(
        id, read("types/" + id + "/manifest.json"), read("types/" + id + "/template.docx"));
  }

  private static byte[] read(String name) {
    try (InputStream resource = BuiltInTypes.class.getResourceAsStream(name)) {
      if (resource == null) {
        throw new IllegalStateException(
            name + " is not on the class path; build the module with Maven, which makes it");
      }
      return resource.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}
