package io.cortap.benchmarks;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./cortap bench render}. */
@Command(
    name = "render",
    mixinStandardHelpOptions = true,
    description = {
      "Prints what rendering documents costs: warm, on one thread, beside docxtpl, poi-tl and the",
      "least that is possible. Takes about four minutes."
    })
final class RenderCommand implements Callable<Integer> {
  private static final int REFUSED = 1;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--rivals",
      split = ",",
      description = "Only these: ${COMPLETION-CANDIDATES} (default: both).")
  private List<Rival> rivals = List.of(Rival.values());

  @Option(
      names = "--no-rivals",
      description = "This project's engine alone, where the others are not at hand.")
  private boolean alone;

  @Option(
      names = "--iterations",
      defaultValue = "4",
      description = "Of two seconds each, after as many to warm up (default: ${DEFAULT-VALUE}).")
  private int iterations;

  @Override
  public Integer call() throws Exception {
    Set<Rival> wanted = EnumSet.noneOf(Rival.class);
    wanted.addAll(alone ? List.of() : rivals);
    PrintWriter out = spec.commandLine().getOut();
    Path folder = Files.createTempDirectory("cortap-bench");
    try {
      out.println(Bench.machine());
      out.println();
      RenderBench.measure(
              wanted, folder, new RenderBench.Effort(1, iterations, Duration.ofSeconds(2)))
          .tables()
          .forEach(out::println);
      return 0;
    } catch (Rival.MissingRivalException missing) {
      spec.commandLine().getErr().println(missing.getMessage());
      return REFUSED;
    } finally {
      Bench.delete(folder);
    }
  }
}
