package io.cortap.adapter.cli;

import io.cortap.core.problem.Problem;
import io.cortap.core.report.ReportType;
import io.cortap.core.template.DiagnosisForm;
import io.cortap.core.template.TemplateDiagnosis;
import io.cortap.core.template.TemplateSource;
import io.cortap.core.template.Yardstick;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.ReviseTemplate;
import io.cortap.ports.inbound.ReviseTemplate.Copy;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code template check}: everything that is wrong with a template, at once. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Finds every fault of a template at once: its place, its cause, and what to write instead.",
      "Exit 0 if it can be used, 2 if not; warnings do not count."
    })
final class CheckCommand implements Callable<Integer> {
  private final ReviseTemplate templates;
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "FILE|TYPE",
      description = "A .docx file, or a report type, for instance draft_audit_report.")
  private String template = "";

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description = {
        "A JSON object: a canonical review, as review prints it, or anything else.",
        "Names that it lacks are found, and branches are counted."
      })
  private @Nullable Path data;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description = "The report type whose declared fields a file is held against.")
  private @Nullable String type;

  @Option(names = "--json", description = "Print JSON, as POST /api/v1/templates/validate answers.")
  private boolean json;

  @Option(
      names = "--blocks",
      description = "Print the block map; with --data, how often each branch was taken.")
  private boolean blocks;

  @Option(names = "--fields", description = "Print the fields that are read, missing and unused.")
  private boolean fields;

  @Option(
      names = "--annotate",
      paramLabel = "OUT.docx",
      description = "Write a copy with a Word comment at each finding.")
  private @Nullable Path annotate;

  @Option(
      names = "--fix",
      paramLabel = "OUT.docx",
      description = "Write a copy in which every edit is made that a machine can make.")
  private @Nullable Path fix;

  CheckCommand(ReviseTemplate templates) {
    this.templates = templates;
  }

  @Override
  public Integer call() {
    TemplateSource source = source();
    Yardstick yardstick = yardstick();
    requireOther(annotate);
    requireOther(fix);
    return switch (templates.check(source, yardstick)) {
      case Answer.Refused<TemplateDiagnosis> refused -> refuse(refused.problem());
      case Answer.Given<TemplateDiagnosis> given -> {
        print(given.value());
        int copied = copied(source, yardstick);
        yield copied != Actions.OK || given.value().isUsable() ? copied : Actions.USAGE;
      }
    };
  }

  private TemplateSource source() {
    if (isFile()) {
      return new TemplateSource.File(new NamedFile(Path.of(template), spec).bytes());
    }
    return new TemplateSource.Offered(reportType(template, "the template is a .docx file or"));
  }

  private boolean isFile() {
    return template.toLowerCase(Locale.ROOT).endsWith(".docx");
  }

  private ReportType reportType(String name, String what) {
    if (!ReportType.isWellFormed(name)) {
      throw new ParameterException(
          spec.commandLine(), "%s a report type, was '%s'".formatted(what, name));
    }
    return new ReportType(name);
  }

  private Yardstick yardstick() {
    Yardstick yardstick =
        type == null ? Yardstick.NONE : Yardstick.NONE.withType(reportType(type, "--type is"));
    return data == null ? yardstick : yardstick.withData(new NamedFile(data, spec).object());
  }

  /** A copy never takes the place of what was checked. */
  private void requireOther(@Nullable Path copy) {
    try {
      if (copy != null
          && isFile()
          && Files.exists(copy)
          && Files.isSameFile(copy, Path.of(template))) {
        throw new ParameterException(
            spec.commandLine(), copy + " is the template itself; name another file for the copy");
      }
    } catch (IOException e) {
      throw new ParameterException(spec.commandLine(), copy + " cannot be looked at: " + e);
    }
  }

  private void print(TemplateDiagnosis diagnosis) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(PrettyJson.of(DiagnosisForm.write(diagnosis)));
    } else {
      var text = new DiagnosisText(diagnosis);
      text.findings().forEach(out::println);
      if (blocks) {
        text.blocks().forEach(out::println);
      }
      if (fields) {
        text.fields().forEach(out::println);
      }
      out.println(template + ": " + text.summary());
    }
    out.flush();
  }

  private int copied(TemplateSource source, Yardstick yardstick) {
    int annotated =
        annotate == null ? Actions.OK : written(annotate, templates.annotate(source, yardstick));
    int mended = fix == null ? Actions.OK : written(fix, templates.mend(source, yardstick));
    return Math.max(annotated, mended);
  }

  private int written(Path file, Answer<Copy> answer) {
    return switch (answer) {
      case Answer.Refused<Copy> refused -> refuse(refused.problem());
      case Answer.Given<Copy> given -> {
        PrintWriter notes = json ? spec.commandLine().getErr() : spec.commandLine().getOut();
        given.value().changes().forEach(change -> notes.println("  changed: " + change));
        given.value().left().forEach(left -> notes.println("  left: " + left));
        try {
          Files.write(file, given.value().docx());
        } catch (IOException e) {
          spec.commandLine().getErr().println(file + " cannot be written: " + e);
          yield Actions.FAILED;
        }
        notes.println("wrote " + file);
        notes.flush();
        yield Actions.OK;
      }
    };
  }

  private int refuse(Problem problem) {
    spec.commandLine().getErr().println(problem.code() + ": " + problem.message());
    return Actions.USAGE;
  }
}
