package io.cortap.adapter.aws;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * Every request that the SDK's clients of this JVM send, repetitions too, by the table or bucket
 * that it goes to. The SDK finds it by the resource {@code software/amazon/awssdk/global/handlers}.
 */
public final class RequestLedger implements ExecutionInterceptor {
  private static final Map<String, List<String>> SENT = new ConcurrentHashMap<>();

  /** Stands for a request that the SDK repeated, for instance on a connection that had ended. */
  public static final String AGAIN = "again";

  /** How many of each kind went there since the last {@link #forget}. */
  public static Map<String, Integer> sentTo(String... places) {
    var kinds = new TreeMap<String, Integer>();
    for (String place : places) {
      SENT.getOrDefault(place, List.of()).forEach(kind -> kinds.merge(kind, 1, Integer::sum));
    }
    return kinds;
  }

  public static void forget(String... places) {
    for (String place : places) {
      SENT.remove(place);
    }
  }

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    SdkRequest request = context.request();
    boolean again =
        context
            .httpRequest()
            .firstMatchingHeader("amz-sdk-request")
            .filter(attempt -> !attempt.startsWith("attempt=1;"))
            .isPresent();
    SENT.computeIfAbsent(place(request), none -> new CopyOnWriteArrayList<>())
        .add(again ? AGAIN : kind(request));
  }

  private static String place(SdkRequest request) {
    return switch (request) {
      case BatchGetItemRequest batch -> batch.requestItems().keySet().iterator().next();
      case TransactWriteItemsRequest writes ->
          writes.transactItems().stream()
              .map(item -> item.put() != null ? item.put().tableName() : item.delete().tableName())
              .findFirst()
              .orElse("");
      default ->
          request
              .getValueForField("TableName", String.class)
              .or(() -> request.getValueForField("Bucket", String.class))
              .orElse("");
    };
  }

  private static String kind(SdkRequest request) {
    String call = request.getClass().getSimpleName().replaceAll("Request$", "");
    return request
        .getValueForField("IndexName", String.class)
        .map(index -> call + " " + index)
        .orElse(call);
  }
}
