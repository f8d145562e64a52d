package io.cortap.adapter.local;

import io.cortap.core.job.NodeId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Which nodes of this host are alive: each holds an operating-system lock on a file of its own, and
 * the system frees it the moment the process ends, however it ends.
 *
 * <p>Any thread may use it. A node's id is good for one life: whoever takes an id again hides that
 * its earlier life ended.
 */
public final class NodeLocks {
  private static final String ENDING = ".lock";

  /**
   * The locks that this process holds. They must not be probed: closing any handle of a file drops
   * the process's POSIX locks on it.
   */
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path folder;

  /**
   * @param folder for the lock files; made by the first {@link #hold} if it is not there
   */
  public NodeLocks(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /**
   * Says that {@code node} is alive, until the process ends or the lock is closed.
   *
   * @throws IllegalStateException if that node is alive already
   * @throws io.cortap.ports.outbound.PortUnavailableException if the lock file cannot be made
   */
  public NodeLock hold(NodeId node) {
    try {
      DurableFolder.create(folder);
      Path file = realFile(node);
      if (!HELD_HERE.add(file)) {
        throw alive(node);
      }
      try {
        return locked(node, file);
      } catch (IOException | RuntimeException e) {
        HELD_HERE.remove(file);
        throw e;
      }
    } catch (IOException e) {
      throw FileFault.of("hold the lock of node " + node, e);
    }
  }

  private NodeLock locked(NodeId node, Path file) throws IOException {
    if (Files.exists(file) && !isFree(file)) {
      throw alive(node);
    }
    // Locked before it has its name, so that nobody ever sees a living node's lock free.
    Path draft = Files.createTempFile(folder, ".", ".tmp");
    FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() == null) {
        throw new IOException("a new file is locked by another process");
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      return new NodeLock(node, () -> release(file, channel));
    } catch (IOException | RuntimeException e) {
      channel.close();
      Files.deleteIfExists(draft);
      throw e;
    }
  }

  private static void release(Path file, FileChannel channel) throws IOException {
    if (!channel.isOpen()) {
      return;
    }
    try (channel) {
      Files.deleteIfExists(file);
    } finally {
      HELD_HERE.remove(file);
    }
  }

  private static IllegalStateException alive(NodeId node) {
    return new IllegalStateException(
        "node " + node + " is alive already; every node has its own id");
  }

  /**
   * The nodes that ended without closing their lock: what they held is nobody's. They stay in this
   * list until they are forgotten.
   */
  public List<NodeId> dead() {
    try (Stream<Path> files = Files.list(folder.toRealPath())) {
      return files.flatMap(file -> deadNode(file).stream()).toList();
    } catch (NoSuchFileException nobodyEverHeldOne) {
      return List.of();
    } catch (UncheckedIOException e) {
      throw FileFault.of("look for dead nodes", new IOException(e.getMessage(), e));
    } catch (IOException e) {
      throw FileFault.of("look for dead nodes", e);
    }
  }

  private static Optional<NodeId> deadNode(Path file) {
    String name = file.getFileName().toString();
    if (!name.endsWith(ENDING) || HELD_HERE.contains(file) || !isFree(file)) {
      return Optional.empty();
    }
    String encoded = name.substring(0, name.length() - ENDING.length());
    return Optional.of(new NodeId(URLDecoder.decode(encoded, StandardCharsets.UTF_8)));
  }

  /** Takes a dead node off the list, once nothing of it is left; a living one stays. */
  public void forget(NodeId node) {
    try {
      Path file = realFile(node);
      if (!HELD_HERE.contains(file) && isFree(file)) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException nobodyEverHeldOne) {
      return;
    } catch (IOException e) {
      throw FileFault.of("forget node " + node, e);
    }
  }

  private Path realFile(NodeId node) throws IOException {
    return folder
        .toRealPath()
        .resolve(URLEncoder.encode(node.value(), StandardCharsets.UTF_8) + ENDING);
  }

  /** Shared, so that two who ask at once do not take each other for the holder. */
  private static boolean isFree(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true)) {
      return lock != null;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return false;
    } catch (NoSuchFileException forgottenMeanwhile) {
      return false;
    } catch (IOException e) {
      throw FileFault.of("look at the lock " + file.getFileName(), e);
    }
  }
}
