package io.cortap.ports.outbound;

import io.cortap.core.report.ProjectKey;
import io.cortap.core.review.SetupRecord;
import java.util.Optional;

/**
 * Keeps what Riskuity does not hold of a project: contacts, dates, people.
 *
 * <p><b>Threads.</b> One instance serves any number of threads.
 *
 * <p><b>Consistency.</b> A record is read whole.
 *
 * <p><b>Time.</b> Records do not end.
 *
 * <p><b>Failure.</b> {@link PortUnavailableException} when the store cannot be read.
 */
public interface SetupStore {
  /**
   * @return the project's record, or empty if nobody has made one
   */
  Optional<SetupRecord> find(ProjectKey project);
}
