package io.cortap.adapter.local;

import io.cortap.core.audit.AuditRecord;
import io.cortap.core.audit.AuditTrail;
import io.cortap.core.audit.KeptTrail;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Trails under way from their rows to whoever checks them. */
final class FoundTrails {
  private final Map<TrailName, Found> trails = new LinkedHashMap<>();

  private static final class Found {
    private final List<AuditRecord> records = new ArrayList<>();
    private final List<String> damages = new ArrayList<>();
    private OptionalInt expected = OptionalInt.empty();
  }

  private Found of(TrailName trail) {
    return trails.computeIfAbsent(trail, none -> new Found());
  }

  /**
   * @param row its first columns as {@link AuditRows#record} wants them
   */
  void add(TrailName trail, ResultSet row) throws SQLException {
    try {
      of(trail).records.add(AuditRows.record(row));
    } catch (DamagedRecordException e) {
      of(trail)
          .damages
          .add("record " + row.getInt("sequence") + " cannot be read: " + e.getMessage());
    }
  }

  /** The trail's subject says that there are so many records. */
  void expect(TrailName trail, int records) {
    if (records > 0 || trails.containsKey(trail)) {
      of(trail).expected = OptionalInt.of(records);
    }
  }

  List<KeptTrail> trails() {
    return trails.entrySet().stream().map(entry -> kept(entry.getKey(), entry.getValue())).toList();
  }

  private static KeptTrail kept(TrailName trail, Found found) {
    return new KeptTrail(
        trail.tenant(),
        new AuditTrail(trail.name(), found.records),
        trail.named(),
        found.expected,
        found.damages);
  }
}
