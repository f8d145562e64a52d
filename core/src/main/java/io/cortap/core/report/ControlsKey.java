package io.cortap.core.report;

/**
 * Finds what Riskuity let one user of a tenant see of a project: there is no way to ask for it
 * without naming that user.
 */
public record ControlsKey(Requester reader, ProjectId project) {
  @Override
  public String toString() {
    return reader + "/" + project;
  }
}
