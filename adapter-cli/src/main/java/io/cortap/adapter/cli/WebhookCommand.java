package io.cortap.adapter.cli;

import io.cortap.ports.inbound.RehearseWebhooks;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code webhook}: the receiver's side. */
@Command(
    name = "webhook",
    mixinStandardHelpOptions = true,
    description = "For those who write a receiver of webhooks.")
final class WebhookCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  private WebhookCommand() {}

  static CommandLine with(RehearseWebhooks rehearsals, Surroundings around) {
    return new CommandLine(new WebhookCommand())
        .addSubcommand(new WebhookVerifyCommand(around))
        .addSubcommand(new WebhookTriggerCommand(rehearsals));
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return Actions.USAGE;
  }
}
