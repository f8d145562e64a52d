package io.cortap.adapter.aws;

import io.cortap.core.audit.AuditRecord;
import io.cortap.core.audit.AuditTrail;
import io.cortap.core.job.Acceptance;
import io.cortap.core.job.Backlog;
import io.cortap.core.job.Delivery;
import io.cortap.core.job.Due;
import io.cortap.core.job.Effort;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobId;
import io.cortap.core.job.JobPosition;
import io.cortap.core.job.JobState;
import io.cortap.core.job.Material;
import io.cortap.core.report.Callback;
import io.cortap.core.report.IssuedLink;
import io.cortap.core.report.Requester;
import io.cortap.core.report.TenantId;
import io.cortap.ports.outbound.PortUnavailableException;
import io.cortap.ports.outbound.Versioned;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A job as an item: one compressed document that is the job, beside it what indexes look for, and
 * the attributes that the contract promises to whoever looks into the table (section 7). The trail
 * lies apart, an item a record.
 */
final class JobItem {
  static final String KIND = "job";
  static final String RECORDS = "audit_records";

  /**
   * Jobs of one lane, or tenant, are spread over so many partitions of the index. More of them
   * carry more jobs a second and cost more looks at rest; only nodes that know of them all find
   * their jobs.
   */
  static final int SHARDS = 2;

  static final String OWNER = "owner";
  static final String PLACE = "place";
  static final String TENANT_SHARD = "tenant_shard";
  static final String UPDATED_AT = "updated_at";
  static final String DUE_SHARD = "due_shard";
  static final String DUE_AT = "due_at";
  static final String STANDING = "standing";
  static final String SINCE = "standing_since";
  static final String STATUS = "status";
  static final String PROJECT = "project_id";
  static final String NOBODYS = "waiting";

  private static final String DOCUMENT = "document";
  static final String TTL = "ttl";

  /** An item holds 400 KiB, names and all (DynamoDB, service quotas). */
  private static final int LARGEST_DOCUMENT = 380_000;

  /** Leaves a job room for what becomes of it: one that fits once fits to its end. */
  private static final int LARGEST_NEW_DOCUMENT = 340_000;

  private JobItem() {}

  /** All of a job but its trail. */
  record Document(
      Acceptance accepted,
      Instant updatedAt,
      JobState state,
      Delivery delivery,
      Material material,
      Effort effort,
      int progress,
      List<String> warnings,
      List<IssuedLink> links) {}

  /**
   * @param kept for how long after its end the job is kept
   * @throws PortUnavailableException if it is too large for an item
   */
  static Item of(Versioned<Job> versioned, Duration kept) {
    Job job = versioned.value();
    Item.Builder item =
        Item.of(job.id().value(), KIND)
            .with(Item.VERSION, versioned.version())
            .with(Item.TENANT, job.key().tenant().value())
            .with(RECORDS, job.trail().records().size())
            .with(
                DOCUMENT,
                document(job, versioned.version() == 1 ? LARGEST_NEW_DOCUMENT : LARGEST_DOCUMENT));
    promised(item, job);
    indexed(item, job);
    if (job.state() instanceof JobState.Finished finished && job.due().isEmpty()) {
      item.with(TTL, finished.finishedAt().plus(kept).getEpochSecond());
    }
    return item.build();
  }

  private static byte[] document(Job job, int largest) {
    byte[] document =
        Compressed.of(
            StoredJson.write(
                new Document(
                    job.accepted(),
                    job.updatedAt(),
                    job.state(),
                    job.delivery(),
                    job.material(),
                    job.effort(),
                    job.progress(),
                    job.warnings(),
                    job.links())));
    if (document.length > largest) {
      throw new PortUnavailableException(
          "store job " + job.id(),
          "what it was asked with takes %,d bytes compressed, and an item holds %,d; put less into project_setup"
              .formatted(document.length, largest));
    }
    return document;
  }

  /** Contract, section 7. */
  private static void promised(Item.Builder item, Job job) {
    Requester requester = job.accepted().requester();
    item.with(STATUS, job.status().wireName())
        .with(PROJECT, job.accepted().request().project().value())
        .with("report_type", job.accepted().request().type().id())
        .with("user_id", requester.user().value())
        .with("created_at", job.accepted().createdAt().getEpochSecond())
        .with(UPDATED_AT, job.updatedAt().getEpochSecond());
    if (job.accepted().request().callback() instanceof Callback.Webhook webhook) {
      item.with("callback_url", webhook.url().toASCIIString());
    }
    if (!job.links().isEmpty()) {
      item.with("expires_at", job.links().getLast().endsAt().toString());
    }
    switch (job.state()) {
      case JobState.Queued queued -> {}
      case JobState.Running running -> {}
      case JobState.Completed completed ->
          ended(item, job, "completed_at", completed)
              .with("file_size", completed.file().sizeBytes());
      case JobState.Failed failed ->
          ended(item, job, "failed_at", failed)
              .with(
                  "error",
                  Map.of(
                      "code", failed.problem().code().name(),
                      "message", failed.problem().message()));
      case JobState.Cancelled cancelled -> ended(item, job, "failed_at", cancelled);
    }
  }

  private static Item.Builder ended(
      Item.Builder item, Job job, String when, JobState.Finished finished) {
    Duration lasted = Duration.between(job.accepted().createdAt(), finished.finishedAt());
    return item.with(when, finished.finishedAt().getEpochSecond())
        .with("duration_seconds", Math.max(0, lasted.toSeconds()));
  }

  private static void indexed(Item.Builder item, Job job) {
    JobId id = job.id();
    if (job.material().confirmed()) {
      item.with(OWNER, owner(job.accepted().requester()))
          .with(PLACE, place(JobPosition.of(job)))
          .with(TENANT_SHARD, shard(job.key().tenant(), shardOf(id)));
    }
    job.due()
        .ifPresent(due ->
            item.with(DUE_SHARD, shard(due.lane(), shardOf(id)))
                .with(
                    DUE_AT,
                    String.join(
                        "#", Keys.sortable(due.at()), job.key().tenant().value(), id.value())));
    if (job.state() instanceof JobState.Finished finished) {
      if (job.due().isEmpty()) {
        item.with(STANDING, resting(shardOf(id)))
            .with(SINCE, Keys.sortable(finished.finishedAt()) + "#" + id);
      }
    } else {
      item.with(STANDING, Backlog.isUnconfirmed(job) ? NOBODYS : waiting(job.key().tenant()))
          .with(SINCE, id.value());
    }
  }

  static String owner(Requester requester) {
    return requester.tenant() + "#" + requester.user();
  }

  static String place(JobPosition position) {
    return Keys.sortable(position.createdAt()) + "#" + position.id();
  }

  /** The job of that place. */
  static JobId jobAt(String place) {
    return new JobId(place.substring(place.indexOf('#') + 1));
  }

  static String shard(TenantId tenant, int shard) {
    return tenant + "#" + shard;
  }

  static String shard(Due.Lane lane, int shard) {
    return lane.name() + "#" + shard;
  }

  static String waiting(TenantId tenant) {
    return "waiting#" + tenant;
  }

  static String resting(int shard) {
    return "resting#" + shard;
  }

  private static int shardOf(JobId id) {
    return Math.floorMod(id.value().hashCode(), SHARDS);
  }

  /** How many records the job's trail has, and under which name: {@link #trailName}. */
  static int records(Item item) {
    return Math.toIntExact(item.number(RECORDS));
  }

  static String trailName(Item item) {
    return Acceptance.trailName(
        tenant(item), Long.toString(item.number(PROJECT)), item.text(Item.KEY));
  }

  static TenantId tenant(Item item) {
    String tenant = item.text(Item.TENANT);
    if (!TenantId.isWellFormed(tenant)) {
      throw new DamagedItemException("item " + item.key() + " is of no tenant: '" + tenant + "'");
    }
    return new TenantId(tenant);
  }

  /**
   * @throws DamagedItemException if this is no job
   */
  static Versioned<Job> read(Item item, List<AuditRecord> trail) {
    Document document = StoredJson.read(Compressed.text(item.bytes(DOCUMENT)), Document.class);
    try {
      return new Versioned<>(
          new Job(
              document.accepted(),
              document.updatedAt(),
              document.state(),
              document.delivery(),
              document.material(),
              document.effort(),
              document.progress(),
              document.warnings(),
              document.links(),
              new AuditTrail(document.accepted().trailName(), trail)),
          item.version());
    } catch (IllegalArgumentException e) {
      throw new DamagedItemException("its parts do not fit: " + e.getMessage());
    }
  }
}
