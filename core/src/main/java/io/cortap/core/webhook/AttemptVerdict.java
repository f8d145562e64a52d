package io.cortap.core.webhook;

/** What an attempt's outcome means for the next one. */
public enum AttemptVerdict {
  /** 2xx: the receiver has it. */
  DELIVERED,
  /** 408, 429, 5xx, no answer at all, and 3xx, since redirects are never followed: try again. */
  RETRY,
  /** Any other 4xx: someone must repair something first, so the quick attempts are skipped. */
  RETRY_LATE,
  /** 410: the receiver wants no more of this job. */
  STOP,
  /** Our own fault: try again without using up an attempt of the schedule. */
  NOT_CHARGED;

  /** The verdict on an HTTP status. */
  public static AttemptVerdict ofStatus(int status) {
    return switch (status) {
      case 408, 429 -> RETRY;
      case 410 -> STOP;
      default -> {
        if (status >= 200 && status < 300) {
          yield DELIVERED;
        }
        yield status >= 400 && status < 500 ? RETRY_LATE : RETRY;
      }
    };
  }
}
