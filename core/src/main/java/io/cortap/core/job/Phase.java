package io.cortap.core.job;

import java.time.Duration;
import java.util.Locale;

/** What a running job is doing, in this order. SEAL and STORE are checkpoints. */
public enum Phase {
  /** Riskuity is asked whether this token may see this project. */
  AUTHORIZE(5, Duration.ofSeconds(15)),
  /** The project's controls are read. */
  FETCH(5, Duration.ofSeconds(180)),
  /** The review is made of them and stored; from here on no token is needed. */
  SEAL(65, Duration.ofSeconds(15)),
  /** The document is made. */
  RENDER(85, Duration.ofSeconds(60)),
  /** The document becomes a PDF, where one was asked for. */
  CONVERT(92, Duration.ofSeconds(120)),
  /** The file is stored. */
  STORE(98, Duration.ofSeconds(60));

  /** Progress of a fetch: from here, by pages, to {@link #FETCHED_PERCENT}. */
  public static final int FETCHING_PERCENT = 5;

  public static final int FETCHED_PERCENT = 60;

  private final int percent;
  private final Duration limit;

  Phase(int percent, Duration limit) {
    this.percent = percent;
    this.limit = limit;
  }

  /** Progress of a job that has reached this phase. */
  public int percent() {
    return percent;
  }

  /** How long one run of this phase may take. */
  public Duration limit() {
    return limit;
  }

  /** The word on the wire, for instance {@code fetch}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
