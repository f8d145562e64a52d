package io.cortap.adapter.aws;

import io.cortap.core.audit.AuditRecord;
import io.cortap.core.audit.AuditTrail;
import io.cortap.core.audit.KeptTrail;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.ProjectKey;
import io.cortap.core.report.TenantId;
import io.cortap.core.review.SetupTrail;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Trails as they lie in the table, sound or not: one walk finds them, then each is read. */
final class KeptTrails {
  private final DynamoTable table;
  private final String operation;
  private final Map<String, Found> trails = new LinkedHashMap<>();

  private KeptTrails(DynamoTable table, String operation) {
    this.table = table;
    this.operation = operation;
  }

  /** What the walk saw of a trail: the places of its records, and how many there should be. */
  private static final class Found {
    private final TenantId tenant;
    private final TreeSet<Integer> sequences = new TreeSet<>();
    private OptionalInt expected = OptionalInt.empty();

    /** The key of the item that counts the records. */
    private String subject = "";

    Found(TenantId tenant) {
      this.tenant = tenant;
    }
  }

  /** All that there are, each read when its turn comes. */
  static KeptTrails found(DynamoTable table, String operation) {
    var kept = new KeptTrails(table, operation);
    table.scan(
        operation,
        scan ->
            scan.projectionExpression(
                    "job_id, #item, tenant_id, project_id, audit_records, changes, trail, #sequence")
                .filterExpression("#item IN (:job, :setup, :audit)")
                .expressionAttributeNames(
                    Map.of("#item", Item.KIND, "#sequence", AuditItem.SEQUENCE))
                .expressionAttributeValues(
                    Map.of(
                        ":job", AttributeValue.fromS(JobItem.KIND),
                        ":setup", AttributeValue.fromS(DynamoSetupStore.KIND),
                        ":audit", AttributeValue.fromS(AuditItem.KIND))),
        kept::note);
    return kept;
  }

  private void note(Item item) {
    switch (item.text(Item.KIND)) {
      case JobItem.KIND -> expect(item, JobItem.trailName(item));
      case DynamoSetupStore.KIND ->
          expect(
              item,
              SetupTrail.empty(
                      new ProjectKey(
                          JobItem.tenant(item), new ProjectId(item.number(JobItem.PROJECT))))
                  .name());
      default ->
          of(item, item.text(AuditItem.TRAIL))
              .sequences
              .add(Math.toIntExact(item.number(AuditItem.SEQUENCE)));
    }
  }

  private void expect(Item item, String trail) {
    int records = counted(item);
    if (records > 0) {
      Found found = of(item, trail);
      found.expected = OptionalInt.of(records);
      found.subject = item.key();
    }
  }

  private static int counted(Item item) {
    return item.text(Item.KIND).equals(JobItem.KIND)
        ? JobItem.records(item)
        : Math.toIntExact(item.number(DynamoSetupStore.CHANGES));
  }

  private Found of(Item item, String trail) {
    return trails.computeIfAbsent(trail, none -> new Found(JobItem.tenant(item)));
  }

  void forEach(Consumer<KeptTrail> each) {
    trails.forEach((name, found) -> each.accept(read(name, found)));
  }

  /** A walk is no snapshot: the service may have written while it went by. */
  private void countAgain(Found found) {
    Optional<Integer> records = table.find(operation, found.subject).map(KeptTrails::counted);
    found.expected = records.map(OptionalInt::of).orElse(OptionalInt.empty());
    IntStream.rangeClosed(1, records.orElse(0)).forEach(found.sequences::add);
  }

  private Map<String, Item> items(List<String> keys) {
    Map<String, Item> items = table.findAll(operation, keys);
    for (int look = 2; look <= DynamoTable.LOOKS && items.size() < keys.size(); look++) {
      DynamoTable.waitBefore(operation, look);
      items = table.findAll(operation, keys);
    }
    return items;
  }

  private KeptTrail read(String name, Found found) {
    if (found.expected.isPresent() && found.expected.getAsInt() != found.sequences.size()) {
      countAgain(found);
    }
    List<String> keys =
        found.sequences.stream().map(sequence -> Keys.audit(name, sequence)).toList();
    Map<String, Item> items = items(keys);
    var records = new ArrayList<AuditRecord>();
    var damages = new ArrayList<String>();
    for (String key : keys) {
      Optional<Item> item = Optional.ofNullable(items.get(key));
      try {
        item.map(AuditItem::read).ifPresent(records::add);
      } catch (DamagedItemException e) {
        damages.add("item " + key + " cannot be read: " + e.getMessage());
      }
    }
    return new KeptTrail(
        found.tenant, new AuditTrail(name, records), true, found.expected, damages);
  }
}
