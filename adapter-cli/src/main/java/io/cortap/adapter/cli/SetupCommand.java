package io.cortap.adapter.cli;

import io.cortap.core.audit.AuditRecord;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.ProjectKey;
import io.cortap.core.report.TenantId;
import io.cortap.core.report.WireTime;
import io.cortap.core.review.SetupRecord;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.ImportSetup;
import io.cortap.ports.inbound.ImportSetup.Imported;
import io.cortap.ports.inbound.KeepSetup.Kept;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code setup}: setup records between files and the store. */
@Command(
    name = "setup",
    mixinStandardHelpOptions = true,
    description = {
      "What Riskuity does not hold of a project, between workbooks and the store.",
      "The store is the one that CORTAP_STORE names. Exit 2 and nothing written if a file or a name",
      "does not fit."
    })
final class SetupCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  private SetupCommand() {}

  static CommandLine with(ImportSetup setups) {
    return new CommandLine(new SetupCommand())
        .addSubcommand(new Blank(setups))
        .addSubcommand(new Import(setups))
        .addSubcommand(new Show(setups))
        .addSubcommand(new Export(setups));
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return Actions.USAGE;
  }

  /** Prints the problem and gives the exit code: whoever must act decides it. */
  static int refuse(Problem problem, PrintWriter err) {
    ReviewCommand.print(problem, err);
    return problem.retryable() ? Actions.FAILED : Actions.USAGE;
  }

  /** Whose project it is. */
  private static final class Whose {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--tenant", required = true, description = "The tenant's id in Riskuity.")
    private String tenant = "";

    @Option(names = "--project", description = "The project's id in Riskuity.")
    private @Nullable Long project;

    TenantId tenant() {
      if (!TenantId.isWellFormed(tenant)) {
        throw new ParameterException(
            spec.commandLine(),
            "--tenant has 1 to 64 letters, digits, '_' or '-', was '" + tenant + "'");
      }
      return new TenantId(tenant);
    }

    Optional<ProjectId> project() {
      if (project != null && project <= 0) {
        throw new ParameterException(
            spec.commandLine(), "--project is greater than 0, was " + project);
      }
      return Optional.ofNullable(project).map(ProjectId::new);
    }

    ProjectKey key() {
      return new ProjectKey(
          tenant(),
          project()
              .orElseThrow(
                  () -> new ParameterException(spec.commandLine(), "--project is missing")));
    }
  }

  @Command(
      name = "blank",
      mixinStandardHelpOptions = true,
      description = "Writes an empty workbook with every field and its choices.")
  private static final class Blank implements Callable<Integer> {
    private final ImportSetup setups;
    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(names = "-o", required = true, paramLabel = "FILE.xlsx", description = "Where to.")
    private Path output = Path.of("");

    Blank(ImportSetup setups) {
      this.setups = setups;
    }

    @Override
    public Integer call() {
      return write(setups.workbook(Optional.empty(), SetupRecord.EMPTY), output, spec);
    }
  }

  @Command(
      name = "import",
      mixinStandardHelpOptions = true,
      description = {
        "Replaces a project's record by the one in a workbook or a JSON file.",
        "Prints each member that changes, old -> new."
      })
  private static final class Import implements Callable<Integer> {
    private final ImportSetup setups;
    @Spec private CommandSpec spec = CommandSpec.create();
    @CommandLine.Mixin private Whose whose = new Whose();

    @Parameters(paramLabel = "FILE", description = "A workbook (.xlsx) or a JSON object.")
    private Path file = Path.of("");

    @Option(names = "--dry-run", description = "Only tell what would change.")
    private boolean dryRun;

    Import(ImportSetup setups) {
      this.setups = setups;
    }

    @Override
    public Integer call() {
      PrintWriter err = spec.commandLine().getErr();
      byte[] bytes = new NamedFile(file, spec).bytes();
      return switch (setups.replace(whose.tenant(), whose.project(), bytes, dryRun)) {
        case Answer.Refused<Imported> refused -> refuse(refused.problem(), err);
        case Answer.Given<Imported> given -> {
          given.value().remarks().forEach(remark -> err.println("note: " + remark));
          tell(given.value(), spec.commandLine().getOut());
          yield Actions.OK;
        }
      };
    }

    private void tell(Imported imported, PrintWriter out) {
      imported.changes().forEach(out::println);
      String record = "the setup record of " + imported.project();
      out.println(
          imported.changes().isEmpty()
              ? record + " is like that already; nothing was written"
              : dryRun
                  ? "dry run: " + record + " was left at version " + imported.version()
                  : record + " is now at version " + imported.version());
      out.flush();
    }
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Prints the record in the store as JSON, with its version and last change.")
  private static final class Show implements Callable<Integer> {
    private final ImportSetup setups;
    @Spec private CommandSpec spec = CommandSpec.create();
    @CommandLine.Mixin private Whose whose = new Whose();

    Show(ImportSetup setups) {
      this.setups = setups;
    }

    @Override
    public Integer call() {
      return switch (setups.find(whose.key())) {
        case Answer.Refused<Kept> refused -> refuse(refused.problem(), spec.commandLine().getErr());
        case Answer.Given<Kept> given -> {
          var shown = new LinkedHashMap<String, @Nullable Object>();
          Optional<AuditRecord> change = given.value().change();
          shown.put("project_id", whose.key().project().value());
          shown.put("version", given.value().version());
          shown.put("changed_by", change.map(made -> made.actor().value()).orElse(null));
          shown.put("changed_at", change.map(made -> WireTime.format(made.at())).orElse(null));
          shown.put("setup", given.value().record().members());
          spec.commandLine().getOut().println(PrettyJson.of(shown));
          yield Actions.OK;
        }
      };
    }
  }

  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description = "Writes the record in the store into a workbook, to be changed and imported.")
  private static final class Export implements Callable<Integer> {
    private final ImportSetup setups;
    @Spec private CommandSpec spec = CommandSpec.create();
    @CommandLine.Mixin private Whose whose = new Whose();

    @Option(names = "-o", required = true, paramLabel = "FILE.xlsx", description = "Where to.")
    private Path output = Path.of("");

    Export(ImportSetup setups) {
      this.setups = setups;
    }

    @Override
    public Integer call() {
      return switch (setups.find(whose.key())) {
        case Answer.Refused<Kept> refused -> refuse(refused.problem(), spec.commandLine().getErr());
        case Answer.Given<Kept> given ->
            write(setups.workbook(whose.project(), given.value().record()), output, spec);
      };
    }
  }

  private static int write(Answer<byte[]> workbook, Path output, CommandSpec spec) {
    return switch (workbook) {
      case Answer.Refused<byte[]> refused -> refuse(refused.problem(), spec.commandLine().getErr());
      case Answer.Given<byte[]> given -> {
        new NamedFile(output, spec).make(given.value());
        spec.commandLine().getOut().println(output);
        yield Actions.OK;
      }
    };
  }
}
