package io.cortap.core.audit;

import io.cortap.core.report.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
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
    Sha256 hash = hash(records.size() + 1, at, action, actor, outcome, sorted);
    more.add(new AuditRecord(records.size() + 1, at, action, actor, outcome, sorted, hash));
    return new AuditTrail(name, more);
  }

  /** How often this happened. */
  public int count(AuditAction action) {
    return (int) records.stream().filter(record -> record.action() == action).count();
  }

  /** The place of the first record that does not follow from those before it, or 0 if all do. */
  public int firstBreak() {
    AuditTrail sound = empty(name);
    for (AuditRecord record : records) {
      sound =
          sound.with(
              record.at(), record.action(), record.actor(), record.outcome(), record.details());
      if (!sound.records().getLast().equals(record)) {
        return sound.records().size();
      }
    }
    return 0;
  }

  private Sha256 hash(
      int sequence,
      Instant at,
      AuditAction action,
      Actor actor,
      String outcome,
      SortedMap<String, String> details) {
    var text = new StringBuilder();
    append(text, records.isEmpty() ? "" : records.getLast().hash().hex());
    append(text, name);
    append(text, Integer.toString(sequence));
    append(text, Long.toString(at.toEpochMilli()));
    append(text, action.wireName());
    append(text, actor.value());
    append(text, outcome);
    details.forEach((key, value) -> {
      append(text, key);
      append(text, value);
    });
    return Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Each part with its length in bytes before it: no two lists of parts give the same text. */
  private static void append(StringBuilder text, String part) {
    int bytes = part.getBytes(StandardCharsets.UTF_8).length;
    text.append(bytes).append(':').append(part).append('\n');
  }
}
