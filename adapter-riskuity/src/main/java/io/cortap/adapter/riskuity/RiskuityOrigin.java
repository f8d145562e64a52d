package io.cortap.adapter.riskuity;

import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.TraceParent;
import io.cortap.core.report.UserToken;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * The one origin that tokens are sent to. A redirect is followed while it stays there; anywhere
 * else it ends the request, and the token goes no further (RFC 9110, section 15.4).
 */
final class RiskuityOrigin {
  private static final int MAX_REDIRECTS = 3;

  private final HttpClient http;
  private final RiskuitySettings settings;
  private final InstantSource clock;

  RiskuityOrigin(HttpClient http, RiskuitySettings settings, InstantSource clock) {
    if (http.followRedirects() != HttpClient.Redirect.NEVER) {
      throw new IllegalArgumentException(
          "the HTTP client must never follow redirects by itself: the token would follow too");
    }
    this.http = http;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Asks once, redirects included.
   *
   * @param path begins with a slash and may hold a query
   * @param limit for everything, the answer's last byte included
   */
  Reply get(String path, UserToken token, CorrelationId correlationId, Duration limit)
      throws InterruptedException {
    Instant deadline = clock.instant().plus(limit);
    URI target = URI.create(settings.root() + path);
    for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      Duration left = Duration.between(clock.instant(), deadline);
      if (left.isNegative() || left.isZero()) {
        return new Reply.TimedOut(limit);
      }
      HttpResponse<byte[]> response;
      try {
        response = exchange(request(target, token, correlationId, left), left);
      } catch (IOException e) {
        return broken(e, limit);
      } catch (TimeoutException e) {
        return new Reply.TimedOut(limit);
      }
      if (!isRedirect(response.statusCode())) {
        return answered(response);
      }
      URI next = target(response);
      if (!isSameOrigin(next)) {
        return new Reply.Astray(
            response.statusCode(),
            "answered with a redirect to somewhere else, which is not followed");
      }
      target = next;
    }
    return new Reply.Astray(302, "answered with redirects without end");
  }

  private static HttpRequest request(
      URI target, UserToken token, CorrelationId correlationId, Duration limit) {
    return HttpRequest.newBuilder(target)
        .timeout(limit)
        .header("Authorization", "Bearer " + token.reveal())
        .header("Accept", "application/json")
        .header("X-Correlation-ID", correlationId.value())
        .header(TraceParent.HEADER, correlationId.trace().header())
        .GET()
        .build();
  }

  /** The client's own timeout ends with the header, so the body needs this one. */
  private HttpResponse<byte[]> exchange(HttpRequest request, Duration limit)
      throws IOException, InterruptedException, TimeoutException {
    CompletableFuture<HttpResponse<byte[]>> exchange =
        http.sendAsync(request, BoundedBody.of(settings.maxBodyBytes()));
    try {
      return exchange.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause
          ? cause
          : new IOException("the exchange failed", e.getCause());
    } finally {
      exchange.cancel(true);
    }
  }

  private Reply broken(IOException failure, Duration limit) {
    return switch (failure) {
      case HttpTimeoutException late -> new Reply.TimedOut(limit);
      case BodyTooLongException tooLong -> new Reply.TooLong(settings.maxBodyBytes());
      case ConnectException unresolved when wraps(unresolved, UnresolvedAddressException.class) ->
          new Reply.Broken("could not be found: its name does not resolve");
      case ConnectException refused -> new Reply.Broken("accepted no connection");
      case SSLException tls -> new Reply.Broken("made no TLS connection that can be trusted");
      default -> new Reply.Broken("broke the connection");
    };
  }

  private static boolean wraps(Throwable failure, Class<? extends Throwable> kind) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (kind.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  private static Reply answered(HttpResponse<byte[]> response) {
    String retryAfter = response.headers().firstValue("Retry-After").orElse("");
    return new Reply.Answered(response.statusCode(), response.body(), retryAfter);
  }

  private static boolean isRedirect(int status) {
    return switch (status) {
      case 301, 302, 303, 307, 308 -> true;
      default -> false;
    };
  }

  /** Where it redirects to; without a readable Location, a place that is nobody's origin. */
  private static URI target(HttpResponse<?> response) {
    String location = response.headers().firstValue("Location").orElse("");
    try {
      return response.uri().resolve(URI.create(location));
    } catch (IllegalArgumentException unreadable) {
      return URI.create("unreadable:location");
    }
  }

  private boolean isSameOrigin(URI target) {
    return target.getRawUserInfo() == null && origin(target).equals(origin(settings.baseUrl()));
  }

  /** RFC 6454, section 4: scheme, host, port. */
  private static String origin(URI url) {
    String scheme = lower(url.getScheme());
    int port = url.getPort() >= 0 ? url.getPort() : scheme.equals("https") ? 443 : 80;
    return scheme + "://" + lower(url.getHost()) + ":" + port;
  }

  private static String lower(@Nullable String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }
}
