package io.cortap.core.report;

import java.time.Instant;

/**
 * What a job remembers of a stable link: enough to rebuild it under its key, nothing secret.
 *
 * @param serial from 1, unique within the job
 * @param keyId which link key signs it
 * @param endsAt the first instant at which it answers 410
 * @param openings how often it was opened
 */
public record IssuedLink(int serial, String keyId, Instant endsAt, int openings) {
  /** A link that nobody has opened yet. */
  public IssuedLink(int serial, String keyId, Instant endsAt) {
    this(serial, keyId, endsAt, 0);
  }

  /** The same, opened once more. */
  public IssuedLink opened() {
    return new IssuedLink(serial, keyId, endsAt, openings + 1);
  }

  /** Whether the link still opens. */
  public boolean opensAt(Instant now) {
    return now.isBefore(endsAt);
  }
}
