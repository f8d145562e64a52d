package io.cortap.adapter.docx.pdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder for one document, for this user alone. Its name holds the process that made it, so that
 * the next one removes what a killed one left.
 */
final class WorkFolder {
  private static final Logger LOG = LoggerFactory.getLogger(WorkFolder.class);
  private static final String PREFIX = "cortap-pdf-";
  private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d{1,18})-.*");
  private static final int TRIES = 3;

  private WorkFolder() {}

  static Path make() throws IOException {
    return Files.createTempDirectory(PREFIX + ProcessHandle.current().pid() + "-");
  }

  /** Removes the folders of processes that are dead, as far as they are this user's. */
  static void removeOrphans() {
    try {
      Path probe = make();
      remove(probe);
      removeOrphans(probe.resolveSibling(""));
    } catch (IOException e) {
      LOG.atWarn().setCause(e).log("folders of dead converters cannot be looked for");
    }
  }

  static void removeOrphans(Path below) throws IOException {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(below, PREFIX + "*")) {
      for (Path folder : folders) {
        Matcher name = NAME.matcher(folder.getFileName().toString());
        if (name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
          remove(folder);
        }
      }
    }
  }

  /** Removes the folder with all that is in it; what cannot be removed is told, not thrown. */
  static void remove(Path folder) {
    for (int tries = 1; Files.exists(folder); tries++) {
      try (Stream<Path> all = Files.walk(folder)) {
        List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        for (Path file : deepestFirst) {
          Files.deleteIfExists(file);
        }
      } catch (IOException | UncheckedIOException e) {
        if (tries == TRIES) {
          LOG.atWarn().setCause(e).log("a converter's folder could not be removed: {}", folder);
          return;
        }
      }
    }
  }
}
