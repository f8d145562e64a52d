package io.cortap.adapter.aws;

import io.cortap.core.job.Acceptance;
import io.cortap.core.job.Due;
import io.cortap.core.job.JobId;
import io.cortap.core.report.TenantId;
import io.cortap.ports.outbound.Caretaker.Waiting;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The sparse index of jobs that need a worker: for each lane some shards, by due time. */
final class DueIndex {
  static final String NAME = "due";
  private static final String WAITING = "count what waits";

  private final DynamoTable table;

  DueIndex(DynamoTable table) {
    this.table = table;
  }

  /**
   * One entry.
   *
   * @param at when it is due
   * @param tenant whose it is
   * @param records the keys of the records that it counts, by what the index knows
   */
  record Entry(String at, String tenant, JobId job, List<String> records) {
    static Entry of(Item item) {
      String[] parts = item.text(JobItem.DUE_AT).split("#", 3);
      String trail =
          Acceptance.trailName(
              new TenantId(parts[1]), Long.toString(item.number(JobItem.PROJECT)), item.key());
      return new Entry(
          parts[0], parts[1], new JobId(item.key()), AuditItem.keys(trail, JobItem.records(item)));
    }
  }

  /**
   * What the index says is due: each tenant's oldest, then each tenant's second oldest, and so on.
   *
   * @param perTenant how many of one tenant at most
   */
  List<Entry> inTurns(String operation, Due.Lane lane, Instant now, int limit, int perTenant) {
    var oldestFirst = new ArrayList<Entry>();
    for (int shard = 0; shard < JobItem.SHARDS; shard++) {
      oldestFirst.addAll(entries(operation, JobItem.shard(lane, shard), now, limit, perTenant));
    }
    oldestFirst.sort(Comparator.comparing(Entry::at).thenComparing(entry -> entry.job().value()));
    var byTenant = new LinkedHashMap<String, Deque<Entry>>();
    oldestFirst.forEach(
        entry -> byTenant.computeIfAbsent(entry.tenant(), none -> new ArrayDeque<>()).add(entry));
    var turns = new ArrayList<Entry>();
    for (int round = 0; round < perTenant; round++) {
      byTenant.values().stream()
          .filter(ofTenant -> !ofTenant.isEmpty())
          .map(Deque::removeFirst)
          .sorted(Comparator.comparing(Entry::at))
          .forEach(turns::add);
    }
    return turns.subList(0, Math.min(limit, turns.size()));
  }

  /**
   * A shard's entries, oldest first, as many of each tenant as may be wanted: the walk ends when so
   * many tenants were met that no other gets a turn.
   */
  private List<Entry> entries(
      String operation, String shard, Instant now, int limit, int perTenant) {
    var kept = new ArrayList<Entry>();
    var ofTenants = new LinkedHashMap<String, Integer>();
    table.query(
        operation,
        query -> dueBy(query, shard, now),
        item -> {
          Entry entry = Entry.of(item);
          if (ofTenants.merge(entry.tenant(), 1, Integer::sum) <= perTenant) {
            kept.add(entry);
          }
          return ofTenants.size() < limit;
        });
    return kept;
  }

  /** What waits, counted over all shards. */
  Waiting waiting(Instant now) {
    int jobs = 0;
    var due = new ArrayList<Instant>();
    for (Due.Lane lane : Due.Lane.values()) {
      for (int shard = 0; shard < JobItem.SHARDS; shard++) {
        String key = JobItem.shard(lane, shard);
        if (lane != Due.Lane.DELIVERY) {
          jobs += table.count(WAITING, query -> dueBy(query, key, now));
        }
        table.query(
            WAITING,
            query -> dueBy(query, key, now).limit(1),
            item -> {
              due.add(Instant.ofEpochMilli(Long.parseLong(Entry.of(item).at())));
              return false;
            });
      }
    }
    return new Waiting(jobs, due.stream().min(Comparator.naturalOrder()), undelivered());
  }

  private Optional<JobId> undelivered() {
    var owed = new ArrayList<JobId>();
    for (int shard = 0; shard < JobItem.SHARDS; shard++) {
      String key = JobItem.shard(Due.Lane.DELIVERY, shard);
      table.query(
          WAITING,
          query ->
              query
                  .indexName(NAME)
                  .keyConditionExpression("due_shard = :shard")
                  .expressionAttributeValues(Map.of(":shard", AttributeValue.fromS(key))),
          item -> owed.add(Entry.of(item).job()));
    }
    return owed.stream().min(Comparator.comparing(JobId::value));
  }

  private static QueryRequest.Builder dueBy(QueryRequest.Builder query, String shard, Instant now) {
    return query
        .indexName(NAME)
        .keyConditionExpression("due_shard = :shard AND due_at < :behind")
        .expressionAttributeValues(
            Map.of(
                ":shard", AttributeValue.fromS(shard),
                ":behind", AttributeValue.fromS(Keys.behind(now))));
  }
}
