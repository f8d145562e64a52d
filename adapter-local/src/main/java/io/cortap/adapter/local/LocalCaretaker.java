package io.cortap.adapter.local;

import io.cortap.core.audit.AuditTrail;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobId;
import io.cortap.core.job.NodeId;
import io.cortap.core.job.Retention;
import io.cortap.ports.outbound.Caretaker;
import io.cortap.ports.outbound.PortUnavailableException;
import io.cortap.ports.outbound.Versioned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Looks after the stores in one folder. A node is dead when the operating system freed its lock; it
 * is forgotten once none of its jobs is left.
 */
public final class LocalCaretaker implements Caretaker {
  /** A trial is larger than what most jobs add. */
  private static final int TRIAL_BYTES = 16_384;

  static final long LEAST_FREE_BYTES = 32L << 20;

  private final SqliteFile file;
  private final NodeLocks nodes;
  private final Path blobFolder;
  private final Disk disk;

  /** How much room is left. */
  @FunctionalInterface
  interface Disk {
    long freeBytes(Path folder) throws IOException;
  }

  /**
   * @param file borrowed: whoever opened it closes it
   * @param nodes where every process that claims jobs of {@code file} holds its lock before the
   *     first claim
   * @param blobFolder of the {@link FolderBlobStore}; files in it that name a job belong to that
   *     job
   */
  public LocalCaretaker(SqliteFile file, NodeLocks nodes, Path blobFolder) {
    this(file, nodes, blobFolder, folder -> Files.getFileStore(folder).getUsableSpace());
  }

  LocalCaretaker(SqliteFile file, NodeLocks nodes, Path blobFolder, Disk disk) {
    this.file = file;
    this.nodes = nodes;
    this.blobFolder = blobFolder;
    this.disk = disk;
  }

  @Override
  public List<Versioned<Job>> orphans(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("a limit is at least 1, was " + limit);
    }
    var orphans = new ArrayList<Versioned<Job>>();
    for (NodeId node : nodes.dead()) {
      int room = limit - orphans.size();
      if (room == 0) {
        break;
      }
      List<Versioned<Job>> left =
          file.read("look for jobs of dead node " + node, tx -> new HeldRows(tx).of(node, room));
      if (left.isEmpty()) {
        // It may have died between an erasing write and its scrub.
        file.scrub();
        nodes.forget(node);
      }
      orphans.addAll(left);
    }
    return List.copyOf(orphans);
  }

  @Override
  public Removed removePast(Instant now, Retention retention) {
    // The blobs of jobs that went before come first: that needs no room on a full disk.
    int blobs = sweepBlobs(now, retention);
    int jobs =
        inBatches(after ->
            file.write("remove past jobs", tx -> new PastRows(tx).remove(retention, after)));
    Instant trailsUntil = now.minus(AuditTrail.KEPT);
    int trails =
        inBatches(after ->
            file.write(
                "remove past trails", tx -> new PastRows(tx).removeTrails(trailsUntil, after)));
    return new Removed(jobs, jobs == 0 ? blobs : blobs + sweepBlobs(now, retention), trails);
  }

  private static int inBatches(Function<String, PastRows.Batch> remove) {
    int removed = 0;
    Optional<String> from = Optional.of("");
    while (from.isPresent()) {
      PastRows.Batch batch = remove.apply(from.get());
      removed += batch.removed();
      from = batch.last();
    }
    return removed;
  }

  private int sweepBlobs(Instant now, Retention retention) {
    var kept = new HashMap<JobId, Boolean>();
    return BlobSweep.through(
        blobFolder,
        now,
        key -> retention.isPast(key, id -> kept.computeIfAbsent(id, this::isThere)));
  }

  @Override
  public Waiting waiting(Instant now) {
    return file.read("count what waits", tx -> new WaitingRows(tx).at(now));
  }

  @Override
  public void tryJobs() {
    file.write(
        "try to write a job",
        tx -> {
          try (Statement statement = tx.createStatement()) {
            statement.execute("INSERT INTO trial (bytes) VALUES (zeroblob(" + TRIAL_BYTES + "))");
            return statement.executeUpdate("DELETE FROM trial");
          }
        });
  }

  @Override
  public void tryBlobs() {
    String operation = "try to write a blob";
    try {
      DurableFolder.create(blobFolder);
      NewFile.tryIn(blobFolder, new byte[TRIAL_BYTES]);
      long free = disk.freeBytes(blobFolder);
      if (free < LEAST_FREE_BYTES) {
        throw new PortUnavailableException(
            operation,
            "the disk is nearly full, %d MiB are left of at least %d; free some space"
                .formatted(free >> 20, LEAST_FREE_BYTES >> 20));
      }
    } catch (IOException e) {
      throw FileFault.of(operation, e);
    }
  }

  private boolean isThere(JobId id) {
    return file.read("look for job " + id, tx -> new PastRows(tx).isThere(id));
  }
}
