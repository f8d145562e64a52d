package io.cortap.adapter.cli;

import io.cortap.core.template.FaultExplanation;
import io.cortap.ports.inbound.ReviseTemplate;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code template}: what a template's author asks. */
@Command(
    name = "template",
    mixinStandardHelpOptions = true,
    description = "Finds, explains, marks and mends faults of Word templates.")
final class TemplateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  private TemplateCommand() {}

  static CommandLine with(ReviseTemplate templates) {
    return new CommandLine(new TemplateCommand())
        .addSubcommand(new CheckCommand(templates))
        .addSubcommand(new Explain(templates));
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return Actions.USAGE;
  }

  @Command(
      name = "explain",
      mixinStandardHelpOptions = true,
      description = {
        "Explains a kind of finding: what is wrong, why, and what to write instead.",
        "Without an id, lists all kinds."
      })
  private static final class Explain implements Callable<Integer> {
    private final ReviseTemplate templates;
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
        arity = "0..1",
        paramLabel = "ID",
        defaultValue = "",
        description = "As a finding shows it, for instance UNKNOWN_FILTER.")
    private String id = "";

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    Explain(ReviseTemplate templates) {
      this.templates = templates;
    }

    @Override
    public Integer call() {
      List<FaultExplanation> all = templates.explanations();
      PrintWriter out = spec.commandLine().getOut();
      if (id.isEmpty()) {
        list(all, out);
        return Actions.OK;
      }
      FaultExplanation wanted = find(all).orElseThrow(() -> unknown(all));
      if (json) {
        out.println(PrettyJson.of(ExplanationForm.of(wanted)));
      } else {
        out.println(wanted.id());
        out.println();
        out.println(wanted.text());
      }
      out.flush();
      return Actions.OK;
    }

    private void list(List<FaultExplanation> all, PrintWriter out) {
      if (json) {
        out.println(PrettyJson.of(ExplanationForm.of(all)));
      } else {
        int widest = all.stream().mapToInt(one -> one.id().length()).max().orElse(0);
        all.forEach(one ->
            out.println(one.id() + " ".repeat(widest + 2 - one.id().length()) + one.summary()));
      }
      out.flush();
    }

    private Optional<FaultExplanation> find(List<FaultExplanation> all) {
      String wanted = id.toUpperCase(Locale.ROOT).replace('-', '_');
      return all.stream().filter(one -> one.id().equals(wanted)).findFirst();
    }

    private ParameterException unknown(List<FaultExplanation> all) {
      List<String> ids = all.stream().map(FaultExplanation::id).toList();
      return new ParameterException(
          spec.commandLine(),
          "no finding is called '" + id + "'; known are " + String.join(", ", ids));
    }
  }
}
