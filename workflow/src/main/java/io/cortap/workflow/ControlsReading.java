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

  /** The kept copy if there is one, else the same as {@link #readAnew}. */
  Controls read(Wanted wanted, Duration limit, Progress progress) {
    Instant began = clock.instant();
    var mine = new CountDownLatch(1);
    Optional<ProjectControls> kept = kept(wanted);
    if (kept.isEmpty() && !cache.timeToLive().isZero()) {
      CountDownLatch others = latest.putIfAbsent(wanted.key(), mine);
      if (others == null) {
        return readAs(mine, wanted, limit, progress);
      }
      if (isInterruptedBefore(others, limit.dividedBy(3))) {
        return new Controls.Refused(
            Problem.of(FailureCode.DATA_FETCH_ERROR, "the reading was interrupted"));
      }
      kept = kept(wanted);
    }
    if (kept.isPresent()) {
      int all = kept.get().controls().size();
      progress.read(all, all);
      return new Controls.Read(kept.get());
    }
    return readAnew(wanted, limit.minus(Duration.between(began, clock.instant())), progress);
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
      latest.remove(key, mine);
      mine.countDown();
    }
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

  /** Waits; however the other reading ends, there is time left for one of one's own. */
  private static boolean isInterruptedBefore(CountDownLatch others, Duration limit) {
    try {
      others.await(limit.toMillis(), TimeUnit.MILLISECONDS);
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
