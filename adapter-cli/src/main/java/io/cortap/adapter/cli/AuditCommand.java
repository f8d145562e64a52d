package io.cortap.adapter.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cortap.core.audit.AuditVerdict;
import io.cortap.core.audit.DailyRoot;
import io.cortap.core.audit.KnownRoot;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.Sha256;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.VerifyAudit;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code audit}: what was recorded, and whether it is still that. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = {
      "What was recorded in the store that CORTAP_STORE names, while the service runs or not."
    })
final class AuditCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  private AuditCommand() {}

  static CommandLine with(VerifyAudit audit) {
    return new CommandLine(new AuditCommand())
        .addSubcommand(new Verify(audit))
        .addSubcommand(new Roots(audit))
        .addSubcommand(new DownloadsCommand());
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return Actions.USAGE;
  }

  private static int refuse(Problem problem, PrintWriter err) {
    ReviewCommand.print(problem, err);
    return Actions.FAILED;
  }

  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = {
        "Looks for records that were edited, removed, reordered or slipped in.",
        "It goes by the trails' hash chains and the daily roots. Exit 0 if all is sound, 1 if something is not or cannot be read."
      })
  private static final class Verify implements Callable<Integer> {
    private final VerifyAudit audit;
    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
        names = "--roots",
        paramLabel = "FILE",
        description = {
          "Roots that were kept elsewhere: what 'audit roots' printed, or the service's log.",
          "Without them, whoever can write to the store and rewrites everything in it is not seen."
        })
    private @Nullable Path roots;

    Verify(VerifyAudit audit) {
      this.audit = audit;
    }

    @Override
    public Integer call() {
      CommandLine line = spec.commandLine();
      return switch (audit.verify(known())) {
        case Answer.Refused<AuditVerdict> refused -> refuse(refused.problem(), line.getErr());
        case Answer.Given<AuditVerdict> given -> tell(given.value(), line.getOut());
      };
    }

    private List<KnownRoot> known() {
      if (roots == null) {
        return List.of();
      }
      try {
        return new KnownRootLines().read(new NamedFile(roots, spec).bytes());
      } catch (IllegalArgumentException e) {
        throw new ParameterException(spec.commandLine(), roots + ", " + e.getMessage());
      }
    }

    private static int tell(AuditVerdict verdict, PrintWriter out) {
      verdict.breaks().forEach(found -> out.println("BROKEN " + found));
      out.printf(
          "%d trails with %d records, %d daily roots, %d of them compared with those kept elsewhere%n",
          verdict.trails(), verdict.records(), verdict.roots(), verdict.known());
      if (verdict.unrootedDays() > 0) {
        out.printf(
            "%d ended days have no root yet; the service makes them within an hour%n",
            verdict.unrootedDays());
      }
      if (verdict.unnamed() > 0) {
        out.printf(
            "%d trails of an early version lack their project: only daily roots vouch for them%n",
            verdict.unnamed());
      }
      out.println(
          verdict.isSound()
              ? "sound: nothing was edited, removed, reordered or slipped in"
              : verdict.breaks().size() + " breaks");
      out.flush();
      return verdict.isSound() ? Actions.OK : Actions.FAILED;
    }
  }

  @Command(
      name = "roots",
      mixinStandardHelpOptions = true,
      description =
          "Prints every daily root, a JSON object a line: keep them where the store is not.")
  private static final class Roots implements Callable<Integer> {
    private final VerifyAudit audit;
    @Spec private CommandSpec spec = CommandSpec.create();

    Roots(VerifyAudit audit) {
      this.audit = audit;
    }

    @Override
    public Integer call() {
      CommandLine line = spec.commandLine();
      return switch (audit.roots()) {
        case Answer.Refused<List<DailyRoot>> refused -> refuse(refused.problem(), line.getErr());
        case Answer.Given<List<DailyRoot>> given -> {
          given.value().forEach(root -> line.getOut().println(json(root)));
          yield Actions.OK;
        }
      };
    }

    private static String json(DailyRoot root) {
      var members = new LinkedHashMap<String, @Nullable Object>();
      members.put("tenant_id", root.tenant().value());
      members.put("day", root.day().toString());
      members.put("trails", root.trails());
      members.put("before", root.before().map(Sha256::hex).orElse(null));
      members.put("hash", root.hash().hex());
      try {
        return new ObjectMapper().writeValueAsString(members);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("plain values cannot fail to become JSON", e);
      }
    }
  }
}
