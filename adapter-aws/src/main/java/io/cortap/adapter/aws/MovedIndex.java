package io.cortap.adapter.aws;

import io.cortap.core.job.TenantQuery;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The index of jobs whose token somebody confirmed: for each tenant some shards, by last move. */
final class MovedIndex {
  static final String NAME = "jobs-of-tenant";

  private final DynamoTable table;

  MovedIndex(DynamoTable table) {
    this.table = table;
  }

  /**
   * The newest places among the jobs that the index says are wanted. It looks at all that moved
   * since, in the order of their moves, so that a job which moves meanwhile is met twice rather
   * than never.
   *
   * @param after only places behind this one, if there is one
   * @param most how many at most; fewer only if the index knows of no more
   * @return newest first, as {@link JobItem#place} writes them
   */
  NavigableSet<String> newest(
      String operation, TenantQuery query, Optional<String> after, int most) {
    var newest = new TreeSet<String>(Collections.reverseOrder());
    for (int shard = 0; shard < JobItem.SHARDS; shard++) {
      IndexQuery wanted = wanted(query, after, shard);
      table.query(
          operation,
          wanted::ask,
          item -> {
            item.find(JobItem.PLACE).ifPresent(newest::add);
            if (newest.size() > most) {
              newest.pollLast();
            }
            return true;
          });
    }
    return newest;
  }

  private static IndexQuery wanted(TenantQuery query, Optional<String> after, int shard) {
    String since = Long.toString(query.updatedSince().getEpochSecond());
    IndexQuery wanted =
        new IndexQuery(NAME)
            .key(
                JobItem.TENANT_SHARD,
                "=",
                AttributeValue.fromS(JobItem.shard(query.tenant(), shard)))
            .key(JobItem.UPDATED_AT, ">=", AttributeValue.fromN(since))
            .showing(query.project(), query.status());
    after.ifPresent(place -> wanted.showing(JobItem.PLACE, "<", AttributeValue.fromS(place)));
    return wanted;
  }
}
