package io.cortap.core.report;

import java.time.Instant;

/**
 * What a job remembers of a link: enough to rebuild it, nothing secret.
 *
 * @param serial from 1, unique within the job
 * @param keyId which link key signs it; empty for a direct link, which the blob store's credentials
 *     sign
 * @param endsAt the first instant at which it does not open any more
 * @param openings how often it was opened, as far as this service can know
 */
public record IssuedLink(int serial, String keyId, Instant endsAt, int openings) {
  /** A link that nobody has opened yet. */
  public IssuedLink(int serial, String keyId, Instant endsAt) {
    this(serial, keyId, endsAt, 0);
  }

  /** A link that the blob store answers. */
  public static IssuedLink direct(int serial, Instant endsAt) {
    return new IssuedLink(serial, "", endsAt);
  }

  /** Who answers it: this service, or the store itself. */
  public LinkKind kind() {
    return keyId.isEmpty() ? LinkKind.DIRECT : LinkKind.STABLE;
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
