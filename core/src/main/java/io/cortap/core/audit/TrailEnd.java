package io.cortap.core.audit;

import io.cortap.core.report.Sha256;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far a trail had come when a day ended: since each hash covers all before it, this says
 * everything that had happened.
 *
 * @param trail the trail's name
 * @param sequence of the day's last record
 * @param hash of that record
 */
public record TrailEnd(String trail, int sequence, Sha256 hash) {

  /** The day, by UTC, that a record of this instant belongs to. */
  public static LocalDate dayOf(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  /**
   * Where the trail stood on each day on which something happened: by the record of highest
   * sequence, even where a clock went back.
   */
  public static SortedMap<LocalDate, TrailEnd> byDay(AuditTrail trail) {
    var ends = new TreeMap<LocalDate, TrailEnd>();
    for (AuditRecord record : trail.records()) {
      ends.merge(
          dayOf(record.at()),
          new TrailEnd(trail.name(), record.sequence(), record.hash()),
          (earlier, later) -> later.sequence() > earlier.sequence() ? later : earlier);
    }
    return ends;
  }
}
