package io.cortap.app;

import io.cortap.adapter.cli.Actions;
import io.cortap.adapter.cli.CortapCommandLine;
import io.cortap.adapter.cli.Surroundings;
import io.cortap.adapter.data.JsonSnapshotCodec;
import io.cortap.adapter.data.PoiSetupFiles;
import io.cortap.adapter.docx.DocxReportRenderer;
import io.cortap.adapter.docx.DocxTemplateChecker;
import io.cortap.adapter.docx.DocxTemplateRenderer;
import io.cortap.adapter.docx.DocxTemplateReviser;
import io.cortap.adapter.http.Version;
import io.cortap.adapter.local.LocalBackup;
import io.cortap.adapter.riskuity.JsonControlsReader;
import io.cortap.core.audit.Actor;
import io.cortap.ports.outbound.PortUnavailableException;
import io.cortap.workflow.OfflineAudit;
import io.cortap.workflow.OfflineDoctor;
import io.cortap.workflow.OfflineRehearsal;
import io.cortap.workflow.OfflineRendering;
import io.cortap.workflow.OfflineReview;
import io.cortap.workflow.OfflineSetups;
import io.cortap.workflow.OfflineTemplates;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The process: the only place that looks at arguments, environment and clock. */
public final class Main implements Actions {
  private final Map<String, String> environment;
  private final Version version;

  private Main(Map<String, String> environment, Version version) {
    this.environment = environment;
    this.version = version;
  }

  public static void main(String[] arguments) {
    var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    if (Arrays.asList(arguments).contains("demo") && System.getenv("LOG_LEVEL") == null) {
      // The demo tells its story itself; logback asks system properties before the environment.
      System.setProperty("LOG_LEVEL", "WARN");
    }
    System.exit(run(System.getenv(), out, err, arguments));
  }

  /** Runs one command line in an environment, and returns the exit code. */
  static int run(
      Map<String, String> environment, PrintWriter out, PrintWriter err, String... arguments) {
    Version version = version();
    var main = new Main(environment, version);
    var reviews =
        new OfflineReview(new JsonControlsReader(), new JsonSnapshotCodec(), Clock.systemUTC());
    Supplier<DocxReportRenderer> types =
        () ->
            DocumentPorts.reportTypes(
                environment.getOrDefault("TEMPLATE_DIR", ""), Clock.systemUTC());
    var rendering = new OfflineRendering(new DocxTemplateRenderer(types));
    var templates =
        new OfflineTemplates(DocxTemplateChecker.ofFiles(types), new DocxTemplateReviser(types));
    try (var store = new StoreAtHand(environment);
        var examiners = new Examiners(environment, Clock.systemUTC())) {
      var setups =
          new OfflineSetups(
              new PoiSetupFiles(), store::setups, Actor.operator(account()), Clock.systemUTC());
      return new CortapCommandLine(
              main,
              reviews,
              rendering,
              templates,
              setups,
              new OfflineAudit(store::auditRoots, Clock.systemUTC()),
              new OfflineRehearsal(
                  new Rehearsals(environment, Clock.systemUTC())::sender,
                  Clock.systemUTC(),
                  new SecureRandom()),
              new OfflineDoctor(examiners::all, Clock.systemUTC()),
              new Surroundings(environment, System.in, Clock.systemUTC()),
              "CORTAP-RPT " + version.version(),
              new SecureRandom())
          .run(out, err, arguments);
    }
  }

  private static String account() {
    String name = System.getProperty("user.name", "").strip();
    return name.isEmpty() ? "unknown" : name;
  }

  private static Version version() {
    Package made = Main.class.getPackage();
    return new Version(
        Optional.ofNullable(made.getImplementationVersion()).orElse("development"), "unknown");
  }

  @Override
  public int serve(PrintWriter out, PrintWriter err) {
    return switch (Settings.read(environment)) {
      case Settings.Reading.Faulty faulty -> refuse(faulty, err);
      case Settings.Reading.Fits fits -> new Serving(fits.settings(), version).run(out, err);
    };
  }

  @Override
  public int demo(long project, Path output, boolean once, PrintWriter out, PrintWriter err) {
    return new Demo(version, out, err).run(project, output, once);
  }

  @Override
  public int backup(Path folder, PrintWriter out, PrintWriter err) {
    try (var store = new StoreAtHand(environment)) {
      LocalBackup.Copied copied = store.backup().copyInto(folder);
      copied.missing().forEach(missing -> err.println("not copied: " + missing));
      out.printf(
          "%d jobs and %d files are in %s, a data folder of its own%n",
          copied.jobs(), copied.blobs(), folder);
      return copied.missing().isEmpty() ? OK : FAILED;
    } catch (PortUnavailableException e) {
      err.println(e.getMessage());
      return FAILED;
    }
  }

  @Override
  public int settings(PrintWriter out, PrintWriter err) {
    Settings.Reading reading = Settings.read(environment);
    for (Environment.Line line : reading.lines()) {
      out.printf("%-30s %s%s%n", line.name(), line.shown(), line.isDefault() ? " (default)" : "");
    }
    return switch (reading) {
      case Settings.Reading.Faulty faulty -> refuse(faulty, err);
      case Settings.Reading.Fits fits -> OK;
    };
  }

  private static int refuse(Settings.Reading.Faulty faulty, PrintWriter err) {
    err.println("CORTAP-RPT cannot start with these settings:");
    faulty.faults().forEach(fault -> err.println("  - " + fault));
    err.println("All settings with their values: ./cortap settings");
    err.println("New secrets and keys, ready to paste: ./cortap secret");
    return USAGE;
  }
}
