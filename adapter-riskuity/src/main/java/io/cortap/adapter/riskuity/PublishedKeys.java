package io.cortap.adapter.riskuity;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.CachingJWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.OutageTolerantJWKSetSource;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.jwk.source.RateLimitedJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The public keys that an issuer publishes at one URL (RFC 7517, section 5), kept for five minutes
 * and through an outage of up to an hour. A key that is not among them makes us look again, at most
 * twice in thirty seconds: invented key ids do not become load for the issuer. Thread-safe.
 */
final class PublishedKeys {
  static final Duration KEPT = Duration.ofMinutes(5);
  static final Duration KEPT_IN_OUTAGE = Duration.ofHours(1);
  static final Duration LOOKS = Duration.ofSeconds(30);

  // Waiting for another thread's look and looking again stays within the limit of a verification.
  private static final Duration LOOK_LIMIT = Duration.ofMillis(1400);
  private static final long MAX_BYTES = 256 << 10;
  private static final int MAX_CANDIDATES = 8;

  private final HttpClient http;
  private final URI url;
  private final JWKSetSource<SecurityContext> source;

  /**
   * @param http borrowed; it must never follow redirects by itself
   */
  PublishedKeys(HttpClient http, URI url) {
    this.http = http;
    this.url = url;
    // In this order: a look that the rate forbids is no outage, and what an outage leaves is kept.
    this.source =
        new CachingJWKSetSource<>(
            new RateLimitedJWKSetSource<>(
                new OutageTolerantJWKSetSource<>(new Look(), KEPT_IN_OUTAGE.toMillis(), null),
                LOOKS.toMillis(),
                null),
            KEPT.toMillis(),
            LOOK_LIMIT.toMillis(),
            null);
  }

  /**
   * The keys that may have made a signature with such a header; none if there is no such key.
   *
   * @throws KeySourceException when the keys cannot be had
   */
  List<JWK> candidates(JWKMatcher wanted, Instant now) throws KeySourceException {
    JWKSet kept =
        source.getJWKSet(JWKSetCacheRefreshEvaluator.noRefresh(), now.toEpochMilli(), null);
    List<JWK> found = among(kept, wanted);
    if (!found.isEmpty()) {
      return found;
    }
    try {
      var anew = JWKSetCacheRefreshEvaluator.referenceComparison(kept);
      return among(source.getJWKSet(anew, now.toEpochMilli(), null), wanted);
    } catch (RateLimitReachedException justLooked) {
      return List.of();
    }
  }

  private static List<JWK> among(JWKSet keys, JWKMatcher wanted) {
    return new JWKSelector(wanted).select(keys).stream().limit(MAX_CANDIDATES).toList();
  }

  /** One request for the keys. */
  private final class Look implements JWKSetSource<SecurityContext> {
    @Override
    public JWKSet getJWKSet(
        JWKSetCacheRefreshEvaluator evaluator, long currentTime, SecurityContext context)
        throws KeySourceException {
      HttpRequest request =
          HttpRequest.newBuilder(url)
              .timeout(LOOK_LIMIT)
              .header("Accept", "application/jwk-set+json, application/json")
              .build();
      CompletableFuture<HttpResponse<byte[]>> answer =
          http.sendAsync(request, BoundedBody.of(MAX_BYTES));
      try {
        return parsed(answer.get(LOOK_LIMIT.toMillis(), TimeUnit.MILLISECONDS));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new JWKSetUnavailableException("the look at the issuer's keys was interrupted");
      } catch (ExecutionException | TimeoutException e) {
        throw new JWKSetUnavailableException("the issuer's keys did not come", e);
      } finally {
        answer.cancel(true);
      }
    }

    private static JWKSet parsed(HttpResponse<byte[]> answer) throws KeySourceException {
      if (answer.statusCode() != 200) {
        throw new JWKSetUnavailableException("the issuer's keys answered " + answer.statusCode());
      }
      try {
        return JWKSet.parse(new String(answer.body(), StandardCharsets.UTF_8));
      } catch (ParseException e) {
        throw new JWKSetUnavailableException("the issuer's answer is no key set", e);
      }
    }

    @Override
    public void close() {
      // The client is borrowed.
    }
  }
}
