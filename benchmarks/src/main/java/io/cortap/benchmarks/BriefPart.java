package io.cortap.benchmarks;

import io.cortap.benchmarks.RenderBench.Effort;
import io.cortap.benchmarks.Summary.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/** A benchmark that is run briefly, for {@link Summary}: its numbers are rougher than in full. */
enum BriefPart {
  /** Start, memory and throughput of the service: about half a minute. */
  SERVE("./cortap bench serve") {
    @Override
    List<Row> measure(List<String> service, Path folder)
        throws IOException, InterruptedException, SQLException {
      return rows(ServeBench.measure(service, folder, JOBS, STARTS));
    }
  },
  /** What a crowd meets: about a minute. */
  LOAD("./cortap bench load") {
    @Override
    List<Row> measure(List<String> service, Path folder)
        throws IOException, InterruptedException, SQLException {
      return rows(LoadBench.measure(service, folder, LoadBench.PER_CONTROL, USERS, BURST, HANGING));
    }
  },
  /** How fast it answers, where wrk is installed: a minute and a half. */
  HTTP("./cortap bench http") {
    @Override
    List<Row> measure(List<String> service, Path folder) throws IOException, InterruptedException {
      return Wrk.isThere()
          ? rows(HttpBench.measure(service, folder, WARMING, 1, ASKING))
          : List.of(
              Row.leftOut(
                  "answers a second", "wrk is not installed (apt-get install wrk)", command()));
    }
  },
  /** What a document costs, beside those engines that are at hand: about a minute. */
  RENDER("./cortap bench render") {
    @Override
    List<Row> measure(List<String> service, Path folder)
        throws IOException, InterruptedException, RunnerException {
      RenderBench.Row report = RenderBench.row(Workload.REPORT, RENDERING);
      RenderBench.Row letter = RenderBench.row(Workload.LETTER, RENDERING);
      var rows = new ArrayList<Row>();
      rows.add(besideFloor(report));
      rows.add(besideFloor(RenderBench.row(Workload.AUDIT_REPORT, RENDERING)));
      for (Rival rival : Rival.values()) {
        RenderBench.Row ours = RenderBench.workloadOf(rival) == Workload.REPORT ? report : letter;
        try {
          rows.add(beside(rival, ours, RenderBench.rivalOn(rival, folder)));
        } catch (Rival.MissingRivalException missing) {
          rows.add(Row.leftOut(ours.workload().words(), firstClause(missing), command()));
        }
      }
      return rows;
    }
  },
  /** What a review costs: about ten seconds. */
  REVIEW("./cortap bench review") {
    @Override
    List<Row> measure(List<String> service, Path folder) throws RunnerException {
      return ReviewBench.measure(List.of(CommentMix.HALFWAY), List.of(CONTROLS), 1, 2, REVIEWING)
          .rows()
          .stream()
          .map(this::besideAim)
          .toList();
    }
  };

  private static final int JOBS = 200;
  private static final int STARTS = 3;
  private static final int USERS = 20;
  private static final int BURST = 300;
  private static final int HANGING = 50;
  private static final Duration WARMING = Duration.ofSeconds(15);
  private static final Duration ASKING = Duration.ofSeconds(5);
  private static final Effort RENDERING = new Effort(1, 1, Duration.ofSeconds(2));
  private static final int CONTROLS = 708;
  private static final Duration REVIEWING = Duration.ofSeconds(2);

  private static final double NANOS_A_SECOND = 1e9;
  private static final double NANOS_A_MILLI = 1e6;
  private static final double MEBIBYTE = 1_048_576;
  private static final double AIM_OF_CLICKS_SECONDS = 30;
  private static final double AIM_OF_REVIEW_MILLIS = 5;

  private final String command;

  BriefPart(String command) {
    this.command = command;
  }

  /** What measures it in full. */
  String command() {
    return command;
  }

  /**
   * @param service what starts the service, up to its own command
   * @param folder empty; everything that is written goes there
   */
  abstract List<Row> measure(List<String> service, Path folder)
      throws IOException, InterruptedException, SQLException, RunnerException;

  static List<Row> rows(ServeBench measured) {
    double start = seconds(measured.firstAnswer());
    double bareStart = seconds(measured.floor().jvmStart());
    double jobs = measured.jobs() / seconds(measured.took());
    double atBest = measured.floor().commitsPerSecond() / measured.writesPerJob();
    return List.of(
        Row.of(
            "start to first answer",
            "%.2f s".formatted(start),
            "%.2f s, a bare JVM".formatted(bareStart),
            start / bareStart,
            SERVE.command),
        Row.of(
            "resident memory, idle",
            "%.0f MiB".formatted(measured.idleBytes() / MEBIBYTE),
            "%.0f MiB, a bare JVM".formatted(measured.floor().jvmResidentBytes() / MEBIBYTE),
            (double) measured.idleBytes() / measured.floor().jvmResidentBytes(),
            SERVE.command),
        Row.of(
            "jobs a second, 494 controls each",
            "%.1f".formatted(jobs),
            "%,.1f, durable commits alone".formatted(atBest),
            jobs / atBest,
            SERVE.command));
  }

  static List<Row> rows(LoadBench measured) {
    double clicks = seconds(measured.clicks().percentile(95));
    return List.of(
        Row.of(
            "%d clicks within a second to their webhooks, P95"
                .formatted(measured.clicks().sorted().size()),
            "%.1f s".formatted(clicks),
            "%.0f s, the aim".formatted(AIM_OF_CLICKS_SECONDS),
            clicks / AIM_OF_CLICKS_SECONDS,
            LOAD.command),
        Row.of(
            "submissions accepted a second",
            "%,.0f".formatted(measured.acceptedPerSecond()),
            "%,.0f durable commits".formatted(measured.commitsPerSecond()),
            measured.acceptedPerSecond() / measured.commitsPerSecond(),
            LOAD.command),
        Row.of(
            "webhooks delivered a second",
            "%,.0f".formatted(measured.deliveredPerSecond()),
            "%,.0f bare requests on the loopback".formatted(measured.postsPerSecond()),
            measured.deliveredPerSecond() / measured.postsPerSecond(),
            LOAD.command));
  }

  static List<Row> rows(List<HttpBench> measured) {
    return measured.stream()
        .map(one ->
            Row.of(
                "answers a second, " + one.what(),
                "%,.0f".formatted(one.service().perSecond()),
                "%,.0f, bare Javalin".formatted(one.floor().perSecond()),
                one.service().perSecond() / one.floor().perSecond(),
                HTTP.command))
        .toList();
  }

  static Row besideFloor(RenderBench.Row row) {
    return Row.of(
        row.workload().words(),
        "%.2f ms".formatted(row.nanos() / NANOS_A_MILLI),
        "%.2f ms, deflate alone".formatted(row.deflatedNanos() / NANOS_A_MILLI),
        row.overFloor(),
        RENDER.command);
  }

  static Row beside(Rival rival, RenderBench.Row ours, Rival.Measured theirs) {
    return Row.of(
        ours.workload().words(),
        "%.2f ms".formatted(ours.nanos() / NANOS_A_MILLI),
        "%.2f ms, %s %s".formatted(theirs.nanos() / NANOS_A_MILLI, rival.words(), theirs.version()),
        ours.nanos() / theirs.nanos(),
        RENDER.command);
  }

  Row besideAim(ReviewBench.Row row) {
    double millis = row.workedNanos() / NANOS_A_MILLI;
    return Row.of(
        "review of %,d controls, %s".formatted(row.controls(), row.mix().words()),
        "%.2f ms".formatted(millis),
        "%.0f ms, the aim".formatted(AIM_OF_REVIEW_MILLIS),
        millis / AIM_OF_REVIEW_MILLIS,
        command);
  }

  private static String firstClause(Rival.MissingRivalException missing) {
    return String.valueOf(missing.getMessage()).replaceAll("[:;|\n].*", "").strip();
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / NANOS_A_SECOND;
  }
}
