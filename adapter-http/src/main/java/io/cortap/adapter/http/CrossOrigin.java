package io.cortap.adapter.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lets scripts of web pages of chosen origins call (Fetch standard, CORS protocol). No cookies are
 * ever asked for, so an origin that is allowed gets nothing that its own token would not get.
 *
 * @param origins compared byte by byte
 */
record CrossOrigin(Set<String> origins) {
  private static final Pattern ORIGIN = Pattern.compile("https?://[a-z0-9.-]+(:[0-9]{1,5})?");
  private static final String HEADERS =
      "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, Last-Event-ID, Range,"
          + " X-Correlation-ID, traceparent";
  private static final String EXPOSED =
      "Content-Disposition, ETag, Idempotency-Replayed, Location, Retry-After, X-Correlation-ID";
  private static final String MAX_AGE_SECONDS = "600";

  /**
   * @throws IllegalArgumentException unless it is an origin as browsers send it
   */
  static void requireOrigin(String origin) {
    if (!ORIGIN.matcher(origin).matches()) {
      throw new IllegalArgumentException(
          "an origin looks like https://app.example.test, without path and in lower case, was '"
              + origin
              + "'");
    }
  }

  /**
   * What is said before the real call; empty where it is no such question, or not to be allowed.
   */
  Optional<Reply> preflight(Context request, Route route) {
    String wanted = request.header("Access-Control-Request-Method");
    boolean asked = request.method().equals(HandlerType.OPTIONS) && wanted != null;
    return asked
            && allowed(request) != null
            && route.methods().stream().anyMatch(method -> method.name().equals(wanted))
        ? Optional.of(
            Reply.empty(204)
                .with("Access-Control-Allow-Methods", route.allow())
                .with("Access-Control-Allow-Headers", HEADERS)
                .with("Access-Control-Max-Age", MAX_AGE_SECONDS))
        : Optional.empty();
  }

  /** The answer with what a browser needs to pass it on to the page. */
  Reply shared(Context request, Reply reply) {
    if (origins.isEmpty()) {
      return reply;
    }
    Reply varying = reply.varying("Origin");
    String origin = allowed(request);
    return origin == null
        ? varying
        : varying
            .with("Access-Control-Allow-Origin", origin)
            .with("Access-Control-Expose-Headers", EXPOSED);
  }

  private @Nullable String allowed(Context request) {
    String origin = request.header("Origin");
    return origin != null && origins.contains(origin) ? origin : null;
  }
}
