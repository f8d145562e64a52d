package io.cortap.adapter.aws;

import io.cortap.core.job.Backlog;
import io.cortap.core.job.JobId;
import io.cortap.core.report.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The index of jobs that are not finished, by tenant, and of those that rest, by their end. */
final class Standing {
  static final String NAME = "standing";

  private final DynamoTable table;

  Standing(DynamoTable table) {
    this.table = table;
  }

  Backlog backlog(TenantId tenant) {
    return new Backlog(ofTenant(tenant), ofNobody());
  }

  int ofTenant(TenantId tenant) {
    return count(JobItem.waiting(tenant));
  }

  int ofNobody() {
    return count(JobItem.NOBODYS);
  }

  private int count(String standing) {
    return table.count(
        "count waiting jobs",
        query ->
            query
                .indexName(NAME)
                .keyConditionExpression("standing = :standing")
                .expressionAttributeValues(Map.of(":standing", AttributeValue.fromS(standing))));
  }

  /** Jobs that rest and finished at that instant or earlier. */
  List<JobId> finishedBy(String operation, Instant instant) {
    var ids = new ArrayList<JobId>();
    for (int shard = 0; shard < JobItem.SHARDS; shard++) {
      String resting = JobItem.resting(shard);
      table.query(
          operation,
          query ->
              query
                  .indexName(NAME)
                  .keyConditionExpression("standing = :standing AND standing_since < :behind")
                  .expressionAttributeValues(
                      Map.of(
                          ":standing", AttributeValue.fromS(resting),
                          ":behind", AttributeValue.fromS(Keys.behind(instant)))),
          item -> ids.add(new JobId(item.key())));
    }
    return ids;
  }
}
