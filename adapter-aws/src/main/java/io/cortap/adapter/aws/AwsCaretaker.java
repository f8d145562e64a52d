package io.cortap.adapter.aws;

import io.cortap.core.job.Job;
import io.cortap.core.job.JobId;
import io.cortap.core.job.Retention;
import io.cortap.core.report.BlobKey;
import io.cortap.ports.outbound.Caretaker;
import io.cortap.ports.outbound.Versioned;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Looks after a table and a bucket. Deaths of nodes cannot be known here: what a dead one worked on
 * is due when its lease ends.
 *
 * <p>DynamoDB's time to live and the bucket's lifecycle remove jobs and blobs by themselves, within
 * days; this does it at once, and alone removes audit trails.
 */
public final class AwsCaretaker implements Caretaker {
  private static final String REMOVAL = "remove past jobs";

  private final DynamoTable table;
  private final S3BlobStore blobs;
  private final StoredJobs stored;
  private final Standing standing;

  public AwsCaretaker(DynamoTable table, S3BlobStore blobs) {
    this.table = table;
    this.blobs = blobs;
    this.stored = new StoredJobs(table);
    this.standing = new Standing(table);
  }

  @Override
  public List<Versioned<Job>> orphans(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("a limit is at least 1, was " + limit);
    }
    return List.of();
  }

  @Override
  public Removed removePast(Instant now, Retention retention) {
    int jobs = removeJobs(retention);
    var kept = new HashMap<JobId, Boolean>();
    int removed = blobs.removeIf(key -> isPast(key, retention, kept));
    int trails = AwsFault.reading("remove past trails", () -> new TrailRemoval(table).pastAt(now));
    return new Removed(jobs, removed, trails);
  }

  private int removeJobs(Retention retention) {
    List<JobId> ids = standing.finishedBy(REMOVAL, retention.goneUntil());
    int removed = 0;
    for (int from = 0; from < ids.size(); from += DynamoTable.MOST_AT_ONCE) {
      List<JobId> some = ids.subList(from, Math.min(from + DynamoTable.MOST_AT_ONCE, ids.size()));
      List<Versioned<Job>> past =
          stored.findAll(REMOVAL, some).stream()
              .filter(job -> retention.isPast(job.value()))
              .toList();
      removed += remove(past);
    }
    return removed;
  }

  /** All at once; where somebody writes to one of them meanwhile, one by one. */
  private int remove(List<Versioned<Job>> past) {
    if (past.isEmpty()) {
      return 0;
    }
    if (table.write(REMOVAL, past.stream().map(this::removal).toList()).isEmpty()) {
      return past.size();
    }
    return (int)
        past.stream().filter(job -> table.write(REMOVAL, List.of(removal(job))).isEmpty()).count();
  }

  private TransactWriteItem removal(Versioned<Job> job) {
    return table.removal(job.value().id().value(), job.version());
  }

  private boolean isPast(BlobKey key, Retention retention, Map<JobId, Boolean> kept) {
    return retention.isPast(
        key,
        id ->
            kept.computeIfAbsent(
                id, one -> table.find("look for job " + one, one.value()).isPresent()));
  }

  @Override
  public Waiting waiting(Instant now) {
    return AwsFault.reading("count what waits", () -> new DueIndex(table).waiting(now));
  }

  @Override
  public void tryJobs() {
    tryJobs(table);
  }

  /** Writes an item and takes it away again. */
  static void tryJobs(DynamoTable table) {
    String operation = "try to write a job";
    Item trial = Item.of(Keys.TRIAL, "trial").build();
    table.write(operation, List.of(table.replacement(trial)));
    table.write(operation, List.of(table.removal(Keys.TRIAL)));
  }

  @Override
  public void tryBlobs() {
    blobs.tryToWrite();
  }
}
