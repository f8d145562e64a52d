package io.cortap.workflow;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.ControlsKey;
import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.UserToken;
import io.cortap.core.review.ProjectControls;
import io.cortap.ports.outbound.ControlsCache;
import io.cortap.ports.outbound.RiskuityClient;
import io.cortap.ports.outbound.RiskuityClient.Controls;
import io.cortap.ports.outbound.RiskuityClient.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Reads a project's controls for one user: the user's kept copy, where Riskuity has lately accepted
 * the very token that asks, and Riskuity's own else. Who asks for what is being read just then
 * waits for that. Thread-safe.
 */
final class ControlsReading {
  private final ControlsCache cache;
  private final InstantSource clock;
  private final TokenFacts facts;

  /** Of each key, the reading that began last, open while it goes on: only that one is kept. */
  private final ConcurrentMap<ControlsKey, CountDownLatch> latest = new ConcurrentHashMap<>();

  /**
   * Who wants to read what.
   *
   * @param riskuity whom to ask where no copy is kept
   */
  record Wanted(
      RiskuityClient riskuity, UserToken token, ControlsKey key, CorrelationId correlationId) {}

  ControlsReading(ControlsCache cache, InstantSource clock, TokenFacts facts) {
    this.cache = cache;
    this.clock = clock;
    this.facts = facts;
  }

  /** The kept copy, if there is one that this very token may see. */
  Optional<ProjectControls> kept(Wanted wanted) {
    Instant now = clock.instant();
    return facts.allowed(wanted.token(), wanted.key().project(), now)
        ? cache.find(wanted.key(), now)
        : Optional.empty();
  }

  /**
   * The kept copy if there is one, else the same as {@link #readAnew}: for one at a time, while the
   * others wait for what that one gets. If it gets nothing, the next of them reads.
   */
  Controls read(Wanted wanted, Duration limit, Progress progress) {
    Instant end = clock.instant().plus(limit);
    while (!cache.timeToLive().isZero()) {
      var mine = new CountDownLatch(1);
      Optional<CountDownLatch> others = Optional.ofNullable(latest.putIfAbsent(wanted.key(), mine));
      Optional<ProjectControls> kept = kept(wanted);
      if (others.isEmpty() && kept.isEmpty()) {
        return readAs(mine, wanted, leftUntil(end), progress);
      }
      if (others.isEmpty()) {
        ended(mine, wanted.key());
      }
      if (kept.isPresent()) {
        int all = kept.get().controls().size();
        progress.read(all, all);
        return new Controls.Read(kept.get());
      }
      // However the other reading ends, there is time left for one of one's own.
      long patience = leftUntil(end).dividedBy(3).toMillis();
      try {
        if (!others.orElse(mine).await(patience, TimeUnit.MILLISECONDS)) {
          break;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return new Controls.Refused(
            Problem.of(FailureCode.DATA_FETCH_ERROR, "the reading was interrupted"));
      }
    }
    return readAnew(wanted, leftUntil(end), progress);
  }

  private Duration leftUntil(Instant end) {
    return Duration.between(clock.instant(), end);
  }

  /** What Riskuity has now; nothing that was read, or begun to be read, before is kept. */
  Controls readAnew(Wanted wanted, Duration limit, Progress progress) {
    var mine = new CountDownLatch(1);
    latest.put(wanted.key(), mine);
    return readAs(mine, wanted, limit, progress);
  }

  private Controls readAs(CountDownLatch mine, Wanted wanted, Duration limit, Progress progress) {
    ControlsKey key = wanted.key();
    try {
      Controls controls =
          wanted
              .riskuity()
              .controls(wanted.token(), key.project(), wanted.correlationId(), limit, progress);
      if (controls instanceof Controls.Read read) {
        latest.computeIfPresent(
            key,
            (same, last) -> {
              if (last == mine) {
                cache.keep(key, read.project());
              }
              return last;
            });
      }
      return controls;
    } finally {
      ended(mine, key);
    }
  }

  private void ended(CountDownLatch mine, ControlsKey key) {
    latest.remove(key, mine);
    mine.countDown();
  }

  /** Nothing that was read for this key until now will be found. */
  void drop(ControlsKey key) {
    latest.compute(
        key,
        (same, last) -> {
          cache.drop(key);
          return null;
        });
  }
}
