package io.cortap.workflow;

import io.cortap.core.report.ControlsKey;
import io.cortap.core.report.Requester;
import java.util.HashMap;
import java.util.Map;

/**
 * Places for calls that wait for somebody else, of which no user gets more than a share. Those that
 * can wait for the same reading sit in one place together. Thread-safe.
 */
final class Shares {
  private final int ofUser;
  private final Map<Requester, Integer> taken = new HashMap<>();
  private final Map<ControlsKey, Integer> together = new HashMap<>();
  private int free;

  /** A quarter of the places for each user, and at least one. */
  Shares(int places) {
    this.free = places;
    this.ofUser = Math.max(1, places / 4);
  }

  /** Whether there is room beside those who read the same; {@link #leaveShared} gives it back. */
  synchronized boolean tryShare(ControlsKey key) {
    if (!together.containsKey(key) && !tryEnter(key.reader())) {
      return false;
    }
    together.merge(key, 1, Integer::sum);
    return true;
  }

  synchronized void leaveShared(ControlsKey key) {
    if (together.merge(key, -1, Integer::sum) == 0) {
      together.remove(key);
      leave(key.reader());
    }
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
