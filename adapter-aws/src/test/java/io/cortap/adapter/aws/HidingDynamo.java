package io.cortap.adapter.aws;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * Shows some items a few batch reads or scans late, as DynamoDB may while it commits the
 * transaction that wrote them; the stand-in commits at once.
 */
final class HidingDynamo implements DynamoDbClient {
  private final DynamoDbClient dynamo;
  private final Map<String, Integer> hidden = new ConcurrentHashMap<>();

  HidingDynamo(DynamoDbClient dynamo) {
    this.dynamo = dynamo;
  }

  /** The next {@code reads} of it find nothing. */
  void hide(String key, int reads) {
    hidden.put(key, reads);
  }

  private boolean isSeen(Map<String, AttributeValue> item) {
    String key = item.getOrDefault("job_id", AttributeValue.fromS("")).s();
    Integer left = hidden.computeIfPresent(key, (same, reads) -> reads == 0 ? null : reads - 1);
    return left == null;
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    BatchGetItemResponse answer = dynamo.batchGetItem(request);
    var seen = new HashMap<String, List<Map<String, AttributeValue>>>();
    answer
        .responses()
        .forEach((table, items) -> seen.put(table, items.stream().filter(this::isSeen).toList()));
    return answer.toBuilder().responses(seen).build();
  }

  @Override
  public ScanResponse scan(ScanRequest request) {
    ScanResponse answer = dynamo.scan(request);
    return answer.toBuilder().items(answer.items().stream().filter(this::isSeen).toList()).build();
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    return dynamo.getItem(request);
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    return dynamo.query(request);
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    return dynamo.updateItem(request);
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    return dynamo.transactWriteItems(request);
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
