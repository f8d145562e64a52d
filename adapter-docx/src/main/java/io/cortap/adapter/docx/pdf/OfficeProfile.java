package io.cortap.adapter.docx.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What LibreOffice is told before it starts: our one macro, and to leave the network alone. */
final class OfficeProfile {
  private static final Map<String, String> FILES =
      Map.of(
          "registrymodifications.xcu", "user/registrymodifications.xcu",
          "script.xlc", "user/basic/script.xlc",
          "script.xlb", "user/basic/Standard/script.xlb",
          "Report.xba", "user/basic/Standard/Report.xba");

  private OfficeProfile() {}

  /** Writes a fresh profile into {@code folder}, which is made. */
  static void write(Path folder) throws IOException {
    for (Map.Entry<String, String> file : FILES.entrySet()) {
      Path target = folder.resolve(file.getValue());
      Files.createDirectories(target.getParent());
      Files.write(target, read(file.getKey()));
    }
  }

  private static byte[] read(String name) throws IOException {
    try (InputStream resource = OfficeProfile.class.getResourceAsStream(name)) {
      if (resource == null) {
        throw new IllegalStateException(name + " is not on the class path");
      }
      return resource.readAllBytes();
    }
  }
}
