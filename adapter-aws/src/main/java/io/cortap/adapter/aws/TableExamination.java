package io.cortap.adapter.aws;

import io.cortap.core.deployment.Check;
import io.cortap.ports.outbound.PortUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryStatus;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** The table beside what the stores need of it. */
final class TableExamination {
  private static final String FIX = "compare the table with Jobs of deploy/cortap.yaml";
  private static final String KEY = "job_id";

  /** An index by its keys, and the other attributes that are read of it. */
  private record Shape(String keys, Set<String> shown) {}

  private static final Map<String, Shape> INDEXES =
      Map.of(
          DynamoJobIndex.NAME, new Shape("owner, place", Set.of("project_id", "status")),
          MovedIndex.NAME,
              new Shape("tenant_shard, updated_at", Set.of("place", "project_id", "status")),
          DueIndex.NAME, new Shape("due_shard, due_at", Set.of("audit_records", "project_id")),
          Standing.NAME, new Shape("standing, standing_since", Set.of()),
          DynamoAuditRoots.INDEX,
              new Shape("audit_tenant, audit_place", Set.of("trail", "sequence", "hash")));

  private final DynamoDbClient dynamo;
  private final String table;

  TableExamination(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  List<Check> checks() {
    return List.of(shape(), timeToLive(), recovery(), written());
  }

  private Check shape() {
    String name = "aws-table";
    try {
      TableDescription found = dynamo.describeTable(ask -> ask.tableName(table)).table();
      List<String> faults = faults(found);
      return faults.isEmpty()
          ? Check.fits(name, table + " has its key and its " + INDEXES.size() + " indexes")
          : Check.faulty(name, table + ": " + String.join("; ", faults), FIX);
    } catch (SdkException e) {
      return unseen(name, e, "dynamodb:DescribeTable");
    }
  }

  private static List<String> faults(TableDescription found) {
    var faults = new ArrayList<String>();
    if (found.tableStatus() != TableStatus.ACTIVE) {
      faults.add("it is " + found.tableStatusAsString());
    }
    if (!keys(found.keySchema()).equals(KEY)) {
      faults.add("its key is " + keys(found.keySchema()) + " instead of " + KEY);
    }
    Map<String, GlobalSecondaryIndexDescription> there =
        found.globalSecondaryIndexes().stream()
            .collect(
                Collectors.toMap(GlobalSecondaryIndexDescription::indexName, Function.identity()));
    new TreeMap<>(INDEXES)
        .forEach((name, shape) ->
            Optional.ofNullable(there.get(name))
                .ifPresentOrElse(
                    index -> faults.addAll(faults(index, shape)),
                    () -> faults.add("index " + name + " is missing")));
    return faults;
  }

  private static List<String> faults(GlobalSecondaryIndexDescription index, Shape shape) {
    var faults = new ArrayList<String>();
    String keys = keys(index.keySchema());
    if (!keys.equals(shape.keys())) {
      faults.add(
          "index " + index.indexName() + " has the keys " + keys + " instead of " + shape.keys());
    }
    var missing = new TreeSet<>(shape.shown());
    missing.removeAll(index.projection().nonKeyAttributes());
    if (index.projection().projectionType() != ProjectionType.ALL && !missing.isEmpty()) {
      faults.add("index " + index.indexName() + " does not show " + String.join(", ", missing));
    }
    return faults;
  }

  private static String keys(List<KeySchemaElement> schema) {
    return schema.stream().map(KeySchemaElement::attributeName).collect(Collectors.joining(", "));
  }

  private Check timeToLive() {
    String name = "aws-time-to-live";
    try {
      TimeToLiveDescription found =
          dynamo.describeTimeToLive(ask -> ask.tableName(table)).timeToLiveDescription();
      boolean on =
          found.timeToLiveStatus() == TimeToLiveStatus.ENABLED
              && JobItem.TTL.equals(found.attributeName());
      return on
          ? Check.fits(name, "past items go by their attribute " + JobItem.TTL)
          : Check.noted(
              name,
              "it is off: the daily housekeeping alone removes what is past",
              "switch it on for the attribute " + JobItem.TTL);
    } catch (SdkException e) {
      return unseen(name, e, "dynamodb:DescribeTimeToLive");
    }
  }

  Check recovery() {
    String name = "aws-recovery";
    try {
      PointInTimeRecoveryStatus found =
          dynamo
              .describeContinuousBackups(ask -> ask.tableName(table))
              .continuousBackupsDescription()
              .pointInTimeRecoveryDescription()
              .pointInTimeRecoveryStatus();
      return found == PointInTimeRecoveryStatus.ENABLED
          ? Check.fits(name, "the table can be restored to any moment of its last days")
          : Check.noted(
              name,
              "point-in-time recovery is off: what is removed by mistake is gone",
              "switch on point-in-time recovery of the table");
    } catch (SdkException e) {
      return unseen(name, e, "dynamodb:DescribeContinuousBackups");
    }
  }

  private Check written() {
    String name = "aws-table-access";
    try {
      AwsCaretaker.tryJobs(new DynamoTable(dynamo, table));
      return Check.fits(name, "items are written and removed");
    } catch (PortUnavailableException e) {
      return Check.faulty(
          name, String.valueOf(e.getMessage()), "compare role and key with deploy/cortap.yaml");
    }
  }

  /** Not to be allowed to look is no fault; not to find anything is one. */
  static Check unseen(String name, SdkException e, String action) {
    boolean forbidden =
        e instanceof AwsServiceException fault
            && (fault.statusCode() == 403
                || (fault.awsErrorDetails() != null
                    && "AccessDeniedException".equals(fault.awsErrorDetails().errorCode())));
    // Stores that are like AWS's need not know all of it.
    boolean unknown =
        e instanceof AwsServiceException fault
            && (fault.statusCode() == 501
                || (fault.awsErrorDetails() != null
                    && "UnknownOperationException".equals(fault.awsErrorDetails().errorCode())));
    String seen = String.valueOf(AwsFault.of("look", e).getMessage());
    return forbidden || unknown
        ? Check.noted(name, "it could not be looked at", "allow " + action + " to whoever looks")
        : Check.faulty(name, seen, FIX);
  }
}
