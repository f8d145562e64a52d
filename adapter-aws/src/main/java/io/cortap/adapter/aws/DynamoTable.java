package io.cortap.adapter.aws;

import io.cortap.ports.outbound.PortUnavailableException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * One DynamoDB table as the stores of this package speak to it: reads by key are consistent, reads
 * by index are not, and every write is a transaction, because a transaction that the SDK sends
 * twice happens once and its answer tells a repetition from a defeat.
 *
 * <p>Its shape is the one in {@code deploy/cortap.yaml}; docs/reference/dynamodb-table.md tells
 * what lies in it.
 */
public final class DynamoTable {
  /** What BatchGetItem and TransactWriteItems take at once. */
  static final int MOST_AT_ONCE = 100;

  private static final int MOST_TRIES = 10;

  /** How often items are looked at that are counted and not there. */
  static final int LOOKS = 5;

  private static final Duration FIRST_WAIT = Duration.ofMillis(5);

  private final DynamoDbClient dynamo;
  private final String name;

  /**
   * @param dynamo borrowed: whoever built it closes it
   */
  public DynamoTable(DynamoDbClient dynamo, String name) {
    this.dynamo = dynamo;
    this.name = name;
  }

  Optional<Item> find(String operation, String key) {
    return asking(
        operation,
        () -> {
          Map<String, AttributeValue> found =
              dynamo
                  .getItem(get -> get.tableName(name).key(keyOf(key)).consistentRead(true))
                  .item();
          return found.isEmpty() ? Optional.empty() : Optional.of(new Item(found));
        });
  }

  /** The items that there are, by key. */
  Map<String, Item> findAll(String operation, Collection<String> keys) {
    List<String> wanted = keys.stream().distinct().toList();
    var found = new HashMap<String, Item>();
    for (int from = 0; from < wanted.size(); from += MOST_AT_ONCE) {
      List<String> some = wanted.subList(from, Math.min(from + MOST_AT_ONCE, wanted.size()));
      found.putAll(findSome(operation, some));
    }
    return found;
  }

  private Map<String, Item> findSome(String operation, List<String> keys) {
    var found = new HashMap<String, Item>();
    Map<String, KeysAndAttributes> left =
        Map.of(
            name,
            KeysAndAttributes.builder()
                .consistentRead(true)
                .keys(keys.stream().map(DynamoTable::keyOf).toList())
                .build());
    for (int attempt = 1; !left.isEmpty(); attempt++) {
      if (attempt > 1) {
        waitBefore(operation, attempt);
      }
      Map<String, KeysAndAttributes> asked = left;
      BatchGetItemResponse answer =
          asking(operation, () -> dynamo.batchGetItem(get -> get.requestItems(asked)));
      answer
          .responses()
          .getOrDefault(name, List.of())
          .forEach(attributes -> put(found, new Item(attributes)));
      left = answer.unprocessedKeys();
    }
    return found;
  }

  private static void put(Map<String, Item> items, Item item) {
    items.put(item.key(), item);
  }

  /**
   * Walks an index.
   *
   * @param goOn is shown each item, and says whether it wants another
   */
  void query(String operation, Consumer<QueryRequest.Builder> query, Predicate<Item> goOn) {
    Map<String, AttributeValue> from = Map.of();
    do {
      Map<String, AttributeValue> start = from;
      QueryResponse page =
          asking(
              operation,
              () ->
                  dynamo.query(request -> {
                    query.accept(request.tableName(name));
                    if (!start.isEmpty()) {
                      request.exclusiveStartKey(start);
                    }
                  }));
      for (Map<String, AttributeValue> attributes : page.items()) {
        if (!goOn.test(new Item(attributes))) {
          return;
        }
      }
      from = page.lastEvaluatedKey();
    } while (!from.isEmpty());
  }

  /** How many items an index has under one partition key. */
  int count(String operation, Consumer<QueryRequest.Builder> query) {
    int count = 0;
    Map<String, AttributeValue> from = Map.of();
    do {
      Map<String, AttributeValue> start = from;
      QueryResponse page =
          asking(
              operation,
              () ->
                  dynamo.query(request -> {
                    query.accept(request.tableName(name).select(Select.COUNT));
                    if (!start.isEmpty()) {
                      request.exclusiveStartKey(start);
                    }
                  }));
      count += page.count();
      from = page.lastEvaluatedKey();
    } while (!from.isEmpty());
    return count;
  }

  /** Walks the whole table. */
  void scan(String operation, Consumer<ScanRequest.Builder> scan, Consumer<Item> each) {
    Map<String, AttributeValue> from = Map.of();
    do {
      Map<String, AttributeValue> start = from;
      ScanResponse page =
          asking(
              operation,
              () ->
                  dynamo.scan(request -> {
                    scan.accept(request.tableName(name).consistentRead(true));
                    if (!start.isEmpty()) {
                      request.exclusiveStartKey(start);
                    }
                  }));
      page.items().forEach(attributes -> each.accept(new Item(attributes)));
      from = page.lastEvaluatedKey();
    } while (!from.isEmpty());
  }

  /** The item, if there is none of its key. */
  TransactWriteItem unlessThere(Item item) {
    return TransactWriteItem.builder()
        .put(put ->
            put.tableName(name)
                .item(item.attributes())
                .conditionExpression("attribute_not_exists(" + Item.KEY + ")"))
        .build();
  }

  /** The item, whatever there was. */
  TransactWriteItem replacement(Item item) {
    return TransactWriteItem.builder()
        .put(put -> put.tableName(name).item(item.attributes()))
        .build();
  }

  /** The item in the place of one of that version and the same tenant. */
  TransactWriteItem over(long version, Item item) {
    return TransactWriteItem.builder()
        .put(put ->
            put.tableName(name)
                .item(item.attributes())
                .conditionExpression("version = :version AND tenant_id = :tenant")
                .expressionAttributeValues(
                    Map.of(
                        ":version", AttributeValue.fromN(Long.toString(version)),
                        ":tenant", AttributeValue.fromS(item.text(Item.TENANT)))))
        .build();
  }

  /** No item any more, if it has that version. */
  TransactWriteItem removal(String key, long version) {
    return TransactWriteItem.builder()
        .delete(delete ->
            delete
                .tableName(name)
                .key(keyOf(key))
                .conditionExpression("version = :version")
                .expressionAttributeValues(
                    Map.of(":version", AttributeValue.fromN(Long.toString(version)))))
        .build();
  }

  /** No item any more, whatever it was. */
  TransactWriteItem removal(String key) {
    return TransactWriteItem.builder()
        .delete(delete -> delete.tableName(name).key(keyOf(key)))
        .build();
  }

  /**
   * Does all of the writes or none.
   *
   * @return whose conditions did not hold, by their place in the list; nothing was written unless
   *     there are none
   */
  Set<Integer> write(String operation, List<TransactWriteItem> writes) {
    for (int attempt = 1; ; attempt++) {
      if (attempt > 1) {
        waitBefore(operation, attempt);
      }
      try {
        dynamo.transactWriteItems(transaction -> transaction.transactItems(writes));
        return Set.of();
      } catch (TransactionCanceledException e) {
        Set<Integer> refused = places(e, "ConditionalCheckFailed");
        if (!refused.isEmpty()) {
          return refused;
        }
        if (places(e, "TransactionConflict").isEmpty()) {
          throw AwsFault.of(operation, e);
        }
      } catch (SdkException e) {
        throw AwsFault.of(operation, e);
      }
    }
  }

  private static Set<Integer> places(TransactionCanceledException e, String reason) {
    return IntStream.range(0, e.cancellationReasons().size())
        .filter(place -> reason.equals(e.cancellationReasons().get(place).code()))
        .boxed()
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Adds a text to a set of texts, which is made with the first. */
  void addTo(String operation, String key, String set, String text) {
    asking(
        operation,
        () ->
            dynamo.updateItem(update ->
                update
                    .tableName(name)
                    .key(keyOf(key))
                    .updateExpression("ADD #set :text")
                    .expressionAttributeNames(Map.of("#set", set))
                    .expressionAttributeValues(
                        Map.of(":text", AttributeValue.fromSs(List.of(text))))));
  }

  /**
   * Waits for others to be done: 5 ms before the second try, twice as long before each further one.
   *
   * @throws PortUnavailableException if that many tries are no use
   */
  static void waitBefore(String operation, int attempt) {
    if (attempt > MOST_TRIES) {
      throw new PortUnavailableException(
          operation, "others keep writing to the same items; the work is tried again later");
    }
    try {
      Thread.sleep(FIRST_WAIT.multipliedBy(1L << (attempt - 2)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PortUnavailableException(operation, e);
    }
  }

  /**
   * What {@code read} makes of items that belong together, once they are all there.
   *
   * @param read is given the number of the look, from 1 on
   * @throws MissingItemException if one is missing at the last look too
   */
  static <T> T settled(String operation, IntFunction<T> read) {
    for (int look = 1; ; look++) {
      if (look > 1) {
        waitBefore(operation, look);
      }
      try {
        return read.apply(look);
      } catch (MissingItemException e) {
        if (look == LOOKS) {
          throw e;
        }
      }
    }
  }

  private static <T> T asking(String operation, Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException e) {
      throw AwsFault.of(operation, e);
    }
  }

  private static Map<String, AttributeValue> keyOf(String key) {
    return Map.of(Item.KEY, AttributeValue.fromS(key));
  }
}
