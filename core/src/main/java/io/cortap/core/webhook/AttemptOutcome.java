package io.cortap.core.webhook;

import java.time.Duration;

/** How one POST to a receiver ended. */
public sealed interface AttemptOutcome {

  /**
   * The receiver answered.
   *
   * @param status the HTTP status, 100 to 599
   * @param retryAfter how long it asks us to wait; zero when it says nothing or a time gone by
   * @param doubt why it may not have taken it in although it says so; empty for no doubt
   */
  record Answered(int status, Duration retryAfter, String doubt) implements AttemptOutcome {
    public Answered {
      if (status < 100 || status > 599) {
        throw new IllegalArgumentException("an HTTP status is 100 to 599, was " + status);
      }
      if (retryAfter.isNegative()) {
        throw new IllegalArgumentException("a wait is not negative, was " + retryAfter);
      }
    }

    /** An answer that nobody doubts. */
    public Answered(int status, Duration retryAfter) {
      this(status, retryAfter, "");
    }

    /** An answer without {@code Retry-After}. */
    public Answered(int status) {
      this(status, Duration.ZERO);
    }
  }

  /**
   * No answer: connection refused or lost, TLS failed, time ran out.
   *
   * @param detail what happened, for people
   */
  record Unreachable(String detail) implements AttemptOutcome {}

  /**
   * The guard refused the address, so nothing was sent.
   *
   * @param detail what was refused, for operators
   */
  record Refused(String detail) implements AttemptOutcome {}

  /**
   * Our own way out failed before the receiver could be reached; not charged to the receiver.
   *
   * @param detail what failed, for operators
   */
  record EgressFailed(String detail) implements AttemptOutcome {}

  /**
   * Why the receiver has not got it, for the job's creator; empty if it has. Of our own network it
   * says only that it was ours.
   */
  default String complaint() {
    return switch (this) {
      case Answered answered when verdict() == AttemptVerdict.DELIVERED -> "";
      case Answered answered -> "the receiver answered " + answered.status();
      case Unreachable unreachable -> unreachable.detail();
      case Refused refused -> "the callback URL is not allowed any more";
      case EgressFailed failed -> "our own network failed; the receiver is not to blame";
    };
  }

  /** Why a receiver that has got it may not have; empty without doubt or where it has not. */
  default String warning() {
    return this instanceof Answered answered && verdict() == AttemptVerdict.DELIVERED
        ? answered.doubt()
        : "";
  }

  /** What was sent for {@code job}, and answered so: with a doubt if the answer gives one. */
  default AttemptOutcome judged(String job, String answer) {
    return this instanceof Answered answered
        ? new Answered(
            answered.status(), answered.retryAfter(), Acknowledgement.doubt(job, answer).orElse(""))
        : this;
  }

  /** What the outcome means for the next attempt. */
  default AttemptVerdict verdict() {
    return switch (this) {
      case Answered answered -> AttemptVerdict.ofStatus(answered.status());
      case Unreachable unreachable -> AttemptVerdict.RETRY;
      case Refused refused -> AttemptVerdict.RETRY_LATE;
      case EgressFailed egressFailed -> AttemptVerdict.NOT_CHARGED;
    };
  }
}
