package io.cortap.docs;

import io.cortap.core.report.BlobKey;
import io.cortap.ports.outbound.Blob;
import io.cortap.ports.outbound.BlobExistsException;
import io.cortap.ports.outbound.BlobStore;
import io.cortap.ports.outbound.PortUnavailableException;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;

// @start region="adapter"
/** Blobs as files of one folder: type and name first, then the bytes. */
final class FileBlobStore implements BlobStore {
  private final Path folder;

  /**
   * @param folder there already, and nobody else's
   */
  FileBlobStore(Path folder) {
    this.folder = folder;
  }

  @Override
  public void put(BlobKey key, Blob blob) {
    try {
      // Written aside and linked to its name: it is there whole or not at all, and never
      // replaced.
      Path aside = Files.createTempFile(folder, "aside", "");
      try {
        write(aside, blob);
        Files.createLink(file(key), aside);
      } finally {
        Files.delete(aside);
      }
    } catch (FileAlreadyExistsException there) {
      if (!find(key).equals(Optional.of(blob))) {
        throw new BlobExistsException(key);
      }
    } catch (IOException e) {
      throw new PortUnavailableException("store " + key, e);
    }
  }

  @Override
  public Optional<Blob> find(BlobKey key) {
    try (var in = new DataInputStream(Files.newInputStream(file(key)))) {
      String contentType = in.readUTF();
      String fileName = in.readUTF();
      return Optional.of(new Blob(in.readAllBytes(), contentType, fileName));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException e) {
      throw new PortUnavailableException("read " + key, e);
    }
  }

  private static void write(Path file, Blob blob) throws IOException {
    try (var out = new DataOutputStream(Files.newOutputStream(file))) {
      out.writeUTF(blob.contentType());
      out.writeUTF(blob.fileName());
      out.write(blob.bytes());
    }
  }

  /** A key may hold what a file's name may not. */
  private Path file(BlobKey key) {
    byte[] name = key.value().getBytes(StandardCharsets.UTF_8);
    return folder.resolve(HexFormat.of().formatHex(name));
  }
}
// @end
