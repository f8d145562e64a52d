package io.cortap.adapter.memory;

import io.cortap.core.report.ControlsKey;
import io.cortap.core.review.Control;
import io.cortap.core.review.ProjectControls;
import io.cortap.ports.outbound.ControlsCache;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Copies of controls in this process: each node keeps its own, and they are gone with it. */
public final class InMemoryControlsCache implements ControlsCache {
  /** 32 million characters: a few hundred projects, in 64 MiB at most. */
  public static final long DEFAULT_ROOM = 32_000_000;

  /** What a control weighs beside its texts, in characters. */
  private static final int CONTROL_WEIGHT = 100;

  private record Copy(ProjectControls controls, long weight) {}

  private final Duration timeToLive;
  private final long room;
  private final Map<ControlsKey, Copy> copies = new LinkedHashMap<>(16, 0.75f, true);
  private long weight;

  /** A cache with {@link #DEFAULT_ROOM}. */
  public InMemoryControlsCache(Duration timeToLive) {
    this(timeToLive, DEFAULT_ROOM);
  }

  /**
   * @param timeToLive zero to keep nothing
   * @param room how many characters all copies may have together; each control counts 100 beside
   *     its texts
   */
  public InMemoryControlsCache(Duration timeToLive, long room) {
    if (timeToLive.isNegative()) {
      throw new IllegalArgumentException("copies live zero or longer, was " + timeToLive);
    }
    this.timeToLive = timeToLive;
    this.room = room;
  }

  @Override
  public Duration timeToLive() {
    return timeToLive;
  }

  @Override
  public synchronized Optional<ProjectControls> find(ControlsKey key, Instant now) {
    Copy copy = copies.get(key);
    if (copy == null) {
      return Optional.empty();
    }
    if (!isFresh(copy, now)) {
      drop(key);
      return Optional.empty();
    }
    return Optional.of(copy.controls());
  }

  @Override
  public synchronized void keep(ControlsKey key, ProjectControls controls) {
    drop(key);
    dropStale(controls.readAt());
    var copy = new Copy(controls, weight(controls));
    if (timeToLive.isZero() || copy.weight() > room) {
      return;
    }
    copies.put(key, copy);
    weight += copy.weight();
    Iterator<Copy> longestUnused = copies.values().iterator();
    while (weight > room) {
      weight -= longestUnused.next().weight();
      longestUnused.remove();
    }
  }

  @Override
  public synchronized void drop(ControlsKey key) {
    Copy dropped = copies.remove(key);
    if (dropped != null) {
      weight -= dropped.weight();
    }
  }

  private void dropStale(Instant now) {
    Iterator<Copy> all = copies.values().iterator();
    while (all.hasNext()) {
      Copy copy = all.next();
      if (!isFresh(copy, now)) {
        weight -= copy.weight();
        all.remove();
      }
    }
  }

  /** A clock that was set back must not lengthen a copy's life: age counts in both directions. */
  private boolean isFresh(Copy copy, Instant now) {
    return Duration.between(copy.controls().readAt(), now).abs().compareTo(timeToLive) < 0;
  }

  private static long weight(ProjectControls controls) {
    long weight = controls.projectName().length();
    for (String oddity : controls.oddities()) {
      weight += oddity.length();
    }
    for (Control control : controls.controls()) {
      weight +=
          CONTROL_WEIGHT
              + control.id().length()
              + control.name().length()
              + control.description().length()
              + control.assessment().status().length()
              + control.assessment().comments().length();
      for (String status : control.assessment().instanceStatuses()) {
        weight += status.length();
      }
    }
    return weight;
  }
}
