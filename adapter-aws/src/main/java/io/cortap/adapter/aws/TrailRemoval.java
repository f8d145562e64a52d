package io.cortap.adapter.aws;

import io.cortap.core.audit.AuditRecord;
import io.cortap.core.audit.AuditTrail;
import io.cortap.core.audit.TrailEnd;
import io.cortap.core.job.JobId;
import io.cortap.core.report.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Removes trails of jobs that are gone, when they have been kept for long enough. */
final class TrailRemoval {
  private static final String OPERATION = "remove past trails";

  private final DynamoTable table;

  TrailRemoval(DynamoTable table) {
    this.table = table;
  }

  /** How many were removed. */
  int pastAt(Instant now) {
    return Tenants.all(table).stream().mapToInt(tenant -> pastAt(now, tenant)).sum();
  }

  private int pastAt(Instant now, TenantId tenant) {
    Map<String, Integer> old = seenBefore(now.minus(AuditTrail.KEPT), tenant);
    Map<String, String> jobs = new HashMap<>();
    old.keySet().forEach(trail -> jobOf(trail).ifPresent(job -> jobs.put(trail, job)));
    Map<String, Item> there = table.findAll(OPERATION, jobs.values());
    int removed = 0;
    for (Map.Entry<String, String> entry : jobs.entrySet()) {
      if (!there.containsKey(entry.getValue())) {
        removed += removeIfPast(now, entry.getKey(), old.getOrDefault(entry.getKey(), 0));
      }
    }
    return removed;
  }

  /** Trails with a record of that day or an earlier one, and the place of the last such. */
  private Map<String, Integer> seenBefore(Instant instant, TenantId tenant) {
    var seen = new HashMap<String, Integer>();
    DynamoAuditRoots.walk(
        table,
        OPERATION,
        tenant,
        "-",
        TrailEnd.dayOf(instant).plusDays(1).toString(),
        item ->
            seen.merge(
                item.text(AuditItem.TRAIL),
                Math.toIntExact(item.number(AuditItem.SEQUENCE)),
                Math::max));
    return seen;
  }

  /** The job whose trail that is; setup records stay for ever, and so do their trails. */
  private static Optional<String> jobOf(String trail) {
    return Optional.of(trail.substring(trail.lastIndexOf('/') + 1)).filter(JobId::isWellFormed);
  }

  private int removeIfPast(Instant now, String trail, int seen) {
    List<AuditRecord> records = new ArrayList<>();
    List<String> keys = AuditItem.keys(trail, seen);
    Map<String, Item> found = table.findAll(OPERATION, keys);
    keys.forEach(
        key -> Optional.ofNullable(found.get(key)).map(AuditItem::read).ifPresent(records::add));
    int last = seen;
    for (Optional<Item> next = next(trail, last); next.isPresent(); next = next(trail, last)) {
      records.add(AuditItem.read(next.get()));
      last++;
    }
    if (!new AuditTrail(trail, records).isPastAt(now)) {
      return 0;
    }
    remove(AuditItem.keys(trail, last));
    return 1;
  }

  private Optional<Item> next(String trail, int last) {
    return table.find(OPERATION, Keys.audit(trail, last + 1));
  }

  /** The last ones first: should this end half-way, what is left is a trail still. */
  private void remove(List<String> keys) {
    for (int end = keys.size(); end > 0; end -= DynamoTable.MOST_AT_ONCE) {
      List<String> some = keys.subList(Math.max(0, end - DynamoTable.MOST_AT_ONCE), end);
      table.write(OPERATION, some.stream().map(table::removal).toList());
    }
  }
}
