package io.cortap.sandbox;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the sink answers one delivery. Made by the static methods, refined by {@link #after} and
 * {@link #with}.
 *
 * @param delay how much later, in real time
 * @param headers in addition to {@code Content-Type}
 */
public record SinkAnswer(
    Kind kind, int status, String body, Duration delay, Map<String, String> headers) {

  /** What an answer is made of. */
  public enum Kind {
    /** As a good receiver: acknowledged when the signature holds, 401 when it does not. */
    JUDGED,
    /** A fixed status and body. */
    FIXED,
    /** None: the connection breaks off. */
    ABORTED
  }

  public SinkAnswer {
    headers = Map.copyOf(headers);
  }

  /** As a good receiver answers: {@code {"received": true, "job_id": ...}}, or 401. */
  public static SinkAnswer judged() {
    return new SinkAnswer(Kind.JUDGED, 200, "", Duration.ZERO, Map.of());
  }

  /** This status, without a body. */
  public static SinkAnswer status(int status) {
    return new SinkAnswer(Kind.FIXED, status, "", Duration.ZERO, Map.of());
  }

  /** This status and body; set {@code Content-Type} by {@link #with} when it is not JSON. */
  public static SinkAnswer body(int status, String body) {
    return new SinkAnswer(Kind.FIXED, status, body, Duration.ZERO, Map.of());
  }

  /** No answer: the connection breaks off after the request was read. */
  public static SinkAnswer abort() {
    return new SinkAnswer(Kind.ABORTED, 0, "", Duration.ZERO, Map.of());
  }

  /** The same, so much later. */
  public SinkAnswer after(Duration wait) {
    return new SinkAnswer(kind, status, body, wait, headers);
  }

  /** The same with one more header, for instance {@code Retry-After}. */
  public SinkAnswer with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new SinkAnswer(kind, status, body, delay, more);
  }
}
