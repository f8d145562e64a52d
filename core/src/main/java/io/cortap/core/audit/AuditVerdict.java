package io.cortap.core.audit;

import java.util.List;

/**
 * What an {@link AuditCheck} found.
 *
 * @param unnamed trails whose chain could not be followed, because an early version of the program
 *     did not keep their project; only the daily roots vouch for them
 * @param unrootedDays ended days, of all tenants, that have no root yet: until then only the chains
 *     and the number of records vouch for them
 * @param known how many roots kept elsewhere were compared
 * @param breaks what does not fit, a sentence each; empty when all is sound
 */
public record AuditVerdict(
    int trails,
    long records,
    int unnamed,
    int roots,
    int unrootedDays,
    int known,
    List<String> breaks) {

  public AuditVerdict {
    breaks = List.copyOf(breaks);
  }

  /** Whether nothing was found. */
  public boolean isSound() {
    return breaks.isEmpty();
  }
}
