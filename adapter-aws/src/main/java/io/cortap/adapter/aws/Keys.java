package io.cortap.adapter.aws;

import io.cortap.core.intake.IdempotencyClaim;
import io.cortap.core.report.ProjectKey;
import io.cortap.core.report.TenantId;
import java.time.Instant;

/**
 * The keys of the table's items. A job's is its id, which the contract fixed; every other names its
 * tenant. None of the parts can hold {@code #}.
 */
final class Keys {
  /** One item with the name of every tenant that has a trail or a root. */
  static final String TENANTS = "tenants";

  /** Written and removed again to see whether jobs can be written. */
  static final String TRIAL = "trial";

  private Keys() {}

  static String claim(TenantId tenant, IdempotencyClaim.Scope scope) {
    return "claim#" + tenant + "#" + scope.digest().hex();
  }

  static String setup(ProjectKey project) {
    return "setup#" + project.tenant() + "#" + project.project();
  }

  /** Trails are named by tenant, project and subject. */
  static String audit(String trail, int sequence) {
    return "audit#" + trail + "#" + sequence;
  }

  /** How many roots the tenant has, and the newest one's hash. */
  static String roots(TenantId tenant) {
    return "roots#" + tenant;
  }

  static String root(TenantId tenant, int number) {
    return "root#" + tenant + "#" + number;
  }

  /** Digits that sort like the instant does, to the millisecond. */
  static String sortable(Instant instant) {
    return sortable(instant.toEpochMilli());
  }

  /** The first text behind everything that begins with {@link #sortable} of that instant. */
  static String behind(Instant instant) {
    return sortable(instant.toEpochMilli() + 1);
  }

  private static String sortable(long millis) {
    return "%015d".formatted(Math.max(0, millis));
  }
}
