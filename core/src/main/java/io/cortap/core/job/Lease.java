package io.cortap.core.job;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a claim lasts without news from its holder.
 *
 * @param endsAt the first instant at which another worker may claim: the holder is presumed dead
 */
public record Lease(NodeId holder, Instant endsAt) {
  /** A lease from {@code now} on. */
  public static Lease from(Instant now, NodeId holder, Duration length) {
    return new Lease(holder, now.plus(length));
  }

  /** Whether the holder has lost it by then. */
  public boolean lapsedAt(Instant now) {
    return !now.isBefore(endsAt);
  }
}
