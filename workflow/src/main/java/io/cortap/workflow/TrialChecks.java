package io.cortap.workflow;

import io.cortap.core.report.ReportRequest;
import io.cortap.core.report.WireTime;
import io.cortap.ports.inbound.SubmitReport.Check;
import java.time.Instant;
import java.util.List;

/** What a trial tells of the checks that a request has passed. */
final class TrialChecks {
  private TrialChecks() {}

  /**
   * @param allowed whether Riskuity has confirmed the project, or could not be asked in time
   */
  static List<Check> passed(ReportRequest request, Instant tokenEndsAt, boolean allowed) {
    return List.of(
        new Check("token", true, "a user's API token until " + WireTime.format(tokenEndsAt)),
        new Check("request", true, "every field fits"),
        new Check("report_type", true, request.type() + " can be made here"),
        new Check("callback_url", true, "webhooks may go there"),
        new Check(
            "project",
            allowed,
            allowed
                ? "Riskuity lets this user see project " + request.project()
                : "Riskuity did not answer in time; a job would find out"),
        new Check("store", true, "a job could be stored"));
  }
}
