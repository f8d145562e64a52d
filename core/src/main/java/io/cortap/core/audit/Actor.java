package io.cortap.core.audit;

import io.cortap.core.report.Party;
import io.cortap.core.report.Requester;
import io.cortap.core.report.ServiceAccount;
import io.cortap.core.report.UserId;

/**
 * Who did it, as far as the service knows.
 *
 * @param value a kind and a name, for instance {@code user:42}
 */
public record Actor(String value) {
  public Actor {
    if (value.isBlank()) {
      throw new IllegalArgumentException("an actor is not blank");
    }
  }

  /** A user, proved by a token. */
  public static Actor user(UserId user) {
    return new Actor("user:" + user.value());
  }

  /** A program that the operator lets in, proved by a token. */
  public static Actor account(ServiceAccount account) {
    return new Actor("service-account:" + account.subject());
  }

  /** Whoever is vouched for. */
  public static Actor of(Party party) {
    return switch (party) {
      case Requester requester -> user(requester.user());
      case ServiceAccount account -> account(account);
    };
  }

  /** A running process of the service itself. */
  public static Actor node(String id) {
    return new Actor("node:" + id);
  }

  /** The service, where no single process of it can be named. */
  public static Actor service() {
    return new Actor("service");
  }

  /** Somebody at the machine itself, by the account there; no token was asked for. */
  public static Actor operator(String account) {
    return new Actor("operator:" + account);
  }

  /** Whoever held the link; nothing else is known of them. */
  public static Actor holderOfLink(int serial) {
    return new Actor("link:" + serial);
  }

  @Override
  public String toString() {
    return value;
  }
}
