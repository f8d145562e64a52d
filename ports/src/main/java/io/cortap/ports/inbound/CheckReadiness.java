package io.cortap.ports.inbound;

import io.cortap.core.report.ProjectId;
import io.cortap.core.report.ReportType;
import io.cortap.core.review.Readiness;

/** Tells whether a report can be made of a project now, and what it would lack. */
public interface CheckReadiness {
  /**
   * Judges the project as a job would that is submitted now without setup values of its own. Makes
   * nothing and keeps nothing but a copy of the controls.
   *
   * @param reportType the word for it, known or not
   * @return the judgement, whatever it is; {@code INVALID_REPORT_TYPE} naming the known ones; or
   *     the refusals of {@link ReadProject#read}
   */
  Answer<Checked> check(Caller caller, ProjectId project, String reportType);

  /** One project judged for one report type. */
  record Checked(ProjectId project, ReportType type, Readiness readiness) {}
}
