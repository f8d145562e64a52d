package io.cortap.core.job;

/**
 * Proof that this service once issued a link to a job. Only {@link LinkKeys#verify} makes one, so
 * that a job can be read without its tenant by nobody but the holder of a link.
 */
public final class LinkClaim {
  private final JobId job;
  private final int serial;
  private final String keyId;

  LinkClaim(JobId job, int serial, String keyId) {
    this.job = job;
    this.serial = serial;
    this.keyId = keyId;
  }

  /** Whose report it opens. */
  public JobId job() {
    return job;
  }

  /** Which of the job's links it is, from 1. */
  public int serial() {
    return serial;
  }

  /** What signed it. */
  public String keyId() {
    return keyId;
  }
}
