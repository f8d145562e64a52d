package io.cortap.core.audit;

import io.cortap.core.report.Sha256;
import io.cortap.core.report.TenantId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One hash over everything that was recorded for a tenant until a day's end. The roots of a tenant
 * are a chain, so the newest one, kept elsewhere, vouches for all.
 *
 * @param day by UTC; one on which something was recorded
 * @param before the hash of the tenant's root before this one; empty for the first
 * @param trails how many trails had a record on that day
 * @param ends over the ends of these trails; kept, so that the chain can still be followed when the
 *     trails are gone
 * @param hash over everything above
 */
public record DailyRoot(
    TenantId tenant, LocalDate day, Optional<Sha256> before, int trails, Sha256 ends, Sha256 hash) {

  /**
   * The root of a day that has ended.
   *
   * @param ends of every trail of the tenant that has a record on that day, in any order
   */
  public static DailyRoot of(
      TenantId tenant, LocalDate day, Optional<Sha256> before, Collection<TrailEnd> ends) {
    Sha256 digest = digest(ends);
    return new DailyRoot(
        tenant, day, before, ends.size(), digest, hash(tenant, day, before, ends.size(), digest));
  }

  /**
   * Whether this goes on where the tenant's roots have come to.
   *
   * @param last empty if there is none yet
   */
  public boolean follows(Optional<DailyRoot> last) {
    return before.equals(last.map(DailyRoot::hash))
        && last.filter(earlier -> !earlier.day().isBefore(day)).isEmpty();
  }

  /** Whether the hash is the one over everything else. */
  boolean isWhole() {
    return hash.equals(hash(tenant, day, before, trails, ends));
  }

  /** Whether the trails ended like this when the root was made. */
  boolean isOver(Collection<TrailEnd> found) {
    return ends.equals(digest(found));
  }

  private static Sha256 hash(
      TenantId tenant, LocalDate day, Optional<Sha256> before, int trails, Sha256 ends) {
    return new HashedParts()
        .with(before.map(Sha256::hex).orElse(""))
        .with(tenant.value())
        .with(day.toString())
        .with(Integer.toString(trails))
        .with(ends.hex())
        .hash();
  }

  private static Sha256 digest(Collection<TrailEnd> ends) {
    List<TrailEnd> sorted = ends.stream().sorted(Comparator.comparing(TrailEnd::trail)).toList();
    var parts = new HashedParts();
    for (TrailEnd end : sorted) {
      parts.with(end.trail()).with(Integer.toString(end.sequence())).with(end.hash().hex());
    }
    return parts.hash();
  }
}
