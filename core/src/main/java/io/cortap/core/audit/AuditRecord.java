package io.cortap.core.audit;

import io.cortap.core.report.Sha256;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One step on a trail.
 *
 * @param sequence its place on the trail, from 1
 * @param at to the millisecond
 * @param outcome one word or a short sentence: {@code ok}, an error code, what a receiver did
 * @param details what else was recorded, by name; nothing secret
 * @param hash over the record before this one, the trail's name and everything above
 */
public record AuditRecord(
    int sequence,
    Instant at,
    AuditAction action,
    Actor actor,
    String outcome,
    SortedMap<String, String> details,
    Sha256 hash) {

  public AuditRecord {
    if (sequence < 1) {
      throw new IllegalArgumentException("a trail's records count from 1, was " + sequence);
    }
    details = Collections.unmodifiableSortedMap(new TreeMap<>(details));
  }

  /** Whether this is what was written at this place of that trail, behind a record of that hash. */
  boolean follows(String trail, Optional<Sha256> before) {
    return hash.equals(hash(trail, before, sequence, at, action, actor, outcome, details));
  }

  static Sha256 hash(
      String trail,
      Optional<Sha256> before,
      int sequence,
      Instant at,
      AuditAction action,
      Actor actor,
      String outcome,
      SortedMap<String, String> details) {
    var parts =
        new HashedParts()
            .with(before.map(Sha256::hex).orElse(""))
            .with(trail)
            .with(Integer.toString(sequence))
            .with(Long.toString(at.toEpochMilli()))
            .with(action.wireName())
            .with(actor.value())
            .with(outcome);
    details.forEach((key, value) -> parts.with(key).with(value));
    return parts.hash();
  }
}
