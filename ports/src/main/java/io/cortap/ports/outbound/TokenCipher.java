package io.cortap.ports.outbound;

import io.cortap.core.job.JobKey;
import io.cortap.core.report.EncryptedToken;
import io.cortap.core.report.UserToken;

/**
 * Keeps users' tokens unreadable while they wait in job records.
 *
 * <p><b>Threads.</b> One instance serves any number of threads.
 *
 * <p><b>Consistency.</b> A token opens only for the tenant and job for which it was closed; closing
 * twice gives different bytes.
 *
 * <p><b>Time.</b> A closed token can be opened as long as its key is configured.
 *
 * <p><b>Failure.</b> {@link PortUnavailableException} when a key is gone or bytes were altered; no
 * message holds any part of the token.
 */
public interface TokenCipher {
  /** {@code token}, for this job only. */
  EncryptedToken close(UserToken token, JobKey job);

  /**
   * @throws PortUnavailableException if it was closed for another job, altered, or under a key that
   *     is not here
   */
  UserToken open(EncryptedToken token, JobKey job);
}
