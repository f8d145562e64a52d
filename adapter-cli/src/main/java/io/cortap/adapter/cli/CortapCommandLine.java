package io.cortap.adapter.cli;

import io.cortap.ports.inbound.ExamineDeployment;
import io.cortap.ports.inbound.ImportSetup;
import io.cortap.ports.inbound.RehearseWebhooks;
import io.cortap.ports.inbound.RenderTemplate;
import io.cortap.ports.inbound.ReviewProject;
import io.cortap.ports.inbound.ReviseTemplate;
import io.cortap.ports.inbound.VerifyAudit;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command line: parses, explains itself, and hands over to {@link Actions}. */
public final class CortapCommandLine {
  private final Actions actions;
  private final ReviewProject reviews;
  private final RenderTemplate rendering;
  private final ReviseTemplate templates;
  private final ImportSetup setups;
  private final VerifyAudit audit;
  private final RehearseWebhooks rehearsals;
  private final ExamineDeployment doctor;
  private final Surroundings around;
  private final String version;
  private final RandomGenerator random;

  /**
   * @param version what {@code --version} prints
   * @param random a cryptographically strong source: secrets are drawn from it
   */
  public CortapCommandLine(
      Actions actions,
      ReviewProject reviews,
      RenderTemplate rendering,
      ReviseTemplate templates,
      ImportSetup setups,
      VerifyAudit audit,
      RehearseWebhooks rehearsals,
      ExamineDeployment doctor,
      Surroundings around,
      String version,
      RandomGenerator random) {
    this.actions = actions;
    this.reviews = reviews;
    this.rendering = rendering;
    this.templates = templates;
    this.setups = setups;
    this.audit = audit;
    this.rehearsals = rehearsals;
    this.doctor = doctor;
    this.around = around;
    this.version = version;
    this.random = random;
  }

  /** Runs one command line and returns the process's exit code. */
  public int run(PrintWriter out, PrintWriter err, String... arguments) {
    CommandSpec root = CommandSpec.forAnnotatedObject(new Root());
    root.version(version);
    return new CommandLine(root)
        .addSubcommand(new Demo(actions))
        .addSubcommand(new Serve(actions))
        .addSubcommand(new Settings(actions))
        .addSubcommand(new ReviewCommand(reviews, setups))
        .addSubcommand(SetupCommand.with(setups))
        .addSubcommand(new RenderCommand(rendering))
        .addSubcommand(TemplateCommand.with(templates))
        .addSubcommand(AuditCommand.with(audit))
        .addSubcommand(WebhookCommand.with(rehearsals, around))
        .addSubcommand(new DoctorCommand(doctor))
        .addSubcommand(new Backup(actions))
        .addSubcommand(new Secret(random))
        .addSubcommand(new HelpCommand())
        .setOut(out)
        .setErr(err)
        .execute(arguments);
  }

  @Command(
      name = "cortap",
      mixinStandardHelpOptions = true,
      description = "Word reports for FTA reviews, made from Riskuity's controls.",
      footer = {"", "Build and run every check: ./cortap test"})
  private static final class Root implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
      spec.commandLine().usage(spec.commandLine().getErr());
      return Actions.USAGE;
    }
  }

  @Command(
      name = "demo",
      mixinStandardHelpOptions = true,
      description = {
        "Makes a report from a sample project, the way Riskuity would have it made.",
        "Needs no settings: keys and ports are drawn anew, everything stays on this machine."
      })
  private static final class Demo implements Callable<Integer> {
    private final Actions actions;
    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
        names = "--once",
        description = "Exit after the report: 0 only if it is complete and its webhook verified.")
    private boolean once;

    @Option(
        names = "--project",
        defaultValue = "58",
        description = "The sample project: 58 (real-sized), 61 (hardly begun), 62 (no findings).")
    private long project;

    @Option(
        names = "--output",
        defaultValue = "demo-output",
        description = "The folder for the document (default: ${DEFAULT-VALUE}).")
    private Path output = Path.of("demo-output");

    Demo(Actions actions) {
      this.actions = actions;
    }

    @Override
    public Integer call() {
      CommandLine line = spec.commandLine();
      return actions.demo(project, output, once, line.getOut(), line.getErr());
    }
  }

  @Command(
      name = "serve",
      mixinStandardHelpOptions = true,
      description =
          "Runs the service until it is asked to stop; settings come from the environment.")
  private static final class Serve implements Callable<Integer> {
    private final Actions actions;
    @Spec private CommandSpec spec = CommandSpec.create();

    Serve(Actions actions) {
      this.actions = actions;
    }

    @Override
    public Integer call() {
      return actions.serve(spec.commandLine().getOut(), spec.commandLine().getErr());
    }
  }

  @Command(
      name = "settings",
      mixinStandardHelpOptions = true,
      description = "Prints every setting with its value in this environment, secrets masked.")
  private static final class Settings implements Callable<Integer> {
    private final Actions actions;
    @Spec private CommandSpec spec = CommandSpec.create();

    Settings(Actions actions) {
      this.actions = actions;
    }

    @Override
    public Integer call() {
      return actions.settings(spec.commandLine().getOut(), spec.commandLine().getErr());
    }
  }

  @Command(
      name = "backup",
      mixinStandardHelpOptions = true,
      description = {
        "Copies the data folder (CORTAP_DATA_DIR) while the service runs, into a data folder of its",
        "own. Exit 1 if something could not be copied. Waiting tokens are copied encrypted."
      })
  private static final class Backup implements Callable<Integer> {
    private final Actions actions;
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", description = "Where to; new, or empty.")
    private Path folder = Path.of("");

    Backup(Actions actions) {
      this.actions = actions;
    }

    @Override
    public Integer call() {
      return actions.backup(folder, spec.commandLine().getOut(), spec.commandLine().getErr());
    }
  }

  @Command(
      name = "secret",
      mixinStandardHelpOptions = true,
      description = {
        "Draws a webhook secret and the keys that serve needs, and prints both sides' lines.",
        "Nothing of it is kept: each run draws anew."
      })
  private static final class Secret implements Callable<Integer> {
    private final RandomGenerator random;
    @Spec private CommandSpec spec = CommandSpec.create();

    Secret(RandomGenerator random) {
      this.random = random;
    }

    @Override
    public Integer call() {
      FreshSecrets.drawnFrom(random).lines().forEach(spec.commandLine().getOut()::println);
      return Actions.OK;
    }
  }
}
