package io.cortap.adapter.telemetry;

import io.cortap.core.operation.Observation;
import io.cortap.core.operation.ServiceLevels;
import io.cortap.core.operation.ServiceLevels.Percentiles;
import io.cortap.core.report.ReportType;
import io.cortap.ports.outbound.JobObserver;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Remembers what the service levels of the last day are made of, as this node sees them. */
public final class RecentServiceLevels implements JobObserver {
  /** A busy day of one node; of more the latest count. */
  private static final int MOST = 50_000;

  private static final Set<Class<? extends Observation>> KEPT =
      Set.of(
          Observation.JobCompleted.class,
          Observation.LinkDelivered.class,
          Observation.WebhookDecided.class);

  private record Seen(Instant at, Observation what) {}

  private final InstantSource clock;
  private final Deque<Seen> seen = new ArrayDeque<>();
  private long created;

  public RecentServiceLevels(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized void observe(Observation observation) {
    if (observation instanceof Observation.JobCreated) {
      created++;
    } else if (KEPT.contains(observation.getClass())) {
      Instant now = clock.instant();
      seen.addLast(new Seen(now, observation));
      forget(now);
    }
  }

  /** How many jobs were created since the start. */
  synchronized long created() {
    return created;
  }

  private void forget(Instant now) {
    Instant begin = now.minus(ServiceLevels.WINDOW);
    while (!seen.isEmpty() && (seen.size() > MOST || !seen.getFirst().at().isAfter(begin))) {
      seen.removeFirst();
    }
  }

  /** The levels of the last {@link ServiceLevels#WINDOW}. */
  public synchronized ServiceLevels levels() {
    forget(clock.instant());
    List<Observation.WebhookDecided> webhooks = seen(Observation.WebhookDecided.class);
    return new ServiceLevels(
        generation(),
        Percentiles.of(
            seen(Observation.LinkDelivered.class).stream()
                .map(Observation.LinkDelivered::sinceAccepted)
                .toList()),
        webhooks.size(),
        (int) webhooks.stream().filter(Observation.WebhookDecided::delivered).count());
  }

  private Map<ReportType, Percentiles> generation() {
    List<Observation.JobCompleted> completed = seen(Observation.JobCompleted.class);
    var byType = new LinkedHashMap<ReportType, Percentiles>();
    completed.stream()
        .map(Observation.JobCompleted::type)
        .distinct()
        .sorted(Comparator.comparing(ReportType::id))
        .forEach(
            type -> Percentiles.of(worked(completed, type)).ifPresent(p -> byType.put(type, p)));
    return byType;
  }

  private static List<Duration> worked(List<Observation.JobCompleted> completed, ReportType type) {
    return completed.stream()
        .filter(one -> one.type().equals(type))
        .map(Observation.JobCompleted::worked)
        .toList();
  }

  private <T extends Observation> List<T> seen(Class<T> kind) {
    return seen.stream().map(Seen::what).filter(kind::isInstance).map(kind::cast).toList();
  }
}
