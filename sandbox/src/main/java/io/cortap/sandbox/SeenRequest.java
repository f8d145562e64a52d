package io.cortap.sandbox;

import java.time.Instant;

/**
 * One request that the stub answered. Holds no token.
 *
 * @param query without the question mark, empty when there was none; a token in it is blotted out
 * @param correlationId of {@code X-Correlation-ID}, empty when there was none
 * @param status the answer's status; 0 when the connection was dropped
 */
public record SeenRequest(
    Instant at,
    String method,
    String path,
    String query,
    String correlationId,
    Credentials credentials,
    int status) {

  /** What the request brought along to identify itself. */
  public enum Credentials {
    /** No bearer token. */
    NONE,
    /** A bearer token that the API refuses. */
    REFUSED,
    /** A bearer token that the API accepts. */
    ACCEPTED
  }
}
