package io.cortap.adapter.local;

import io.cortap.core.report.BlobKey;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** One walk through a folder of blobs that removes what is past. Folders stay. */
final class BlobSweep extends SimpleFileVisitor<Path> {
  /** A writer that has not ended after this long is dead. */
  private static final Duration DRAFT = Duration.ofHours(1);

  private static final Pattern NOTE = Pattern.compile("\\.(.+)\\.[0-9a-f]{32}\\.json");

  private final Path root;
  private final Instant now;
  private final Predicate<BlobKey> past;
  private int removed;

  private BlobSweep(Path root, Instant now, Predicate<BlobKey> past) {
    this.root = root;
    this.now = now;
    this.past = past;
  }

  /**
   * @return how many blobs were removed
   */
  static int through(Path folder, Instant now, Predicate<BlobKey> past) {
    var sweep = new BlobSweep(folder.toAbsolutePath().normalize(), now, past);
    try {
      Files.walkFileTree(sweep.root, sweep);
    } catch (IOException e) {
      throw FileFault.of("sweep the blobs", e);
    }
    return sweep.removed;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    String name = file.getFileName().toString();
    Matcher note = NOTE.matcher(name);
    if (name.startsWith(".") && name.endsWith(".tmp")) {
      if (!attributes.lastModifiedTime().toInstant().plus(DRAFT).isAfter(now)) {
        Files.deleteIfExists(file);
      }
    } else if (note.matches()) {
      if (isPast(file.resolveSibling(note.group(1)))) {
        Files.deleteIfExists(file);
      }
    } else if (!name.startsWith(".") && isPast(file) && Files.deleteIfExists(file)) {
      removed++;
    }
    return FileVisitResult.CONTINUE;
  }

  private boolean isPast(Path blob) {
    String key =
        StreamSupport.stream(root.relativize(blob).spliterator(), false)
            .map(Path::toString)
            .collect(Collectors.joining("/"));
    try {
      return past.test(new BlobKey(key));
    } catch (IllegalArgumentException noBlobOfOurs) {
      return false;
    }
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
    if (e instanceof NoSuchFileException) {
      return FileVisitResult.CONTINUE;
    }
    throw e;
  }
}
