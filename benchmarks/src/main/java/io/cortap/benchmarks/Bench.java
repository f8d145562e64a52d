package io.cortap.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./cortap bench}: measures and prints. */
@Command(
    name = "cortap bench",
    mixinStandardHelpOptions = true,
    description = "Measures the service, or what a review or a document costs, on this machine.",
    subcommands = {Bench.Serve.class, Bench.Review.class, RenderCommand.class})
public final class Bench implements Callable<Integer> {
  private static final int USAGE = 2;

  @Spec private CommandSpec spec = CommandSpec.create();

  public static void main(String[] arguments) {
    var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    System.exit(new CommandLine(new Bench()).setOut(out).execute(arguments));
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return USAGE;
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

    @Option(
        names = "--jar",
        defaultValue = "${sys:cortap.jar}",
        description = "The service (default: the one that ./cortap runs).")
    private Path jar = Path.of("");

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
      Path folder = Files.createTempDirectory("cortap-bench");
      try {
        List<String> command =
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                jar.toString());
        PrintWriter out = spec.commandLine().getOut();
        out.println(machine());
        out.println();
        ServeBench.measure(command, folder, jobs, starts).table().forEach(out::println);
        return 0;
      } finally {
        delete(folder);
      }
    }
  }

  @Command(
      name = "review",
      mixinStandardHelpOptions = true,
      description = {
        "Prints what it costs to map, classify and roll up a project's controls and to write the",
        "canonical JSON: warm, on one thread, by size and by what reviewers have written.",
        "Takes about eight minutes."
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
