package io.cortap.adapter.aws;

import io.cortap.core.audit.AuditRecord;
import io.cortap.core.audit.TrailEnd;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.TenantId;
import java.util.List;
import java.util.stream.IntStream;

/** One audit record as an item: written once with what it tells of, and never changed. */
final class AuditItem {
  static final String KIND = "audit";
  static final String TRAIL = "trail";
  static final String SEQUENCE = "sequence";
  static final String HASH = "hash";
  static final String OF_TENANT = "audit_tenant";
  static final String PLACE = "audit_place";

  private static final String RECORD = "record";

  private AuditItem() {}

  static Item of(TenantId tenant, ProjectId project, String trail, AuditRecord record) {
    return Item.of(Keys.audit(trail, record.sequence()), KIND)
        .with(Item.TENANT, tenant.value())
        .with(JobItem.PROJECT, project.value())
        .with(TRAIL, trail)
        .with(SEQUENCE, record.sequence())
        .with(HASH, record.hash().hex())
        .with(RECORD, StoredJson.write(record))
        .with(OF_TENANT, tenant.value())
        .with(PLACE, "%s#%s#%08d".formatted(TrailEnd.dayOf(record.at()), trail, record.sequence()))
        .build();
  }

  static AuditRecord read(Item item) {
    return StoredJson.read(item.text(RECORD), AuditRecord.class);
  }

  /** The keys of a trail's records, the first to the last. */
  static List<String> keys(String trail, int records) {
    return IntStream.rangeClosed(1, records).mapToObj(i -> Keys.audit(trail, i)).toList();
  }
}
