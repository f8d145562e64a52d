package io.cortap.adapter.cli;

import io.cortap.core.problem.Problem;
import io.cortap.core.report.ReportType;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.RenderTemplate;
import io.cortap.ports.inbound.RenderTemplate.Document;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code render}: a template and data in, a document out. */
@Command(
    name = "render",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a document of a template and data in files, without Riskuity or a service.",
      "Missing fields and warnings go to standard error. Exit 2 and no document if the template or",
      "the data have faults; each is told with its place."
    })
final class RenderCommand implements Callable<Integer> {
  private final RenderTemplate templates;
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--template",
      required = true,
      paramLabel = "TYPE|FILE",
      description = "A report type, for instance rir_cover_letter, or a .docx file.")
  private String template = "";

  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE",
      description = "A JSON object: a canonical review, as review prints it, or anything else.")
  private Path data = Path.of("");

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "The document to write; what was there is replaced.")
  private Path output = Path.of("");

  RenderCommand(RenderTemplate templates) {
    this.templates = templates;
  }

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    return switch (rendered()) {
      case Answer.Given<Document> given -> {
        Document document = given.value();
        document.missing().forEach(field -> err.println("missing: " + field));
        document.warnings().forEach(warning -> err.println("warning: " + warning));
        yield written(document);
      }
      case Answer.Refused<Document> refused -> {
        tell(refused.problem(), err);
        yield Actions.USAGE;
      }
    };
  }

  private Answer<Document> rendered() {
    Map<String, @Nullable Object> values = new NamedFile(data, spec).object();
    if (template.toLowerCase(Locale.ROOT).endsWith(".docx")) {
      return templates.ofFile(new NamedFile(Path.of(template), spec).bytes(), values);
    }
    if (!ReportType.isWellFormed(template)) {
      throw new ParameterException(
          spec.commandLine(),
          "--template is a report type or a .docx file, was '" + template + "'");
    }
    return templates.ofType(new ReportType(template), values);
  }

  private int written(Document document) {
    try {
      Files.write(output, document.bytes());
    } catch (IOException e) {
      spec.commandLine().getErr().println(output + " cannot be written: " + e);
      return Actions.FAILED;
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println("wrote " + output + " (" + document.bytes().length + " bytes)");
    out.flush();
    return Actions.OK;
  }

  private static void tell(Problem problem, PrintWriter err) {
    err.println(problem.code() + ": " + problem.message());
    if (problem.details().get("faults") instanceof List<?> faults) {
      faults.forEach(fault -> err.println("  - " + fault));
    }
  }
}
