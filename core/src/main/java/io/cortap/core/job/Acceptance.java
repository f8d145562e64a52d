package io.cortap.core.job;

import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.ReportRequest;
import io.cortap.core.report.Requester;
import io.cortap.core.report.TenantId;
import java.time.Instant;

/**
 * What is fixed the moment a job is accepted.
 *
 * @param requester whose job it is, as the token says
 */
public record Acceptance(
    JobId id,
    Requester requester,
    ReportRequest request,
    CorrelationId correlationId,
    Instant createdAt) {

  /** The name of the job's audit trail: tenant, project and job. */
  public String trailName() {
    return trailName(requester.tenant(), request.project().toString(), id.value());
  }

  /** The same out of what a store kept of a job. */
  public static String trailName(TenantId tenant, String project, String id) {
    return tenant + "/project-" + project + "/" + id;
  }
}
