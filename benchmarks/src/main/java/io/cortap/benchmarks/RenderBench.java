package io.cortap.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * What documents cost, beside other engines and the least that is possible, all in one run; the
 * tables are ready for a page.
 */
record RenderBench(List<Row> rows, List<Aim> aims) {
  private static final double NANOS_A_MICRO = 1e3;
  private static final double NANOS_A_MILLI = 1e6;
  private static final double NANOS_A_SECOND = 1e9;
  private static final double BYTES_A_MB = 1e6;

  /**
   * One document, on one thread.
   *
   * @param nanos processor time
   * @param bytes allocated
   * @param deflatedNanos processor time of compressing its changed parts and nothing else
   */
  record Row(Workload workload, double nanos, double bytes, double deflatedNanos) {
    double overFloor() {
      return nanos / deflatedNanos;
    }

    double aSecond() {
      return NANOS_A_SECOND / nanos;
    }
  }

  /** A goal and what was measured of it. */
  record Aim(String what, String measured, String goal, boolean reached) {}

  /**
   * What JMH measures of one benchmark: processor time, allocation and clock of one document, and
   * how often threads had to wait for each other.
   */
  private record Cost(double nanos, double bytes, double tookNanos, double waits) {}

  /**
   * How long and where to measure.
   *
   * @param forks JVMs for each measurement; 0 for this one
   * @param iterations so many are measured after as many to warm up
   * @param each how long one takes
   */
  record Effort(int forks, int iterations, Duration each) {}

  RenderBench {
    rows = List.copyOf(rows);
    aims = List.copyOf(aims);
  }

  /**
   * @param rivals measured too, each on what it can render
   * @param folder for files in passing
   * @throws Rival.MissingRivalException when one of them is not on this machine
   */
  static RenderBench measure(Set<Rival> rivals, Path folder, Effort effort)
      throws RunnerException, IOException, InterruptedException {
    for (Rival rival : rivals) {
      rival.command(folder);
    }
    Map<Workload, Row> rows = new EnumMap<>(Workload.class);
    for (Workload workload : Workload.values()) {
      rows.put(workload, row(workload, effort));
    }
    List<Aim> aims = new ArrayList<>();
    for (Rival rival : rivals) {
      aims.add(against(rival, rows, folder));
    }
    Row report = row(rows, Workload.REPORT);
    Row audit = row(rows, Workload.AUDIT_REPORT);
    aims.add(
        atMost("the deflate floor, " + report.workload().words(), report.overFloor(), 2.5, " ×"));
    aims.add(atLeast("audit reports a second on one core", audit.aSecond(), 100, ""));
    aims.add(
        atMost(
            "allocated for a document",
            Math.max(report.bytes(), audit.bytes()) / BYTES_A_MB,
            10,
            " MB"));
    aims.add(
        atMost(
            "12,000 rows, beside 6,000",
            row(rows, Workload.ROWS_12000).nanos() / row(rows, Workload.ROWS_6000).nanos(),
            2.3,
            " ×"));
    aims.add(
        atMost(
            "compiling the " + report.workload().words(),
            cost("compile", Workload.REPORT, 1, effort).nanos() / NANOS_A_MILLI,
            150,
            " ms"));
    aims.addAll(shared(effort));
    return new RenderBench(List.copyOf(rows.values()), aims);
  }

  static Row row(Workload workload, Effort effort) throws RunnerException {
    Cost rendering = cost("render", workload, 1, effort);
    Cost deflating = cost("deflate", workload, 1, effort);
    return new Row(workload, rendering.nanos(), rendering.bytes(), deflating.nanos());
  }

  private static Row row(Map<Workload, Row> rows, Workload workload) {
    return Objects.requireNonNull(rows.get(workload));
  }

  private static Cost cost(String benchmark, Workload workload, int threads, Effort effort)
      throws RunnerException {
    TimeValue each = TimeValue.nanoseconds(effort.each().toNanos());
    RunResult result =
        new Runner(
                new OptionsBuilder()
                    .include("\\Q%s.%s\\E".formatted(RenderBenchmark.class.getName(), benchmark))
                    .param("workload", workload.name())
                    .threads(threads)
                    .forks(effort.forks())
                    .warmupIterations(effort.iterations())
                    .warmupTime(each)
                    .measurementIterations(effort.iterations())
                    .measurementTime(each)
                    .jvmArgsAppend("-Dslf4j.internal.verbosity=ERROR")
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .runSingle();
    double documents = counted(result, "documents");
    return new Cost(
        counted(result, "nanos") / documents,
        counted(result, "bytes") / documents,
        result.getPrimaryResult().getScore() * NANOS_A_MILLI,
        counted(result, "waits"));
  }

  private static double counted(RunResult result, String counter) {
    return Objects.requireNonNull(result.getSecondaryResults().get(counter), counter).getScore();
  }

  /**
   * What a rival needs for the document that it can render.
   *
   * @throws Rival.MissingRivalException when it is not on this machine
   * @throws IllegalStateException when its document says other than ours
   */
  static Rival.Measured rivalOn(Rival rival, Path folder) throws IOException, InterruptedException {
    RenderFixture ours = workloadOf(rival).fixture();
    byte[] template = rival == Rival.DOCXTPL ? ours.template() : Workload.letterForPoiTl();
    Rival.Measured theirs = rival.measure(folder, template, ours.data());
    if (!WordFile.lines(theirs.document()).equals(WordFile.lines(ours.render()))) {
      throw new IllegalStateException(
          rival.words() + " and ours made different documents: they cannot be compared");
    }
    return theirs;
  }

  static Workload workloadOf(Rival rival) {
    return rival == Rival.DOCXTPL ? Workload.REPORT : Workload.LETTER;
  }

  private static Aim against(Rival rival, Map<Workload, Row> rows, Path folder)
      throws IOException, InterruptedException {
    Workload workload = workloadOf(rival);
    Rival.Measured theirs = rivalOn(rival, folder);
    double ratio = theirs.nanos() / row(rows, workload).nanos();
    String what =
        "throughput beside %s %s (%.1f ms a document), %s"
            .formatted(
                rival.words(), theirs.version(), theirs.nanos() / NANOS_A_MILLI, workload.words());
    return atLeast(what, ratio, rival == Rival.DOCXTPL ? 100 : 5, " ×");
  }

  /** One compiled template on two threads: without locks neither ever waits for the other. */
  private static List<Aim> shared(Effort effort) throws RunnerException {
    Cost alone = cost("render", Workload.REPORT, 1, effort);
    Cost shared = cost("render", Workload.REPORT, 2, effort);
    return List.of(
        atMost("waits of two threads that share a compiled template", shared.waits(), 0, ""),
        atLeast(
            "throughput of two such threads, beside one on an idle machine",
            2 * alone.tookNanos() / shared.tookNanos(),
            1.6,
            " ×"));
  }

  private static Aim atLeast(String what, double measured, double goal, String unit) {
    return new Aim(what, shown(measured, unit), "at least " + plain(goal, unit), measured >= goal);
  }

  private static Aim atMost(String what, double measured, double goal, String unit) {
    return new Aim(what, shown(measured, unit), "at most " + plain(goal, unit), measured <= goal);
  }

  private static String shown(double number, String unit) {
    return (number < 10 && number > 0 ? "%.2f%s" : "%,.0f%s").formatted(number, unit);
  }

  private static String plain(double number, String unit) {
    return (number == Math.rint(number) ? "%.0f%s" : "%.1f%s").formatted(number, unit);
  }

  /** One row a document, then one a goal. */
  List<String> tables() {
    var lines = new ArrayList<String>();
    lines.add(
        "| document | documents a second | processor time of one | deflate floor | ratio | allocated |");
    lines.add("|---|--:|--:|--:|--:|--:|");
    for (Row row : rows) {
      lines.add(
          "| %s | %,.0f | %,.0f µs | %,.0f µs | %.2f | %.2f MB |"
              .formatted(
                  row.workload().words(),
                  row.aSecond(),
                  row.nanos() / NANOS_A_MICRO,
                  row.deflatedNanos() / NANOS_A_MICRO,
                  row.overFloor(),
                  row.bytes() / BYTES_A_MB));
    }
    lines.add("");
    lines.add("| measure | measured | goal | reached |");
    lines.add("|---|--:|--:|---|");
    for (Aim aim : aims) {
      lines.add(
          "| %s | %s | %s | %s |"
              .formatted(aim.what(), aim.measured(), aim.goal(), aim.reached() ? "yes" : "no"));
    }
    return lines;
  }
}
