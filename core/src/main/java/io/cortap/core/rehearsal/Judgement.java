package io.cortap.core.rehearsal;

import io.cortap.core.webhook.AttemptOutcome;
import io.cortap.core.webhook.AttemptVerdict;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a receiver's answers in one case are worth.
 *
 * @param asExpected whether a good receiver answers so
 * @param detail what it answered, what follows from it, and what to do
 */
public record Judgement(RehearsalCase which, boolean asExpected, String detail) {
  private static final Pattern ACKNOWLEDGED = Pattern.compile("\"received\"\\s*:\\s*true");

  /**
   * How one post ended.
   *
   * @param answer the beginning of what the receiver said
   */
  public record Ending(AttemptOutcome outcome, String answer) {}

  /** Judges a case by the endings of its posts, of which there is at least one. */
  public static Judgement of(RehearsalCase which, List<Ending> endings) {
    for (int i = 0; i < endings.size(); i++) {
      Judgement one = of(which, endings.get(i), i);
      if (!one.asExpected() || i == endings.size() - 1) {
        return one;
      }
    }
    throw new IllegalArgumentException("a case has at least one post");
  }

  private static Judgement of(RehearsalCase which, Ending ending, int number) {
    return switch (ending.outcome()) {
      case AttemptOutcome.Answered answered when which.isWelcome() ->
          welcomed(which, answered.status(), ending.answer(), number);
      case AttemptOutcome.Answered answered -> refused(which, answered.status());
      case AttemptOutcome.Unreachable unreachable ->
          new Judgement(which, false, "not reached: " + unreachable.detail());
      case AttemptOutcome.Refused refused ->
          new Judgement(
              which,
              false,
              "not sent: "
                  + refused.detail()
                  + "; a receiver on this machine is reached with --allow-loopback, others by the"
                  + " CORTAP_CALLBACK_ settings");
      case AttemptOutcome.EgressFailed failed ->
          new Judgement(which, false, "not sent: " + failed.detail());
    };
  }

  private static Judgement welcomed(RehearsalCase which, int status, String answer, int number) {
    String seen = "answered " + status + (number > 0 ? " to the second one" : "");
    return switch (AttemptVerdict.ofStatus(status)) {
      case DELIVERED -> new Judgement(which, true, seen + acknowledgement(which, answer));
      case RETRY, NOT_CHARGED ->
          new Judgement(
              which, false, seen + ", a 2xx is expected: the service would send it again");
      case RETRY_LATE ->
          new Judgement(
              which, false, seen + ", a 2xx is expected: the service would alert its operators");
      case STOP ->
          new Judgement(
              which, false, seen + ", a 2xx is expected: the service would never send it again");
    };
  }

  private static String acknowledgement(RehearsalCase which, String answer) {
    String once =
        which == RehearsalCase.DUPLICATE
            ? "; look whether it acted once: both carried the same webhook-id"
            : "";
    return ACKNOWLEDGED.matcher(answer).find()
        ? once
        : "; its body is not {\"received\": true, \"job_id\": ...}, which nobody insists on" + once;
  }

  private static Judgement refused(RehearsalCase which, int status) {
    if (status >= 400 && status < 500) {
      return new Judgement(which, true, "refused it with " + status);
    }
    if (AttemptVerdict.ofStatus(status) == AttemptVerdict.DELIVERED) {
      return new Judgement(
          which,
          false,
          "ACCEPTED it with "
              + status
              + ": whoever can reach the receiver can make it believe anything; verify the"
              + " signature and its timestamp before anything else, and answer 401");
    }
    return new Judgement(
        which,
        false,
        "answered " + status + ", a 4xx is expected: a refusal is an answer, not a fault");
  }
}
