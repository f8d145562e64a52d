package io.cortap.adapter.aws;

import io.cortap.core.report.TenantId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The list of every tenant of whom there is a trail or a root: one item, a set of names. */
final class Tenants {
  private static final String NAMES = "names";

  private Tenants() {}

  static void add(DynamoTable table, TenantId tenant) {
    table.addTo("note tenant " + tenant, Keys.TENANTS, NAMES, tenant.value());
  }

  static List<TenantId> all(DynamoTable table) {
    return table.find("list the tenants", Keys.TENANTS).stream()
        .flatMap(item -> Optional.ofNullable(item.attributes().get(NAMES)).stream())
        .map(AttributeValue::ss)
        .flatMap(List::stream)
        .filter(TenantId::isWellFormed)
        .map(TenantId::new)
        .sorted(Comparator.comparing(TenantId::value))
        .toList();
  }
}
