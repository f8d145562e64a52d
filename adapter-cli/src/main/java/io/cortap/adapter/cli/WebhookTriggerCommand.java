package io.cortap.adapter.cli;

import io.cortap.core.job.JobId;
import io.cortap.core.rehearsal.Judgement;
import io.cortap.core.rehearsal.RehearsalCase;
import io.cortap.core.report.ProjectId;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.RehearseWebhooks;
import io.cortap.ports.inbound.RehearseWebhooks.Receiver;
import java.io.PrintWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code webhook trigger}: a delivery as the service makes it, and what the answer is worth. */
@Command(
    name = "trigger",
    mixinStandardHelpOptions = true,
    description = {
      "Sends a receiver deliveries as the service makes them, and judges its answers.",
      "They are signed and guarded by the service's settings. Exit 0 only if each is as expected.",
      "Cases: completed, failed, non-ascii, duplicate, old-key (2xx expected); tampered, stale (4xx",
      "expected); all."
    })
final class WebhookTriggerCommand implements Callable<Integer> {
  private final RehearseWebhooks rehearsals;
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "CASE",
      arity = "1..*",
      description = "What to send; all for everything.")
  private List<String> cases = new ArrayList<>();

  @Option(names = "--to", paramLabel = "URL", required = true, description = "The receiver.")
  private URI receiver = URI.create("");

  @Option(
      names = "--allow-loopback",
      description = "Lets a receiver on this machine be reached, over http and on any port.")
  private boolean loopback;

  @Option(
      names = "--project",
      defaultValue = "58",
      description = "The project that is told of (default: ${DEFAULT-VALUE}).")
  private long project;

  @Option(
      names = "--job",
      paramLabel = "ID",
      description =
          "The job that is told of, if the receiver must know it (default: an invented one).")
  private @Nullable String job;

  WebhookTriggerCommand(RehearseWebhooks rehearsals) {
    this.rehearsals = rehearsals;
  }

  @Override
  public Integer call() {
    CommandLine line = spec.commandLine();
    var target = new Receiver(receiver, job(), project(), loopback);
    return switch (rehearsals.rehearse(target, wanted())) {
      case Answer.Refused<List<Judgement>> refused -> {
        ReviewCommand.print(refused.problem(), line.getErr());
        yield Actions.USAGE;
      }
      case Answer.Given<List<Judgement>> given -> tell(given.value(), line.getOut());
    };
  }

  private static int tell(List<Judgement> judgements, PrintWriter out) {
    for (Judgement judgement : judgements) {
      out.printf(
          "%-4s %-10s %s%n",
          judgement.asExpected() ? "ok" : "BAD", judgement.which().wireName(), judgement.detail());
      if (!judgement.asExpected()) {
        out.println("                was: " + judgement.which().words());
      }
    }
    long good = judgements.stream().filter(Judgement::asExpected).count();
    out.printf("%d of %d as expected%n", good, judgements.size());
    return good == judgements.size() ? Actions.OK : Actions.FAILED;
  }

  private List<RehearsalCase> wanted() {
    if (cases.contains("all")) {
      return List.of(RehearsalCase.values());
    }
    return cases.stream()
        .map(name -> RehearsalCase.named(name).orElseThrow(() -> refused(unknown(name))))
        .toList();
  }

  private static String unknown(String name) {
    return "'%s' is no case; the cases are %s and all"
        .formatted(
            name,
            Arrays.stream(RehearsalCase.values())
                .map(RehearsalCase::wireName)
                .collect(Collectors.joining(", ")));
  }

  private Optional<JobId> job() {
    if (job == null) {
      return Optional.empty();
    }
    if (!JobId.isWellFormed(job)) {
      throw refused(
          "a job id looks like rpt-20270315-140045-k3v9q2m4x7b1n8d5c6f0, was '" + job + "'");
    }
    return Optional.of(new JobId(job));
  }

  private ProjectId project() {
    try {
      return new ProjectId(project);
    } catch (IllegalArgumentException e) {
      throw refused(String.valueOf(e.getMessage()));
    }
  }

  private ParameterException refused(String why) {
    return new ParameterException(spec.commandLine(), why);
  }
}
