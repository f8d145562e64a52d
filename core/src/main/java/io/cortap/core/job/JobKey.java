package io.cortap.core.job;

import io.cortap.core.report.TenantId;

/** Finds one job: there is no way to ask for it without naming its tenant. */
public record JobKey(TenantId tenant, JobId id) {
  @Override
  public String toString() {
    return tenant + "/" + id;
  }
}
