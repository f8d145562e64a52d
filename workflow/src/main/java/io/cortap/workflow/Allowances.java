package io.cortap.workflow;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.Party;
import io.cortap.core.report.Requester;
import io.cortap.core.report.ServiceAccount;
import io.cortap.core.report.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What each tenant may still ask of this node: a minute's worth at once, refilled evenly. Only
 * whoever a verified token names is charged, so that nobody uses up what is another's. Thread-safe.
 */
final class Allowances {
  private static final int CAPACITY = 20_000;
  private static final double SECONDS = 60;

  /** What is counted apart, so that asking how jobs stand never keeps anybody from submitting. */
  enum Kind {
    SUBMISSION,
    CALL
  }

  /** Whose allowance a use is counted against. */
  sealed interface Payer {
    /** A tenant, named by a verified token. */
    record Tenant(TenantId tenant) implements Payer {}

    /** A service account; what it asks is no tenant's doing. */
    record Program(String subject) implements Payer {}

    /** All callers together whom nobody has confirmed. */
    record Strangers() implements Payer {}

    static Payer of(Party party) {
      return switch (party) {
        case Requester requester -> new Tenant(requester.tenant());
        case ServiceAccount account -> new Program(account.subject());
      };
    }

    private String words() {
      return switch (this) {
        case Tenant tenant -> "this tenant";
        case Program program -> "this service account";
        case Strangers strangers -> "all callers whom Riskuity has not confirmed";
      };
    }
  }

  private record Account(Payer payer, Kind kind) {}

  private record Left(double amount, Instant at) {}

  private final WorkflowSettings.Rates rates;
  private final Map<Account, Left> accounts =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Account, Left> eldest) {
          return size() > CAPACITY;
        }
      };

  Allowances(WorkflowSettings.Rates rates) {
    this.rates = rates;
  }

  /**
   * Counts one use.
   *
   * @return why there is nothing left to use, and until when; empty if it was counted
   */
  synchronized Optional<Problem> charge(Payer payer, Kind kind, Instant now) {
    int perMinute = kind == Kind.SUBMISSION ? rates.submissions() : rates.calls();
    if (perMinute == 0) {
      return Optional.empty();
    }
    var account = new Account(payer, kind);
    Left before = accounts.getOrDefault(account, new Left(perMinute, now));
    double refilled =
        Math.max(0, Duration.between(before.at(), now).toMillis()) / 1000.0 * perMinute / SECONDS;
    double amount = Math.min(perMinute, before.amount() + refilled);
    boolean enough = amount >= 1;
    accounts.put(account, new Left(enough ? amount - 1 : amount, now));
    return enough ? Optional.empty() : Optional.of(problem(payer, kind, perMinute, amount));
  }

  private static Problem problem(Payer payer, Kind kind, int perMinute, double amount) {
    String what = kind == Kind.SUBMISSION ? "submissions" : "calls";
    return Problem.of(
            FailureCode.TOO_MANY_REQUESTS,
            "%d %s a minute are used up by %s; nothing was done"
                .formatted(perMinute, what, payer.words()))
        .with(
            "retry_after_seconds",
            Math.max(1, (long) Math.ceil((1 - amount) * SECONDS / perMinute)));
  }
}
