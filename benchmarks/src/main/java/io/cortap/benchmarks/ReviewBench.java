package io.cortap.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** What reviews of growing size cost, by JMH; the table is ready for a page. */
record ReviewBench(List<Row> rows) {
  private static final double NANOS_A_MILLI = 1e6;
  private static final double NANOS_A_MICRO = 1e3;

  /**
   * @param workedNanos processor time of one review
   * @param tookNanos the clock's
   */
  record Row(CommentMix mix, int controls, double workedNanos, double tookNanos) {}

  ReviewBench {
    rows = List.copyOf(rows);
  }

  /**
   * @param forks JVMs in which each size is measured, one after the other; 0 for this one
   * @param measuring how long each of the last iterations takes, and those that warm up
   */
  static ReviewBench measure(
      List<CommentMix> mixes, List<Integer> sizes, int forks, int iterations, Duration measuring)
      throws RunnerException {
    var rows = new ArrayList<Row>();
    for (CommentMix mix : mixes) {
      for (int size : sizes) {
        var options =
            new OptionsBuilder()
                .include(ReviewBenchmark.class.getName() + ".review")
                .param("mix", mix.name())
                .param("controls", Integer.toString(size))
                .threads(1)
                .forks(forks)
                .warmupIterations(iterations)
                .warmupTime(TimeValue.nanoseconds(measuring.toNanos()))
                .measurementIterations(iterations)
                .measurementTime(TimeValue.nanoseconds(measuring.toNanos()))
                .verbosity(VerboseMode.SILENT)
                .build();
        rows.add(row(mix, size, new Runner(options).runSingle()));
      }
    }
    return new ReviewBench(rows);
  }

  private static Row row(CommentMix mix, int size, RunResult result) {
    return new Row(
        mix,
        size,
        counted(result, "worked") / counted(result, "reviews"),
        result.getPrimaryResult().getScore() * NANOS_A_MILLI);
  }

  private static double counted(RunResult result, String counter) {
    return Objects.requireNonNull(result.getSecondaryResults().get(counter), counter).getScore();
  }

  /** One row a size; the ratio is that of the processor time to the next smaller size's. */
  List<String> table() {
    var lines = new ArrayList<String>();
    lines.add(
        "| comments | controls | processor time of a review | of a control | ratio of sizes |"
            + " ratio of times | clock |");
    lines.add("|---|--:|--:|--:|--:|--:|--:|");
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      boolean first = i == 0 || rows.get(i - 1).mix() != row.mix();
      lines.add(
          "| %s | %,d | %.2f ms | %.2f µs | %s | %s | %.2f ms |"
              .formatted(
                  row.mix().words(),
                  row.controls(),
                  row.workedNanos() / NANOS_A_MILLI,
                  row.workedNanos() / NANOS_A_MICRO / row.controls(),
                  first ? "" : "%.2f".formatted(ratio(row.controls(), rows.get(i - 1).controls())),
                  first
                      ? ""
                      : "%.2f".formatted(ratio(row.workedNanos(), rows.get(i - 1).workedNanos())),
                  row.tookNanos() / NANOS_A_MILLI));
    }
    return lines;
  }

  private static double ratio(double larger, double smaller) {
    return larger / smaller;
  }
}
