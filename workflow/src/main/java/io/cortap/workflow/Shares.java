package io.cortap.workflow;

import io.cortap.core.report.Requester;
import java.util.HashMap;
import java.util.Map;

/**
 * Places for calls that wait for somebody else, of which no user gets more than a share.
 * Thread-safe.
 */
final class Shares {
  private final int ofUser;
  private final Map<Requester, Integer> taken = new HashMap<>();
  private int free;

  /** A quarter of the places for each user, and at least one. */
  Shares(int places) {
    this.free = places;
    this.ofUser = Math.max(1, places / 4);
  }

  /** Whether there was a place of one's own; {@link #leave} gives it back. */
  synchronized boolean tryEnter(Requester user) {
    int of = taken.getOrDefault(user, 0);
    if (free == 0 || of >= ofUser) {
      return false;
    }
    free--;
    taken.put(user, of + 1);
    return true;
  }

  synchronized void leave(Requester user) {
    free++;
    if (taken.merge(user, -1, Integer::sum) == 0) {
      taken.remove(user);
    }
  }
}
