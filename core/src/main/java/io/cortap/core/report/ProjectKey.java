package io.cortap.core.report;

/** Finds what belongs to one project: there is no way to ask for it without naming the tenant. */
public record ProjectKey(TenantId tenant, ProjectId project) {
  @Override
  public String toString() {
    return tenant + "/" + project;
  }
}
