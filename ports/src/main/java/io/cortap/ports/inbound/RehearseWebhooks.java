package io.cortap.ports.inbound;

import io.cortap.core.job.JobId;
import io.cortap.core.rehearsal.Judgement;
import io.cortap.core.rehearsal.RehearsalCase;
import io.cortap.core.report.ProjectId;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Tries a receiver out with deliveries as the service makes them, and judges its answers. */
public interface RehearseWebhooks {
  /**
   * Makes the deliveries of each case, one after the other, through the guard; nothing is stored,
   * nothing is repeated.
   *
   * @return one judgement a case, in their order
   */
  Answer<List<Judgement>> rehearse(Receiver receiver, List<RehearsalCase> cases);

  /**
   * Who is tried out.
   *
   * @param job what the deliveries are about; an invented one if it is empty
   * @param allowsLoopback whether a receiver on this machine may be reached too
   */
  record Receiver(URI url, Optional<JobId> job, ProjectId project, boolean allowsLoopback) {}
}
