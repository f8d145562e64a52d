package io.cortap.core.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.report.LinkPolicy;
import io.cortap.core.report.Requester;
import io.cortap.core.report.Sha256;
import io.cortap.core.report.TenantId;
import io.cortap.core.report.UserId;
import io.cortap.core.report.UserToken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdempotencyClaimTest {
  private static final Instant NOON = Instant.parse("2027-03-15T12:00:00Z");
  private static final IdempotencyKey KEY = new IdempotencyKey("click-1");
  private static final UserToken TOKEN = new UserToken("header.payload.signature");
  private static final Requester MARA = requester("12", "7");

  private static Requester requester(String tenant, String user) {
    return new Requester(new TenantId(tenant), new UserId(user));
  }

  private static List<Sha256> scopes(Requester requester, UserToken token) {
    return IdempotencyClaim.verified(KEY, requester, token, NOON, LinkPolicy.STANDARD).scopes();
  }

  @Test
  void aVerifiedClaimHasTheTokensScopeFirstAndTheUsersSecond() {
    List<Sha256> unverified =
        IdempotencyClaim.unverified(KEY, MARA, TOKEN, NOON, LinkPolicy.STANDARD).scopes();
    List<Sha256> byAnotherToken = scopes(MARA, new UserToken("another"));

    assertThat(scopes(MARA, TOKEN)).hasSize(2).startsWith(unverified.getFirst());
    assertThat(unverified).hasSize(1);
    assertThat(byAnotherToken.getLast()).isEqualTo(scopes(MARA, TOKEN).getLast());
    assertThat(byAnotherToken.getFirst()).isNotEqualTo(scopes(MARA, TOKEN).getFirst());
  }

  @Test
  void digitsThatMoveFromTenantToUserGiveAnotherScope() {
    assertThat(scopes(requester("1", "27"), TOKEN))
        .doesNotContainAnyElementsOf(scopes(requester("12", "7"), TOKEN));
  }

  @Test
  void aUserWhoseIdLooksLikeATokensDigestIsStillAnother() {
    Requester tricky = requester("12", "7" + TOKEN.sha256().hex());

    assertThat(scopes(tricky, TOKEN)).doesNotContainAnyElementsOf(scopes(MARA, TOKEN));
  }

  @Test
  void itEndsAfterSevenDaysHoweverLongReportsAreKept() {
    var policy = new LinkPolicy(Duration.ofDays(7), Duration.ofDays(90));
    var claim = IdempotencyClaim.verified(KEY, MARA, TOKEN, NOON, policy);

    assertThat(claim.endsAt()).isEqualTo(NOON.plus(Duration.ofDays(7)));
    assertThat(claim.goneUntil()).isEqualTo(NOON.minus(Duration.ofDays(90)));
  }
}
