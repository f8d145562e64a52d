package io.cortap.adapter.riskuity;

import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.UserToken;
import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Asks again where that may help: about 0.5, 1, 2, 4, then 8 s later (each between half and the
 * whole of it, so that clients do not march in step), or as much later as Retry-After says. Never
 * waits past the deadline: what a wait would miss is given up at once.
 */
final class PatientOrigin {
  private static final long FIRST_WAIT_MILLIS = 500;
  private static final long LONGEST_WAIT_MILLIS = 8000;

  private final RiskuityOrigin origin;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Pause pause;
  private final Retry retry;

  PatientOrigin(
      RiskuityOrigin origin,
      RiskuitySettings settings,
      InstantSource clock,
      RandomGenerator random,
      Pause pause) {
    this.origin = origin;
    this.clock = clock;
    this.random = random;
    this.pause = pause;
    this.retry =
        Retry.of(
            "riskuity",
            RetryConfig.<Reply>custom()
                .maxAttempts(1 + settings.maxRetries())
                .retryOnResult(Reply::isWorthRepeating)
                .intervalBiFunction(this::waitMillis)
                .build());
  }

  /** Asks until an answer is worth having, retries are used up or the deadline is too near. */
  Tries get(
      String path, UserToken token, CorrelationId correlationId, Duration timeout, Instant deadline)
      throws InterruptedException {
    // The asynchronous context tells the wait instead of sleeping it: the sleep stays ours.
    Retry.AsyncContext<Reply> context = retry.asyncContext();
    List<Reply> replies = new ArrayList<>();
    while (true) {
      Reply reply = origin.get(path, token, correlationId, shorter(timeout, left(deadline)));
      replies.add(reply);
      long wait = context.onResult(reply);
      if (wait < 0 || left(deadline).toMillis() <= wait) {
        context.onComplete();
        return new Tries(replies);
      }
      pause.pause(Duration.ofMillis(wait));
    }
  }

  private long waitMillis(int triesSoFar, Either<Throwable, Reply> outcome) {
    long step = Math.min(FIRST_WAIT_MILLIS << (triesSoFar - 1), LONGEST_WAIT_MILLIS);
    long backoff = step / 2 + random.nextLong(step / 2 + 1);
    return Math.max(backoff, asked(outcome.get()).toMillis());
  }

  private Duration asked(Reply reply) {
    return reply instanceof Reply.Answered answered
        ? RetryAfter.wait(answered.retryAfter(), clock.instant())
        : Duration.ZERO;
  }

  private Duration left(Instant deadline) {
    return Duration.between(clock.instant(), deadline);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
