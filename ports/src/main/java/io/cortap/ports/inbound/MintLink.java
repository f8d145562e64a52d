package io.cortap.ports.inbound;

import io.cortap.core.job.JobId;
import io.cortap.core.report.DownloadLink;

/** Makes a fresh link to a report. */
public interface MintLink {
  /**
   * @return a link with its whole life before it, as far as the report is kept; {@code CONFLICT} if
   *     there is no report; or the refusal that {@link FindJob} gives
   */
  Answer<DownloadLink> mint(Caller caller, JobId id);
}
