package io.cortap.core.job;

/**
 * How many jobs may be unfinished at a time; what comes on top is refused, and not lost.
 *
 * @param perTenant jobs of one tenant
 * @param unconfirmed jobs whose tokens nobody vouches for, of all tenants together: whoever forges
 *     tokens fills this room and nobody's else
 */
public record QueueLimits(int perTenant, int unconfirmed) {
  /** 2,000 of a tenant, 100 of nobody. */
  public static final QueueLimits STANDARD = new QueueLimits(2000, 100);

  /** Nothing is let in. */
  public static final QueueLimits CLOSED = new QueueLimits(0, 0);

  public QueueLimits {
    if (perTenant < 0 || unconfirmed < 0) {
      throw new IllegalArgumentException("a queue has room for 0 jobs or more");
    }
  }

  /** Whether there is room for one more job. */
  public boolean admit(boolean confirmed, Backlog backlog) {
    return backlog.ahead(confirmed) < (confirmed ? perTenant : unconfirmed);
  }
}
