package io.cortap.adapter.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Files that appear whole and on disk, or not at all. */
final class NewFile {
  private NewFile() {}

  /**
   * Writes the bytes under a temporary name in the same folder, puts them on disk, and only then
   * gives them their name.
   *
   * @return whether the name was free; a file that has it already stays as it was
   */
  static boolean write(Path file, byte[] bytes) throws IOException {
    Path folder = file.resolveSibling("");
    boolean free = Files.notExists(file) && take(file, bytes, folder);
    // Also for a file that was there: who wrote it may have died before this.
    DurableFolder.sync(folder);
    return free;
  }

  /** Writes the bytes under a temporary name, puts them on disk, and removes them again. */
  static void tryIn(Path folder, byte[] bytes) throws IOException {
    Path draft = Files.createTempFile(folder, ".", ".tmp");
    try {
      fill(draft, bytes);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static boolean take(Path file, byte[] bytes, Path folder) throws IOException {
    Path draft = Files.createTempFile(folder, ".", ".tmp");
    try {
      fill(draft, bytes);
      Files.createLink(file, draft);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (UnsupportedOperationException e) {
      throw new FileSystemException(folder.toString(), null, "no hard links here");
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static void fill(Path draft, byte[] bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      var rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
  }
}
