package io.cortap.adapter.local;

import io.cortap.core.report.BlobKey;
import io.cortap.core.report.Sha256;
import io.cortap.ports.outbound.Blob;
import io.cortap.ports.outbound.BlobExistsException;
import io.cortap.ports.outbound.BlobStore;
import io.cortap.ports.outbound.PortUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Blobs as files: the key is the path below one folder, and the file holds the bytes and nothing
 * else, so that a report can be opened where it lies.
 *
 * <p>Content type and file name lie beside, in a hidden file whose name bears the digest of the
 * bytes and which is on disk before the bytes become visible. So a crash between the two leaves no
 * blob, and bytes that were changed afterwards are noticed and not handed out.
 *
 * <p>Several processes may share the folder. Its file system must have hard links: they are how a
 * name is taken without overwriting. No key may go on where another ends ({@code a}, {@code a/b}).
 */
public final class FolderBlobStore implements BlobStore {
  private final Path root;

  /**
   * @param folder made by the first {@link #put}, for this user alone, if it is not there
   */
  public FolderBlobStore(Path folder) {
    this.root = folder.toAbsolutePath().normalize();
  }

  @Override
  public void put(BlobKey key, Blob blob) {
    Path file = file(key);
    byte[] bytes = blob.bytes();
    try {
      DurableFolder.create(file.getParent());
      NewFile.write(noteBeside(file, bytes), BlobNote.of(blob).toJson());
      if (!NewFile.write(file, bytes) && !Arrays.equals(Files.readAllBytes(file), bytes)) {
        throw new BlobExistsException(key);
      }
    } catch (IOException e) {
      throw FileFault.of("put blob " + key, e);
    }
  }

  @Override
  public Optional<Blob> find(BlobKey key) {
    Path file = file(key);
    String operation = "find blob " + key;
    try {
      if (Files.isDirectory(file)) {
        return Optional.empty();
      }
      byte[] bytes = Files.readAllBytes(file);
      BlobNote note = noteOf(file, bytes);
      return Optional.of(new Blob(bytes, note.contentType(), note.fileName()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (DamagedRecordException e) {
      throw new PortUnavailableException(
          operation + ": " + e.getMessage() + "; restore it from a backup", e);
    } catch (IOException e) {
      throw FileFault.of(operation, e);
    }
  }

  private static BlobNote noteOf(Path file, byte[] bytes) throws IOException {
    try {
      return BlobNote.ofJson(Files.readString(noteBeside(file, bytes)));
    } catch (NoSuchFileException e) {
      throw new DamagedRecordException("its bytes are not those that were stored");
    }
  }

  private Path file(BlobKey key) {
    Path file = root.resolve(key.value()).normalize();
    if (!file.startsWith(root) || file.equals(root)) {
      throw new IllegalArgumentException("blob key '" + key + "' leads out of the folder");
    }
    return file;
  }

  /** Hidden, and therefore never a key: no segment of a key begins with a dot. */
  private static Path noteBeside(Path file, byte[] bytes) {
    String digest = Sha256.of(bytes).hex().substring(0, 32);
    return file.resolveSibling("." + file.getFileName() + "." + digest + ".json");
  }
}
