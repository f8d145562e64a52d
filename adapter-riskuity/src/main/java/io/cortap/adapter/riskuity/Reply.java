package io.cortap.adapter.riskuity;

import java.time.Duration;

/** What came of one request to Riskuity. */
sealed interface Reply {

  /**
   * An answer that is no redirect.
   *
   * @param retryAfter the header's text; empty when there is none
   */
  record Answered(int status, byte[] body, String retryAfter) implements Reply {
    boolean isSuccess() {
      return status >= 200 && status < 300;
    }
  }

  /** No whole answer in time. */
  record TimedOut(Duration after) implements Reply {}

  /** The connection failed or broke; {@code how} is a clause, for instance "refused it". */
  record Broken(String how) implements Reply {}

  /** The answer went on beyond the limit, and was given up. */
  record TooLong(long maxBytes) implements Reply {}

  /** Redirected where the token may not go, or without end. */
  record Astray(int status, String why) implements Reply {}

  /** Whether the same request may fare better in a moment. */
  default boolean isWorthRepeating() {
    return switch (this) {
      case Answered answered ->
          switch (answered.status()) {
            case 429, 500, 502, 503, 504 -> true;
            default -> false;
          };
      case TimedOut timedOut -> true;
      case Broken broken -> true;
      case TooLong tooLong -> false;
      case Astray astray -> false;
    };
  }

  /** Whether Riskuity seems to answer nobody just now, whatever it is asked. */
  default boolean isSilence() {
    return switch (this) {
      case Answered answered ->
          switch (answered.status()) {
            case 429, 502, 503, 504 -> true;
            default -> false;
          };
      case TimedOut timedOut -> true;
      case Broken broken -> true;
      case TooLong tooLong -> false;
      case Astray astray -> false;
    };
  }

  /** The HTTP status, or 0 if there was none. */
  default int statusCode() {
    return switch (this) {
      case Answered answered -> answered.status();
      case Astray astray -> astray.status();
      case TimedOut timedOut -> 0;
      case Broken broken -> 0;
      case TooLong tooLong -> 0;
    };
  }

  /** What happened as a clause after "Riskuity", without anything of the answer's text. */
  default String clause() {
    return switch (this) {
      case Answered answered -> "answered " + answered.status();
      case TimedOut timedOut -> "did not answer within " + Words.span(timedOut.after());
      case Broken broken -> broken.how();
      case TooLong tooLong -> "answered with more than " + tooLong.maxBytes() + " bytes";
      case Astray astray -> astray.why();
    };
  }
}
