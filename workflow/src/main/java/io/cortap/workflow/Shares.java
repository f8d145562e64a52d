package io.cortap.workflow;

import io.cortap.core.report.Requester;
import java.util.HashMap;
import java.util.Map;

/** Places for what takes long, of which nobody gets more than a share. Thread-safe. */
final class Shares {
  private final int ofUser;
  private final Map<Requester, Integer> taken = new HashMap<>();
  private int free;

  /** A quarter of the places for each user, and at least one. */
  Shares(int places) {
    this.free = places;
    this.ofUser = Math.max(1, places / 4);
  }

  /** Whether a place was taken; {@link #leave} gives it back. */
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
    taken.computeIfPresent(user, (who, of) -> of == 1 ? null : of - 1);
  }
}
