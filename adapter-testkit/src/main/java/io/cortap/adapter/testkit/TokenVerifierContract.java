package io.cortap.adapter.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.Requester;
import io.cortap.core.report.UserToken;
import io.cortap.ports.outbound.TokenVerifier;
import io.cortap.ports.outbound.TokenVerifier.Reading;
import io.cortap.ports.outbound.TokenVerifier.Verdict;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What every {@link TokenVerifier} does; its test extends this and arranges the tokens. */
public abstract class TokenVerifierContract {
  /** When every test asks, unless it says otherwise. */
  protected static final Instant NOON = Instant.parse("2027-03-15T12:00:00Z");

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final CorrelationId CORRELATION = new CorrelationId("contract-1");

  /** A token, whose it says it is, and when it ends; both after {@link #NOON} and in seconds. */
  public record Issued(UserToken token, Requester requester, Instant endsAt) {}

  /** The verifier under test; the same one throughout a test. */
  protected abstract TokenVerifier verifier();

  /** A user's token, made by the issuer. */
  protected abstract Issued genuine();

  /** It says the same things of itself, and the issuer did not make it. */
  protected abstract Issued forged();

  /** Something else that looks like a bearer token. */
  protected abstract UserToken nobodys();

  /** A user's token about which the issuer gives no answer. */
  protected abstract Issued unanswered();

  private Verdict verify(UserToken token) {
    return verifier().verify(token, CORRELATION, NOON, LIMIT);
  }

  private Problem unusable(UserToken token, Instant now) {
    return switch (verifier().read(token, now)) {
      case Reading.Unusable unusable -> unusable.problem();
      case Reading.Usable usable -> throw new AssertionError("claims of " + usable.party());
    };
  }

  @Nested
  class Reads {
    @Test
    void aUsersTokenSaysWhoseItIsAndWhenItEnds() {
      Issued issued = genuine();

      assertThat(verifier().read(issued.token(), NOON))
          .isEqualTo(new Reading.Claims(issued.requester(), issued.endsAt()));
    }

    @Test
    void aTokenIsUsableUntilJustBeforeItsEnd() {
      Issued issued = genuine();

      assertThat(verifier().read(issued.token(), issued.endsAt().minusMillis(1)))
          .isInstanceOf(Reading.Claims.class);
    }

    @Test
    void aTokenIsExpiredTheInstantItEnds() {
      Issued issued = genuine();

      Problem problem = unusable(issued.token(), issued.endsAt());

      assertThat(problem.code()).isEqualTo(FailureCode.EXPIRED_TOKEN);
      assertThat(problem.toString()).doesNotContain(issued.token().reveal());
    }

    @Test
    void itsClaimsAreNamedAndNoneOfThemTold() {
      Issued issued = genuine();

      assertThat(verifier().claimNames(issued.token()))
          .contains("tenant_id", "user_id", "exp")
          .doesNotContain(issued.requester().user().value());
      assertThat(verifier().claimNames(nobodys())).isEmpty();
    }

    @Test
    void somethingElseIsNotUsable() {
      Problem problem = unusable(nobodys(), NOON);

      assertThat(problem.code()).isEqualTo(FailureCode.INVALID_TOKEN);
      assertThat(problem.hint()).isNotBlank();
      assertThat(problem.toString()).doesNotContain(nobodys().reveal());
    }
  }

  @Nested
  class Verifying {
    @Test
    void theIssuersTokenIsGenuine() {
      assertThat(verify(genuine().token())).isEqualTo(new Verdict.Genuine());
    }

    @Test
    void aForgedTokenIsRefusedHoweverGoodItLooks() {
      UserToken forged = forged().token();

      assertThat(verifier().read(forged, NOON)).isInstanceOf(Reading.Claims.class);
      assertThat(verify(forged))
          .isInstanceOfSatisfying(
              Verdict.Refused.class,
              refused -> {
                assertThat(refused.problem().code()).isEqualTo(FailureCode.INVALID_TOKEN);
                assertThat(refused.toString()).doesNotContain(forged.reveal());
              });
    }

    @Test
    void whatIsNoTokenIsNeverGenuine() {
      assertThat(verify(nobodys())).isNotInstanceOf(Verdict.Genuine.class);
    }

    @Test
    void anIssuerThatCannotBeAskedOpensNoDoor() {
      assertThat(verify(unanswered().token()))
          .isInstanceOfSatisfying(
              Verdict.Unknown.class, unknown -> assertThat(unknown.reason()).isNotBlank());
    }
  }
}
