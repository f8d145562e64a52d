package io.cortap.adapter.local;

import io.cortap.core.deployment.Check;
import io.cortap.ports.outbound.Examiner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Looks whether the data folder can be written, and whether its disk has room. */
public final class DataFolderExaminer implements Examiner {
  private static final long COMFORTABLE_BYTES = 1L << 30;

  private final Path folder;

  /**
   * @param folder need not be there yet
   */
  public DataFolderExaminer(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  @Override
  public List<Check> examine(Instant now) {
    Path there = nearest(folder);
    return List.of(written(there), space(there));
  }

  private static Path nearest(Path folder) {
    Path there = folder;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    return there;
  }

  private Check written(Path there) {
    String name = "data-folder";
    try {
      Files.delete(Files.createTempFile(there, ".trial-", ""));
      return Check.fits(
          name,
          there.equals(folder)
              ? folder + " can be written"
              : folder + " is not there yet and can be made");
    } catch (IOException e) {
      return Check.faulty(
          name,
          folder + " cannot be written",
          "let this user write there, or set CORTAP_DATA_DIR to another folder");
    }
  }

  private static Check space(Path there) {
    String name = "disk-space";
    try {
      long free = Files.getFileStore(there).getUsableSpace();
      String seen = "%d MiB are free".formatted(free >> 20);
      if (free < LocalCaretaker.LEAST_FREE_BYTES) {
        return Check.faulty(name, seen, "free some space: the service is not ready with less");
      }
      return free < COMFORTABLE_BYTES
          ? Check.noted(name, seen, "free some space: a report takes half a megabyte")
          : Check.fits(name, seen);
    } catch (IOException e) {
      return Check.noted(name, "the disk does not tell", "look at it yourself");
    }
  }
}
