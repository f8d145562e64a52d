package io.cortap.benchmarks;

import io.cortap.benchmarks.Crowd.Answered;
import io.cortap.sandbox.ReceivedDelivery;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What users meet who come all at once, and how much the service takes in and sends out, each
 * beside what the machine allows. Every setting is at its default.
 *
 * @param clicks from each click to its webhook, with a Riskuity as slow as the real one
 * @param probes how long the stand-in Riskuity takes to answer a probe, asked by as many callers
 * @param bursts how long submissions took while Riskuity answered at once, by few callers and many
 * @param acceptedHanging the same while Riskuity gave no answer
 * @param acceptedPerSecond submissions, by the most callers
 * @param commitsPerSecond what the disk allows: durable writes one by one
 * @param deliveredPerSecond webhooks, asked for again one by one
 * @param postsPerSecond what the loopback allows: the same bytes to a server that only answers
 */
record LoadBench(
    Quantiles clicks,
    Quantiles probes,
    List<Burst> bursts,
    Quantiles acceptedHanging,
    double acceptedPerSecond,
    double commitsPerSecond,
    double deliveredPerSecond,
    double postsPerSecond) {
  /** Observed at the real Riskuity: nine seconds a project. */
  static final Duration PER_CONTROL = Duration.ofMillis(18);

  private static final int CALLERS = 8;
  private static final List<Integer> FEWER_CALLERS = List.of(2, 4);
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  /** Submissions by so many callers, each as fast as it is answered. */
  record Burst(int callers, Quantiles answers) {}

  /**
   * @param command what starts the service, up to its own command
   * @param folder empty; everything that is written goes there
   * @param perControl how long Riskuity takes for each control that it shows those who click
   * @param users who click within one second
   * @param burst how many submissions come as fast as they are answered
   * @param hanging how many come while Riskuity gives no answer
   */
  static LoadBench measure(
      List<String> command, Path folder, Duration perControl, int users, int burst, int hanging)
      throws IOException, InterruptedException, SQLException {
    double commits = Floor.measure(folder, 1).commitsPerSecond();
    try (var stage = new Stage(command, folder);
        RunningService service = stage.start(Map.of());
        Crowd crowd = stage.crowd(service, users)) {
      Quantiles clicks = clicks(stage, crowd, perControl);
      warmUp(stage, crowd, users, burst);
      Quantiles probes = times(crowd.get(stage.probe(), burst, CALLERS));
      int delivered = users + burst;
      List<Burst> bursts = new ArrayList<>();
      for (int callers : FEWER_CALLERS) {
        bursts.add(new Burst(callers, times(crowd.burst(burst, callers))));
        delivered += burst;
        stage.receiver().awaitDeliveries(delivered, PATIENCE);
      }
      long began = System.nanoTime();
      List<Answered> accepted = crowd.burst(burst, CALLERS);
      double acceptedPerSecond = perSecondSince(began, burst);
      bursts.add(new Burst(CALLERS, times(accepted)));
      delivered += burst;
      stage.receiver().awaitDeliveries(delivered, PATIENCE);
      crowd.awaitNotedAsDelivered(accepted);
      began = System.nanoTime();
      crowd.redeliver(accepted, CALLERS);
      stage.receiver().awaitDeliveries(delivered + burst, PATIENCE);
      double deliveredPerSecond = perSecondSince(began, burst);
      double postsPerSecond = postsPerSecond(stage, crowd, burst);
      return new LoadBench(
          clicks,
          probes,
          List.copyOf(bursts),
          acceptedHanging(stage, crowd, hanging),
          acceptedPerSecond,
          commits,
          deliveredPerSecond,
          postsPerSecond);
    }
  }

  /** All that follows once, uncounted: a service meets its bursts after hours, not at its start. */
  private static void warmUp(Stage stage, Crowd crowd, int users, int burst)
      throws IOException, InterruptedException {
    crowd.get(stage.probe(), burst, CALLERS);
    crowd.burst(burst, CALLERS);
    stage.receiver().awaitDeliveries(users + burst, PATIENCE);
  }

  private static Quantiles clicks(Stage stage, Crowd crowd, Duration perControl)
      throws IOException, InterruptedException {
    stage.project().delayPerControl(perControl);
    List<Answered> clicked = crowd.clickWithin(Duration.ofSeconds(1));
    Map<String, Instant> told = new HashMap<>();
    for (ReceivedDelivery delivery : stage.receiver().awaitDeliveries(clicked.size(), PATIENCE)) {
      if (!"completed".equals(delivery.json().get("status"))) {
        throw new IOException("a report was not made: " + delivery.json());
      }
      told.putIfAbsent(delivery.jobId(), delivery.receivedAt());
    }
    stage.project().delayPerControl(Duration.ZERO);
    return Quantiles.of(
        clicked.stream()
            .map(click ->
                Duration.between(click.sentAt(), told.getOrDefault(click.job(), Instant.MAX)))
            .toList());
  }

  private static Quantiles acceptedHanging(Stage stage, Crowd crowd, int count)
      throws IOException, InterruptedException {
    stage.project().hold();
    try {
      return times(crowd.burst(count, CALLERS));
    } finally {
      stage.project().release();
    }
  }

  private static double postsPerSecond(Stage stage, Crowd crowd, int count)
      throws IOException, InterruptedException {
    String body = "x".repeat(stage.receiver().deliveries().getLast().body().length);
    try (BareReceiver receiver = BareReceiver.start()) {
      long began = System.nanoTime();
      crowd.post(receiver.url(), body, count, CALLERS);
      return perSecondSince(began, count);
    }
  }

  private static Quantiles times(List<Answered> answers) {
    return Quantiles.of(answers.stream().map(Answered::took).toList());
  }

  private static double perSecondSince(long began, int count) {
    return count * 1e9 / (System.nanoTime() - began);
  }

  /** Two tables, ready for a page. */
  List<String> table() {
    List<String> table = new ArrayList<>();
    table.add("| from … to … | median | P95 | P99 | longest |");
    table.add("|---|--:|--:|--:|--:|");
    table.add(
        row(
            "%d clicks within a second, each to its webhook".formatted(clicks.sorted().size()),
            clicks));
    table.add(row("probe of the stand-in Riskuity, %d callers".formatted(CALLERS), probes));
    for (Burst burst : bursts) {
      table.add(row("submission to 202, %d callers".formatted(burst.callers()), burst.answers()));
    }
    table.add(row("the same while Riskuity gives no answer", acceptedHanging));
    Collections.addAll(
        table,
        "",
        "| measure | service | floor of the machine | ratio |",
        "|---|--:|---|--:|",
        "| submissions accepted per second | %,.0f | %,.0f durable commits one by one | %.3f |"
            .formatted(acceptedPerSecond, commitsPerSecond, acceptedPerSecond / commitsPerSecond),
        "| webhooks delivered per second | %,.0f | %,.0f bare requests on the loopback | %.3f |"
            .formatted(deliveredPerSecond, postsPerSecond, deliveredPerSecond / postsPerSecond));
    return List.copyOf(table);
  }

  private static String row(String what, Quantiles times) {
    return "| %s | %s | %s | %s | %s |"
        .formatted(
            what,
            text(times.percentile(50)),
            text(times.percentile(95)),
            text(times.percentile(99)),
            text(times.longest()));
  }

  private static String text(Duration time) {
    double millis = time.toNanos() / 1e6;
    return millis < 1_000 ? "%.1f ms".formatted(millis) : "%.1f s".formatted(millis / 1_000);
  }
}
