package io.cortap.core.audit;

import io.cortap.core.report.TenantId;
import java.util.List;
import java.util.OptionalInt;

/**
 * A trail as it lies in a store, sound or not.
 *
 * @param trail what of it can be read, by sequence
 * @param named whether the store knows the trail's whole name; one that an early version of the
 *     program wrote may have lost it together with the job
 * @param expected how many records the trail's subject says that it has; empty if the subject is
 *     gone
 * @param damages what cannot be read, a sentence each
 */
public record KeptTrail(
    TenantId tenant, AuditTrail trail, boolean named, OptionalInt expected, List<String> damages) {

  public KeptTrail {
    damages = List.copyOf(damages);
  }

  /** A trail that is wholly readable. */
  public static KeptTrail of(TenantId tenant, AuditTrail trail, OptionalInt expected) {
    return new KeptTrail(tenant, trail, true, expected, List.of());
  }
}
