package io.cortap.core.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.intake.IdempotencyClaim.Scope;
import io.cortap.core.report.LinkPolicy;
import io.cortap.core.report.Requester;
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

  private static IdempotencyClaim claim(Requester requester, UserToken token, boolean verified) {
    return IdempotencyClaim.of(KEY, requester, token, verified, NOON, LinkPolicy.STANDARD);
  }

  private static List<Scope> scopes(Requester requester, UserToken token) {
    return claim(requester, token, true).scopes();
  }

  @Test
  void theTokensScopeGoesFirstAndTheUsersIsTheSameForEachOfItsTokens() {
    List<Scope> scopes = scopes(MARA, TOKEN);
    List<Scope> byAnotherToken = scopes(MARA, new UserToken("another"));

    assertThat(scopes).extracting(Scope::ofUser).containsExactly(false, true);
    assertThat(byAnotherToken.getLast()).isEqualTo(scopes.getLast());
    assertThat(byAnotherToken.getFirst()).isNotEqualTo(scopes.getFirst());
  }

  @Test
  void onlyAVerifiedTokenSeeksJobsThroughItsUser() {
    assertThat(claim(MARA, TOKEN, true).sought()).isEqualTo(scopes(MARA, TOKEN));
    assertThat(claim(MARA, TOKEN, false).sought()).containsExactly(scopes(MARA, TOKEN).getFirst());
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
    var claim = IdempotencyClaim.of(KEY, MARA, TOKEN, true, NOON, policy);

    assertThat(claim.endsAt()).isEqualTo(NOON.plus(Duration.ofDays(7)));
    assertThat(claim.goneUntil()).isEqualTo(NOON.minus(Duration.ofDays(90)));
  }
}
