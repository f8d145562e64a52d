package io.cortap.ports.outbound;

import io.cortap.core.problem.Problem;
import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.Party;
import io.cortap.core.report.Requester;
import io.cortap.core.report.ServiceAccount;
import io.cortap.core.report.UserToken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Tells what a token says of itself, and whether that is true.
 *
 * <p><b>Threads.</b> One instance serves any number of threads.
 *
 * <p><b>Consistency.</b> A token that was found genuine stays so until it ends; nothing is kept
 * here.
 *
 * <p><b>Time.</b> {@link #verify} ends within its {@code limit}; {@link #read} asks nobody.
 *
 * <p><b>Failure.</b> Doubt is a result, never an exception, and never an open door.
 */
public interface TokenVerifier {
  /** Decodes without trust: shape, kind and end. Claims that nobody verified authorise nothing. */
  Reading read(UserToken token, Instant now);

  /** Whether the issuer made this very token and still honours it. */
  Verdict verify(UserToken token, CorrelationId correlationId, Instant now, Duration limit);

  /**
   * Whether {@link #verify} judges signatures itself, so that it costs the issuer nothing and every
   * call can afford it; false where it asks the issuer about each token.
   */
  boolean verifiesAlone();

  /**
   * @return the names of the token's claims, at most 50, never a value; none if it cannot be read
   */
  List<String> claimNames(UserToken token);

  /** What a token says of itself. */
  sealed interface Reading {
    /** A token that may be verified. */
    sealed interface Usable extends Reading {
      /** Whose it says it is. */
      Party party();

      /** The first instant at which it is expired. */
      Instant endsAt();
    }

    /** A user's token, as far as can be seen. */
    record Claims(Requester requester, Instant endsAt) implements Usable {
      @Override
      public Party party() {
        return requester;
      }
    }

    /**
     * A token with the subject of a service account; only where {@link #verifiesAlone} can it be
     * one.
     */
    record Account(ServiceAccount account, Instant endsAt) implements Usable {
      @Override
      public Party party() {
        return account;
      }
    }

    /** Expired, or neither of these: the problem names the kind that it is. */
    record Unusable(Problem problem) implements Reading {}
  }

  /** Whether a token is what it says. */
  sealed interface Verdict {
    /** Its issuer vouches for its claims. */
    record Genuine() implements Verdict {}

    /** Its issuer refuses it. */
    record Refused(Problem problem) implements Verdict {}

    /** Its issuer cannot be asked now. */
    record Unknown(String reason) implements Verdict {}
  }
}
