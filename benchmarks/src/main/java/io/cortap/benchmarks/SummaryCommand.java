package io.cortap.benchmarks;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./cortap bench}: every comparison, briefly. */
@Command(
    name = "summary",
    mixinStandardHelpOptions = true,
    description = {
      "Runs each comparison briefly and prints one table: what was measured, beside a rival or what",
      "the machine allows, and the command that measures it in full. Takes some four minutes."
    })
final class SummaryCommand implements Callable<Integer> {
  private static final int REFUSED = 1;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Bench.Started service = new Bench.Started();

  @Option(
      names = "--part",
      split = ",",
      description = "Only these: ${COMPLETION-CANDIDATES} (default: all).")
  private List<BriefPart> parts = List.of(BriefPart.values());

  @Option(
      names = "--write",
      arity = "0..1",
      fallbackValue = "${sys:cortap.page:-docs/explanation/performance.md}",
      paramLabel = "PAGE",
      description =
          "Also put the table between the two marks of this page (default: the one in docs).")
  private @Nullable Path page;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    var summary = new Summary("", List.of());
    try {
      if (page != null) {
        summary.writtenInto(Files.readString(page));
      }
    } catch (IllegalArgumentException noMarks) {
      err.println(page + ": " + noMarks.getMessage());
      return REFUSED;
    }
    var rows = new ArrayList<Summary.Row>();
    for (BriefPart part : parts) {
      err.println("measuring " + part.command());
      service.measure((command, folder) -> rows.addAll(part.measure(command, folder)));
    }
    summary = new Summary("Measured on " + Bench.machine() + ".", rows);
    out.println(summary.heading());
    out.println();
    summary.table().forEach(out::println);
    if (page != null) {
      Files.writeString(page, summary.writtenInto(Files.readString(page)));
      err.println("written into " + page);
    }
    return 0;
  }
}
