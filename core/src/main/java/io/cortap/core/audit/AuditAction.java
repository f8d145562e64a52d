package io.cortap.core.audit;

import java.util.Locale;

/** What the audit trail records. */
public enum AuditAction {
  /** A user asked for a report, and the job was accepted. */
  REQUESTED,
  /** Riskuity accepted the user's token for the project. */
  AUTHORIZED,
  /** The project's controls were read with the user's token. */
  FETCHED,
  /** The review made from them was stored for good. */
  SNAPSHOT_SEALED,
  /** The user's token was removed from the job. */
  TOKEN_ERASED,
  /** The document was made. */
  RENDERED,
  /** The document was stored: the report exists. */
  STORED,
  /** The job ended without a report. */
  FAILED,
  /** The job was ended because nobody wants the report any more. */
  CANCELLED,
  /** The user gave a job that failed for its ended token a fresh one. */
  RESUMED,
  /** The user, or a service account, asked that the receiver be told once more. */
  REDELIVERY_REQUESTED,
  /** The receiver was told, or could not be. */
  DELIVERY_ATTEMPTED,
  /** A download link was made. */
  LINK_MINTED,
  /** A download link was used. */
  LINK_OPENED,
  /** A project's setup record was written. */
  SETUP_CHANGED;

  /** The name that is stored and hashed; never changed. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
