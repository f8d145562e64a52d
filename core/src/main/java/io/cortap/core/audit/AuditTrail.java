package io.cortap.core.audit;

import io.cortap.core.report.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Everything recorded of one subject, oldest first. Each record's hash covers the one before it, so
 * a record that was edited, removed or moved shows as a break; one cut off at the end shows only
 * against a hash that was kept elsewhere.
 *
 * @param name whose trail it is, for instance {@code 12/project-61/rpt-…}; it is hashed with each
 *     record, so that records of one trail do not fit into another
 */
public record AuditTrail(String name, List<AuditRecord> records) {
  /** For how long a trail is kept after its last record at least, its subject being gone. */
  public static final Duration KEPT = Duration.ofDays(90);

  public AuditTrail {
    records = List.copyOf(records);
  }

  /** A trail on which nothing has happened. */
  public static AuditTrail empty(String name) {
    return new AuditTrail(name, List.of());
  }

  /** The trail with one more record. */
  public AuditTrail with(
      Instant at, AuditAction action, Actor actor, String outcome, Map<String, String> details) {
    var more = new ArrayList<>(records);
    var sorted = new TreeMap<>(details);
    Optional<Sha256> before = records.stream().map(AuditRecord::hash).reduce((a, b) -> b);
    int sequence = records.size() + 1;
    Sha256 hash = AuditRecord.hash(name, before, sequence, at, action, actor, outcome, sorted);
    more.add(new AuditRecord(sequence, at, action, actor, outcome, sorted, hash));
    return new AuditTrail(name, more);
  }

  /** How often this happened. */
  public int count(AuditAction action) {
    return (int) records.stream().filter(record -> record.action() == action).count();
  }

  /** When this happened last, if it did. */
  public Optional<Instant> last(AuditAction action) {
    return records.reversed().stream()
        .filter(record -> record.action() == action)
        .map(AuditRecord::at)
        .findFirst();
  }

  /** Whether nothing has happened on the trail for as long as trails are kept. */
  public boolean isPastAt(Instant now) {
    return records.stream().noneMatch(record -> record.at().plus(KEPT).isAfter(now));
  }
}
