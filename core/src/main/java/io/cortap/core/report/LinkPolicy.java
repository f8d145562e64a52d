package io.cortap.core.report;

import java.time.Duration;
import java.time.Instant;

/**
 * How long links and reports last.
 *
 * @param promise how long a link is good for, counted from when it is made
 * @param retention how long a report is kept, counted from when its job finished
 * @param mode who answers the links
 */
public record LinkPolicy(Duration promise, Duration retention, LinkMode mode) {
  /** Links for 7 days, reports for 30. */
  public static final LinkPolicy STANDARD = new LinkPolicy(Duration.ofDays(7), Duration.ofDays(30));

  /** So many links a report is given without asking whether the open one would do. */
  public static final int FREELY_MADE = 49;

  /** A policy under which links are direct where that keeps the promise. */
  public LinkPolicy(Duration promise, Duration retention) {
    this(promise, retention, LinkMode.AUTO);
  }

  public LinkPolicy {
    if (!promise.isPositive() || !retention.isPositive()) {
      throw new IllegalArgumentException("links and reports last for a while");
    }
  }

  /**
   * Whether a report with an open link is worth another one. A job remembers every link that it was
   * given, so from the fiftieth on a fresh one must last at least twice as long as the open one
   * still does.
   *
   * @param links how many were made so far
   * @param openEnds when the one that is open ends
   * @param freshEnds when a fresh one would end
   */
  public boolean isWorthMaking(int links, Instant openEnds, Instant freshEnds, Instant now) {
    Duration openLasts = Duration.between(now, openEnds);
    return links < FREELY_MADE
        || Duration.between(now, freshEnds).compareTo(openLasts.multipliedBy(2)) >= 0;
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
