package io.cortap.adapter.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Folders whose entries survive a loss of power, open to this user alone. */
final class DurableFolder {
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private DurableFolder() {}

  /** Makes the folder and those above it; one that exists stays as it is. */
  static void create(@Nullable Path folder) throws IOException {
    if (folder == null || Files.isDirectory(folder)) {
      return;
    }
    create(folder.getParent());
    try {
      createOne(folder);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    }
    if (folder.getParent() != null) {
      sync(folder.getParent());
    }
  }

  private static void createOne(Path folder) throws IOException {
    try {
      Files.createDirectory(folder, OWNER_ONLY);
    } catch (UnsupportedOperationException noPosixPermissions) {
      Files.createDirectory(folder);
    }
  }

  /** Leaves a folder that exists to this user alone, where the system knows such rights. */
  static void makePrivate(Path folder) throws IOException {
    try {
      Files.setPosixFilePermissions(folder, OWNER_ONLY.value());
    } catch (UnsupportedOperationException noPosixPermissions) {
      // Its own rights stand.
      return;
    }
  }

  /** Puts the folder's entries on disk, as far as the system knows how to. */
  static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (AccessDeniedException windowsOpensNoFolders) {
      // Nothing to be done: NTFS journals its folders.
      return;
    }
  }
}
