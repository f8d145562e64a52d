package io.cortap.adapter.local;

import io.cortap.core.job.Job;
import io.cortap.core.job.JobId;
import io.cortap.core.job.JobState;
import io.cortap.core.job.Material;
import io.cortap.core.report.BlobKey;
import io.cortap.ports.outbound.Blob;
import io.cortap.ports.outbound.PortUnavailableException;
import io.cortap.ports.outbound.Versioned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Copies a data folder while services work in it: the file with everything in it as of one moment,
 * and the blobs that its jobs name, each held against its digest. A data folder of its own comes of
 * it, which only has a {@link #FILE} once it is complete.
 *
 * <p>Users' tokens that wait at that moment are in the copy as they are in the store: encrypted,
 * under keys that lie in neither. What the store erases later stays in the copy.
 */
public final class LocalBackup {
  /** The SQLite file of a data folder. */
  public static final String FILE = "jobs.db";

  /** The blobs' folder in a data folder. */
  public static final String BLOBS = "blobs";

  private static final String DRAFT = "unfinished.db";
  private static final String READABLE = "up-to-date.db";

  private final SqliteFile file;
  private final FolderBlobStore blobs;

  /**
   * @param file borrowed: whoever opened it closes it; {@link SqliteFile#openToCopy} is enough
   * @param blobFolder of the {@link FolderBlobStore} beside it
   */
  public LocalBackup(SqliteFile file, Path blobFolder) {
    this.file = file;
    this.blobs = new FolderBlobStore(blobFolder);
  }

  /**
   * What was copied.
   *
   * @param missing blobs that a job names and that are not there, or not as they were stored: a
   *     sentence each. One that went by retention meanwhile is among them
   */
  public record Copied(int jobs, int blobs, List<String> missing) {}

  /**
   * @param folder for this user alone from then on; what is there already must be empty
   * @throws PortUnavailableException if something cannot be read or written; the copy then has no
   *     {@link #FILE}
   */
  public Copied copyInto(Path folder) {
    String operation = "copy the store into " + folder;
    Path draft = folder.resolve(DRAFT);
    try {
      DurableFolder.create(folder.toAbsolutePath());
      try (Stream<Path> entries = Files.list(folder)) {
        if (entries.findAny().isPresent()) {
          throw new PortUnavailableException(
              operation, "the folder is not empty; name another one");
        }
      }
      DurableFolder.makePrivate(folder);
      file.copyInto(draft);
      Copied copied;
      try (SqliteFile copy = SqliteFile.openToCopy(draft)) {
        copy.check(operation);
        copied =
            copy.isUpToDate()
                ? copyBlobs(copy, folder.resolve(BLOBS))
                : copyBlobsOfOlder(copy, folder);
      }
      Files.move(draft, folder.resolve(FILE));
      DurableFolder.sync(folder);
      return copied;
    } catch (IOException e) {
      throw FileFault.of(operation, e);
    }
  }

  /** The copy stays as the older program wrote it; what it names is read from another. */
  private Copied copyBlobsOfOlder(SqliteFile copy, Path folder) throws IOException {
    Path readable = folder.resolve(READABLE);
    copy.copyInto(readable);
    try (SqliteFile upToDate = SqliteFile.open(readable)) {
      return copyBlobs(upToDate, folder.resolve(BLOBS));
    } finally {
      Files.delete(readable);
    }
  }

  private Copied copyBlobs(SqliteFile copy, Path to) {
    var target = new FolderBlobStore(to);
    var missing = new ArrayList<String>();
    int jobs = 0;
    int copied = 0;
    for (String id : copy.read("list the jobs", tx -> new PastRows(tx).all())) {
      jobs++;
      for (BlobKey key : blobsOf(copy, new JobId(id), missing)) {
        Optional<Blob> blob = found(key, missing);
        blob.ifPresent(bytes -> target.put(key, bytes));
        copied += blob.isPresent() ? 1 : 0;
      }
    }
    return new Copied(jobs, copied, missing);
  }

  private static List<BlobKey> blobsOf(SqliteFile copy, JobId id, List<String> missing) {
    Optional<Job> job =
        copy.read(
            "read job " + id,
            tx ->
                new JobRows(tx)
                    .readable(id, (damaged, e) -> missing.add("job " + id + ": " + e.getMessage()))
                    .map(Versioned::value));
    var keys = new ArrayList<BlobKey>();
    if (job.isPresent() && job.get().material() instanceof Material.Snapshot snapshot) {
      keys.add(snapshot.key());
    }
    if (job.isPresent() && job.get().state() instanceof JobState.Completed completed) {
      keys.add(completed.file().key());
    }
    return keys;
  }

  private Optional<Blob> found(BlobKey key, List<String> missing) {
    try {
      Optional<Blob> blob = blobs.find(key);
      if (blob.isEmpty()) {
        missing.add("blob " + key + " is not there");
      }
      return blob;
    } catch (PortUnavailableException e) {
      missing.add(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }
}
