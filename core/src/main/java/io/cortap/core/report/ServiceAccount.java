package io.cortap.core.report;

import java.util.List;

/**
 * A program that its operator lets read the jobs of some tenants: Riskuity's own backend, which
 * asks when webhooks were missed. It asks for no report and opens none.
 *
 * @param subject what its tokens say in the claim {@code sub}, 1 to 128 visible ASCII characters
 * @param tenants whose jobs it may read, at least one, each once
 */
public record ServiceAccount(String subject, List<TenantId> tenants) implements Party {
  public ServiceAccount {
    tenants = List.copyOf(tenants);
    if (!UserId.isWellFormed(subject)) {
      throw new IllegalArgumentException(
          "a service account's subject has 1 to 128 visible ASCII characters, was '"
              + subject
              + "'");
    }
    if (tenants.isEmpty() || tenants.stream().distinct().count() < tenants.size()) {
      throw new IllegalArgumentException(
          "a service account has tenants, each once, was " + tenants + " for '" + subject + "'");
    }
  }

  @Override
  public String toString() {
    return subject;
  }
}
