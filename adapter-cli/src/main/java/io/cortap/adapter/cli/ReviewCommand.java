package io.cortap.adapter.cli;

import io.cortap.core.problem.Problem;
import io.cortap.core.review.FiscalYear;
import io.cortap.core.review.SetupFault;
import io.cortap.core.review.SetupRecord;
import io.cortap.core.review.UnassessedPolicy;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.ReviewProject;
import io.cortap.ports.inbound.ReviewProject.Instructions;
import io.cortap.ports.inbound.ReviewProject.Reviewed;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code review}: saved controls in, the canonical review on standard output. */
@Command(
    name = "review",
    mixinStandardHelpOptions = true,
    description = {
      "Makes the canonical review of controls in a file, without Riskuity, and prints it as JSON.",
      "Warnings go to standard error. Exit 2 and no output if the review cannot be made."
    })
final class ReviewCommand implements Callable<Integer> {
  private final ReviewProject reviews;
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--controls",
      required = true,
      paramLabel = "FILE",
      description = "Controls as Riskuity lists them: a page with its items, or a bare list.")
  private Path controls = Path.of("");

  @Option(
      names = "--setup",
      paramLabel = "FILE",
      description = "The project's setup record, a JSON object.")
  private @Nullable Path setup;

  @Option(
      names = "--fiscal-year",
      paramLabel = "YEAR",
      description = "The year whose review areas count, for instance FY2026.")
  private @Nullable String fiscalYear;

  @Option(
      names = "--policy",
      defaultValue = "draft",
      paramLabel = "draft|strict",
      description = "Whether controls that nobody assessed are only told of, or block the review.")
  private String policy = "draft";

  @Option(
      names = "--explain",
      description = "Print a table instead: area, finding, control, comment, rule.")
  private boolean explain;

  ReviewCommand(ReviewProject reviews) {
    this.reviews = reviews;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    var instructions = new Instructions(setupRecord(), year(), unassessedPolicy());
    return switch (reviews.review(files().bytes(controls), instructions)) {
      case Answer.Given<Reviewed> given -> {
        print(given.value(), out);
        given.value().warnings().forEach(warning -> err.println("warning: " + warning));
        yield Actions.OK;
      }
      case Answer.Refused<Reviewed> refused -> {
        print(refused.problem(), err);
        yield Actions.USAGE;
      }
    };
  }

  private void print(Reviewed reviewed, PrintWriter out) {
    if (explain) {
      ExplainTable.of(reviewed.review()).lines().forEach(out::println);
    } else {
      out.println(reviewed.canonical());
    }
    out.flush();
  }

  private static void print(Problem problem, PrintWriter err) {
    err.println(problem.code() + ": " + problem.message());
    if (problem.details().get("reasons") instanceof List<?> reasons) {
      reasons.forEach(reason -> err.println("  - " + reason));
    }
    err.println(problem.hint());
  }

  private SetupRecord setupRecord() {
    if (setup == null) {
      return SetupRecord.EMPTY;
    }
    Map<String, @Nullable Object> members = files().object(setup);
    List<SetupFault> faults = SetupRecord.faults(members);
    if (!faults.isEmpty()) {
      throw refused(
          "%s is no setup record: %s"
              .formatted(
                  setup, String.join("; ", faults.stream().map(SetupFault::toString).toList())));
    }
    return new SetupRecord(members);
  }

  private Optional<FiscalYear> year() {
    try {
      return Optional.ofNullable(fiscalYear).map(FiscalYear::parse);
    } catch (IllegalArgumentException e) {
      throw refused("--fiscal-year: " + e.getMessage());
    }
  }

  private UnassessedPolicy unassessedPolicy() {
    return switch (policy.toLowerCase(Locale.ROOT)) {
      case "draft" -> UnassessedPolicy.DRAFT;
      case "strict" -> UnassessedPolicy.STRICT;
      default -> throw refused("--policy is draft or strict, was '" + policy + "'");
    };
  }

  private GivenFiles files() {
    return new GivenFiles(spec);
  }

  private ParameterException refused(String why) {
    return files().refused(why);
  }
}
