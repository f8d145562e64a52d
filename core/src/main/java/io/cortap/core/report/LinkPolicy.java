package io.cortap.core.report;

import java.time.Duration;
import java.time.Instant;

/**
 * How long links and reports last.
 *
 * @param promise how long a link is good for, counted from when it is made
 * @param retention how long a report is kept, counted from when its job finished
 */
public record LinkPolicy(Duration promise, Duration retention) {
  /** Links for 7 days, reports for 30. */
  public static final LinkPolicy STANDARD = new LinkPolicy(Duration.ofDays(7), Duration.ofDays(30));

  public LinkPolicy {
    if (!promise.isPositive() || !retention.isPositive()) {
      throw new IllegalArgumentException("links and reports last for a while");
    }
  }

  /** When a link made now ends: as promised, but never after the report itself is gone. */
  public Instant endOfLinkMadeAt(Instant now, Instant finishedAt) {
    Instant promised = now.plus(promise);
    Instant gone = goneAt(finishedAt);
    return promised.isBefore(gone) ? promised : gone;
  }

  /** The first instant at which a report is not kept any more. */
  public Instant goneAt(Instant finishedAt) {
    return finishedAt.plus(retention);
  }

  /** What finished at this instant or earlier is not kept any more {@code now}. */
  public Instant goneUntil(Instant now) {
    return now.minus(retention);
  }
}
