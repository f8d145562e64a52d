package io.cortap.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./cortap bench}: measures and prints. */
@Command(
    name = "cortap bench",
    mixinStandardHelpOptions = true,
    description = {
      "Measures the service and its parts on this machine. Without a command: summary."
    },
    subcommands = {
      SummaryCommand.class,
      Bench.Serve.class,
      Bench.Load.class,
      Bench.Http.class,
      Bench.Soak.class,
      Bench.Review.class,
      RenderCommand.class
    })
public final class Bench {
  private static final Set<String> OF_ALL = Set.of("-h", "--help", "-V", "--version");

  private Bench() {}

  public static void main(String[] arguments) {
    var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    System.exit(commandLine().setOut(out).execute(completed(arguments)));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Bench());
  }

  /** Options without a command are the summary's, and so is nothing at all. */
  static String[] completed(String... arguments) {
    boolean named =
        arguments.length > 0 && (OF_ALL.contains(arguments[0]) || !arguments[0].startsWith("-"));
    return named
        ? arguments
        : Stream.concat(Stream.of("summary"), Arrays.stream(arguments)).toArray(String[]::new);
  }

  /** A service that is started as a process of its own, in a folder that is removed afterwards. */
  static final class Started {
    @Option(
        names = "--jar",
        defaultValue = "${sys:cortap.jar}",
        description = "The service (default: the one that ./cortap runs).")
    private Path jar = Path.of("");

    @Option(
        names = "--java-option",
        description = "An option of its JVM, for instance -XX:AOTCache=app/target/cortap-app.aot.")
    private List<String> javaOptions = List.of();

    interface Measurement {
      void of(List<String> command, Path folder) throws Exception;
    }

    private int measure(PrintWriter out, Measurement measurement) throws Exception {
      out.println(machine());
      out.println();
      measure(measurement);
      return 0;
    }

    void measure(Measurement measurement) throws Exception {
      Path folder = Files.createTempDirectory("cortap-bench");
      try {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        command.addAll(List.of("-jar", jar.toString()));
        measurement.of(List.copyOf(command), folder);
      } finally {
        delete(folder);
      }
    }
  }

  @Command(
      name = "serve",
      mixinStandardHelpOptions = true,
      description = {
        "Starts the real service and prints one table: start to first answer, memory, jobs per",
        "second of the demo project with a stand-in Riskuity that answers at once; each beside",
        "what the machine allows at best."
      })
  static final class Serve implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Started service = new Started();

    @Option(
        names = "--jobs",
        defaultValue = "1000",
        description = "How many reports are made (default: ${DEFAULT-VALUE}).")
    private int jobs;

    @Option(
        names = "--starts",
        defaultValue = "5",
        description = "How many starts the median is of (default: ${DEFAULT-VALUE}).")
    private int starts;

    @Override
    public Integer call() throws Exception {
      PrintWriter out = spec.commandLine().getOut();
      return service.measure(
          out,
          (command, folder) ->
              ServeBench.measure(command, folder, jobs, starts).table().forEach(out::println));
    }
  }

  @Command(
      name = "load",
      mixinStandardHelpOptions = true,
      description = {
        "Prints what users meet who click all within one second, with a Riskuity as slow as the",
        "real one; how long a burst of submissions waits for its answers, while Riskuity answers",
        "and while it hangs; and how much the service takes in and sends out in a second."
      })
  static final class Load implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Started service = new Started();

    @Option(
        names = "--users",
        defaultValue = "20",
        description = "How many click within one second (default: ${DEFAULT-VALUE}).")
    private int users;

    @Option(
        names = "--burst",
        defaultValue = "1000",
        description = "How many submissions come at once (default: ${DEFAULT-VALUE}).")
    private int burst;

    @Option(
        names = "--hanging",
        defaultValue = "100",
        description = "How many come while Riskuity hangs (default: ${DEFAULT-VALUE}).")
    private int hanging;

    @Override
    public Integer call() throws Exception {
      PrintWriter out = spec.commandLine().getOut();
      return service.measure(
          out,
          (command, folder) ->
              LoadBench.measure(command, folder, LoadBench.PER_CONTROL, users, burst, hanging)
                  .table()
                  .forEach(out::println));
    }
  }

  @Command(
      name = "http",
      mixinStandardHelpOptions = true,
      description = {
        "Prints how many answers a second the service gives at most, each beside a bare Javalin",
        "handler that gives the same bytes. Needs wrk on the path (Debian: apt-get install wrk)."
      })
  static final class Http implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Started service = new Started();

    @Option(
        names = "--seconds",
        defaultValue = "10",
        description = "How long each is asked in a round (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
        names = "--rounds",
        defaultValue = "3",
        description = "How often each is asked; the median counts (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Override
    public Integer call() throws Exception {
      PrintWriter out = spec.commandLine().getOut();
      return service.measure(
          out,
          (command, folder) ->
              HttpBench.table(
                      HttpBench.measure(
                          command, folder, HttpBench.WARMING, rounds, Duration.ofSeconds(seconds)))
                  .forEach(out::println));
    }
  }

  @Command(
      name = "soak",
      mixinStandardHelpOptions = true,
      description = {
        "Has one process make report after report and prints what it keeps in memory and on disk.",
        "Takes about ten minutes for ten thousand."
      })
  static final class Soak implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Started service = new Started();

    @Option(
        names = "--jobs",
        defaultValue = "10000",
        description = "How many reports are made (default: ${DEFAULT-VALUE}).")
    private int jobs;

    @Option(
        names = "--every",
        defaultValue = "1000",
        description = "How many lie between two looks (default: ${DEFAULT-VALUE}).")
    private int every;

    @Option(
        names = "--heap",
        defaultValue = "256m",
        description = "The service's largest heap (default: ${DEFAULT-VALUE}).")
    private String heap = "";

    @Override
    public Integer call() throws Exception {
      PrintWriter out = spec.commandLine().getOut();
      return service.measure(
          out,
          (command, folder) -> {
            out.println("| jobs | resident memory | store |");
            out.println("|--:|--:|--:|");
            SoakBench.measure(
                command, folder, jobs, every, heap, sight -> out.println(sight.row()));
          });
    }
  }

  @Command(
      name = "review",
      mixinStandardHelpOptions = true,
      description = {
        "Prints what it costs to map, classify and roll up a project's controls and to write the",
        "canonical JSON: warm, on one thread, by size and by what reviewers have written.",
        "Takes about ten minutes."
      })
  static final class Review implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
        names = "--mix",
        description = "Only these comments: ${COMPLETION-CANDIDATES} (default: all).")
    private List<CommentMix> mixes = List.of(CommentMix.values());

    @Option(
        names = "--controls",
        split = ",",
        defaultValue = "708,7080,70800,100000",
        description = "How many controls (default: ${DEFAULT-VALUE}).")
    private List<Integer> sizes = List.of();

    @Option(
        names = "--iterations",
        defaultValue = "5",
        description =
            "Of three seconds each, after as many to warm up (default: ${DEFAULT-VALUE}).")
    private int iterations;

    @Override
    public Integer call() throws Exception {
      PrintWriter out = spec.commandLine().getOut();
      out.println(machine());
      out.println();
      ReviewBench.measure(mixes, sizes, 1, iterations, Duration.ofSeconds(3))
          .table()
          .forEach(out::println);
      return 0;
    }
  }

  static String machine() {
    return "%s, %d processors, %s %s, Java %s"
        .formatted(
            LocalDate.now(ZoneOffset.UTC),
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            Runtime.version().feature());
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
