package io.cortap.adapter.cli;

import io.cortap.core.problem.Problem;
import io.cortap.core.review.FiscalYear;
import io.cortap.core.review.SetupRecord;
import io.cortap.core.review.UnassessedPolicy;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.ImportSetup;
import io.cortap.ports.inbound.ImportSetup.Filled;
import io.cortap.ports.inbound.ReviewProject;
import io.cortap.ports.inbound.ReviewProject.Instructions;
import io.cortap.ports.inbound.ReviewProject.Reviewed;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
  private final ImportSetup setups;
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
      description = "The project's setup record, a JSON object or a workbook (.xlsx).")
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

  ReviewCommand(ReviewProject reviews, ImportSetup setups) {
    this.reviews = reviews;
    this.setups = setups;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    byte[] listing = new NamedFile(controls, spec).bytes();
    return switch (setupRecord(err)) {
      case Answer.Refused<SetupRecord> refused -> {
        print(refused.problem(), err);
        yield Actions.USAGE;
      }
      case Answer.Given<SetupRecord> record ->
          review(listing, new Instructions(record.value(), year(), unassessedPolicy()), out, err);
    };
  }

  private int review(byte[] listing, Instructions instructions, PrintWriter out, PrintWriter err) {
    return switch (reviews.review(listing, instructions)) {
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

  /** The problem, its reasons if it has any, and what to do next. */
  static void print(Problem problem, PrintWriter err) {
    err.println(problem.code() + ": " + problem.message());
    if (problem.details().get("reasons") instanceof List<?> reasons) {
      reasons.forEach(reason -> err.println("  - " + reason));
    }
    err.println(problem.hint());
  }

  private Answer<SetupRecord> setupRecord(PrintWriter err) {
    if (setup == null) {
      return Answer.given(SetupRecord.EMPTY);
    }
    return switch (setups.read(new NamedFile(setup, spec).bytes())) {
      case Answer.Refused<Filled> refused -> Answer.refused(refused.problem());
      case Answer.Given<Filled> given -> {
        given.value().remarks().forEach(remark -> err.println("note: " + remark));
        yield Answer.given(given.value().record());
      }
    };
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

  private ParameterException refused(String why) {
    return new ParameterException(spec.commandLine(), why);
  }
}
