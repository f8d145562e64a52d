package io.cortap.adapter.aws;

import io.cortap.core.audit.DailyRoot;
import io.cortap.core.audit.KeptTrail;
import io.cortap.core.audit.TrailEnd;
import io.cortap.core.report.Sha256;
import io.cortap.core.report.TenantId;
import io.cortap.ports.outbound.AuditRoots;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Daily roots in a DynamoDB table, beside the trails of jobs and setup records. {@link #ends} reads
 * an index, which DynamoDB brings up to date a moment after each write: whoever makes roots waits
 * longer than that after a day's end.
 */
public final class DynamoAuditRoots implements AuditRoots {
  static final String INDEX = "audit-of-tenant";

  private static final String KIND = "root";
  private static final String DOCUMENT = "document";

  /** Sorts before every day. */
  private static final String EVER = "-";

  /** Sorts behind every day. */
  private static final String NEVER = "~";

  private final DynamoTable table;

  public DynamoAuditRoots(DynamoTable table) {
    this.table = table;
  }

  @Override
  public List<TenantId> tenants() {
    return Tenants.all(table);
  }

  @Override
  public SortedMap<LocalDate, List<TrailEnd>> ends(
      TenantId tenant, LocalDate from, LocalDate before) {
    String operation = "read the ends of tenant " + tenant + "'s audit trails";
    // In the index's order a trail's later records of a day come behind its earlier ones.
    var ends = new TreeMap<LocalDate, SortedMap<String, TrailEnd>>();
    return AwsFault.reading(
        operation,
        () -> {
          walk(
              table,
              operation,
              tenant,
              bound(from, EVER),
              bound(before, NEVER),
              item -> {
                String day = item.text(AuditItem.PLACE).split("#", 2)[0];
                String trail = item.text(AuditItem.TRAIL);
                ends.computeIfAbsent(LocalDate.parse(day), none -> new TreeMap<>())
                    .put(
                        trail,
                        new TrailEnd(
                            trail,
                            Math.toIntExact(item.number(AuditItem.SEQUENCE)),
                            new Sha256(item.text(AuditItem.HASH))));
              });
          var lists = new TreeMap<LocalDate, List<TrailEnd>>();
          ends.forEach((day, byTrail) -> lists.put(day, List.copyOf(byTrail.values())));
          return lists;
        });
  }

  /** Days of four digits sort as texts; those far off become a text that sorts beyond them. */
  private static String bound(LocalDate day, String beyond) {
    return day.getYear() < 0 || day.getYear() > 9999 ? beyond : day.toString();
  }

  /** Every audit item of the tenant between the two places of the index. */
  static void walk(
      DynamoTable table,
      String operation,
      TenantId tenant,
      String from,
      String until,
      Consumer<Item> each) {
    table.query(
        operation,
        query ->
            query
                .indexName(INDEX)
                .keyConditionExpression(
                    "audit_tenant = :tenant AND audit_place BETWEEN :from AND :until")
                .expressionAttributeValues(
                    Map.of(
                        ":tenant", AttributeValue.fromS(tenant.value()),
                        ":from", AttributeValue.fromS(from),
                        ":until", AttributeValue.fromS(until))),
        item -> {
          each.accept(item);
          return true;
        });
  }

  @Override
  public List<DailyRoot> roots(TenantId tenant) {
    String operation = "read tenant " + tenant + "'s audit roots";
    return AwsFault.reading(
        operation, () -> DynamoTable.settled(operation, look -> rootsOnce(operation, tenant)));
  }

  private List<DailyRoot> rootsOnce(String operation, TenantId tenant) {
    int count =
        table
            .find(operation, Keys.roots(tenant))
            .map(item -> Math.toIntExact(item.version()))
            .orElse(0);
    List<String> keys =
        IntStream.rangeClosed(1, count).mapToObj(i -> Keys.root(tenant, i)).toList();
    Map<String, Item> found = table.findAll(operation, keys);
    return keys.stream()
        .map(key -> RootDocument.read(MissingItemException.of(found, key).text(DOCUMENT)))
        .toList();
  }

  @Override
  public boolean add(DailyRoot root) {
    List<DailyRoot> known = roots(root.tenant());
    if (!root.follows(known.isEmpty() ? Optional.empty() : Optional.of(known.getLast()))) {
      return false;
    }
    Tenants.add(table, root.tenant());
    int number = known.size() + 1;
    Item head =
        Item.of(Keys.roots(root.tenant()), "roots")
            .with(Item.TENANT, root.tenant().value())
            .with(Item.VERSION, number)
            .build();
    Item item =
        Item.of(Keys.root(root.tenant(), number), KIND)
            .with(Item.TENANT, root.tenant().value())
            .with(DOCUMENT, RootDocument.write(root))
            .build();
    return table
        .write(
            "write the audit root of " + root.tenant() + ", " + root.day(),
            List.of(
                known.isEmpty() ? table.unlessThere(head) : table.over(known.size(), head),
                table.unlessThere(item)))
        .isEmpty();
  }

  @Override
  public void trails(Consumer<KeptTrail> each) {
    String operation = "read audit trails";
    AwsFault.reading(
        operation,
        () -> {
          KeptTrails.found(table, operation).forEach(each);
          return true;
        });
  }
}
