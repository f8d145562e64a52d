package io.cortap.adapter.cli;

import io.cortap.core.deployment.Check;
import io.cortap.ports.inbound.ExamineDeployment;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code doctor}: everything that serving needs, looked at now. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Looks at settings, stores, credentials, clocks, links, Riskuity, LibreOffice and templates,",
      "and tells how to mend what does not fit. Leaves nothing behind. Exit 0 if reports can be",
      "made and their links opened, 1 if something is faulty."
    })
final class DoctorCommand implements Callable<Integer> {
  private final ExamineDeployment doctor;
  @Spec private CommandSpec spec = CommandSpec.create();

  DoctorCommand(ExamineDeployment doctor) {
    this.doctor = doctor;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<Check> checks = doctor.examine();
    checks.forEach(check -> print(check, out));
    long faulty = checks.stream().filter(check -> check.outcome() == Check.Outcome.FAULTY).count();
    out.println(
        faulty == 0
            ? checks.size() + " looks, no fault"
            : checks.size() + " looks, " + faulty + " faulty");
    out.flush();
    return faulty == 0 ? Actions.OK : Actions.FAILED;
  }

  private static void print(Check check, PrintWriter out) {
    out.printf(
        "%-6s  %-26s  %s%n",
        check.outcome().name().toLowerCase(Locale.ROOT), check.name(), check.seen());
    if (!check.fix().isEmpty()) {
      out.printf("%-6s  %-26s  -> %s%n", "", "", check.fix());
    }
  }
}
