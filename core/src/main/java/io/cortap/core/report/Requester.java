package io.cortap.core.report;

/** Whoever asked for a report: a user of a tenant. */
public record Requester(TenantId tenant, UserId user) implements Party {
  @Override
  public String toString() {
    return tenant + "/" + user;
  }
}
