package io.cortap.core.operation;

import io.cortap.core.report.ReportType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How well one node kept its promises over the last {@link #WINDOW}.
 *
 * @param generation how long reports were worked on, by type
 * @param linkToUser from accepting a job until a receiver took its link; empty if none did
 * @param webhooks how many webhooks were decided
 * @param delivered how many of them arrived by a quick attempt
 */
public record ServiceLevels(
    Map<ReportType, Percentiles> generation,
    Optional<Percentiles> linkToUser,
    int webhooks,
    int delivered) {
  public static final Duration WINDOW = Duration.ofHours(24);

  /** Nineteen of twenty reports are made within this. */
  public static final Duration GENERATION_TARGET = Duration.ofSeconds(30);

  /** Nineteen of twenty users have their link within this. */
  public static final Duration LINK_TARGET = Duration.ofMinutes(1);

  /** So many of a hundred webhooks arrive by a quick attempt. */
  public static final double WEBHOOK_TARGET_PERCENT = 99;

  /** Nothing has happened yet. */
  public static final ServiceLevels NONE = new ServiceLevels(Map.of(), Optional.empty(), 0, 0);

  public ServiceLevels {
    generation = Collections.unmodifiableMap(new LinkedHashMap<>(generation));
  }

  /** The share of webhooks that arrived, in percent; empty while none was decided. */
  public Optional<Double> webhookSuccessPercent() {
    return webhooks == 0 ? Optional.empty() : Optional.of(100.0 * delivered / webhooks);
  }

  /** Whether the webhooks met their target; so they do while there are none. */
  public boolean webhooksMeetTarget() {
    return webhookSuccessPercent().filter(percent -> percent < WEBHOOK_TARGET_PERCENT).isEmpty();
  }

  /**
   * Of so many durations, the least within which half, nineteen in twenty and ninety-nine in a
   * hundred lie (nearest rank).
   */
  public record Percentiles(int count, Duration p50, Duration p95, Duration p99) {
    /** Empty of none. */
    public static Optional<Percentiles> of(List<Duration> durations) {
      if (durations.isEmpty()) {
        return Optional.empty();
      }
      var sorted = new ArrayList<>(durations);
      Collections.sort(sorted);
      return Optional.of(
          new Percentiles(sorted.size(), rank(sorted, 50), rank(sorted, 95), rank(sorted, 99)));
    }

    private static Duration rank(List<Duration> sorted, int percent) {
      return sorted.get(Math.ceilDiv(sorted.size() * percent, 100) - 1);
    }

    /** Whether nineteen of twenty lie within {@code target}. */
    public boolean meets(Duration target) {
      return p95.compareTo(target) <= 0;
    }
  }
}
