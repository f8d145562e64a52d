package io.cortap.ports.outbound;

import io.cortap.core.audit.AuditRecord;
import io.cortap.core.audit.AuditTrail;
import io.cortap.core.report.ProjectKey;
import io.cortap.core.review.SetupRecord;
import java.util.Optional;

/**
 * Keeps what Riskuity does not hold of a project: contacts, dates, people; and who changed it.
 *
 * <p><b>Threads.</b> One instance serves any number of threads; processes may share one backing
 * store.
 *
 * <p><b>Consistency.</b> A record is read and written whole, and no record is written without the
 * change that tells of it. A read sees every write that returned before it began. Of two writers
 * with the same version exactly one wins.
 *
 * <p><b>Time.</b> Records do not end. A change's instant survives to the millisecond.
 *
 * <p><b>Failure.</b> {@link PortUnavailableException} when the store cannot be read or written; a
 * write may then have happened or not.
 */
public interface SetupStore {
  /** The version of a record that nobody has written yet. */
  long UNWRITTEN = 0;

  /**
   * @return the project's newest record, or empty if nobody has made one
   */
  Optional<Versioned<SetupRecord>> find(ProjectKey project);

  /**
   * Writes the record, and the change behind those before it. The new version is one more than
   * {@code read}.
   *
   * @param read the version that {@code next} goes on from; {@link #UNWRITTEN} for a first record
   * @param change the last record of the trail that was read with that version, and one more
   * @return the record with its new version, or empty if {@code read} is not the newest any more:
   *     then neither record nor change was written
   */
  Optional<Versioned<SetupRecord>> replace(
      ProjectKey project, long read, SetupRecord next, AuditRecord change);

  /**
   * @return every change of the project's record, oldest first; none is ever altered or removed
   */
  AuditTrail trail(ProjectKey project);
}
