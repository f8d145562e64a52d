package io.cortap.core.job;

/** How much is known of the token that a job holds, each more than the one before. */
public enum Trust {
  /** Nobody vouches for it: what it says of its user may be forged. */
  UNCONFIRMED,
  /** Its issuer made it, so the job is its user's; whether it may see the project is not known. */
  GENUINE,
  /** Riskuity accepted it for the job's project. */
  ALLOWED
}
