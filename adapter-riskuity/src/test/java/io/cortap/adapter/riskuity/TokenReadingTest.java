package io.cortap.adapter.riskuity;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.Requester;
import io.cortap.core.report.TenantId;
import io.cortap.core.report.UserId;
import io.cortap.core.report.UserToken;
import io.cortap.ports.outbound.TokenVerifier.Reading;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenReadingTest {
  private static final Instant NOON = Instant.parse("2027-03-15T12:00:00Z");
  private static final long END = NOON.plusSeconds(3600).getEpochSecond();

  private static UserToken token(String header, String claims, String signature) {
    return new UserToken(base64(header) + "." + base64(claims) + "." + signature);
  }

  private static UserToken signed(String claims) {
    return token("{\"alg\":\"HS256\"}", claims, "c2lnbmF0dXJl");
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Problem unusable(UserToken token) {
    return switch (TokenReading.of(DecodedToken.of(token), NOON)) {
      case Reading.Unusable unusable -> unusable.problem();
      case Reading.Usable usable -> throw new AssertionError("claims of " + usable.party());
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"user_id\": 101, \"tenant_id\": 7, \"exp\": %d}",
        "{\"user_id\": \"101\", \"tenant_id\": \"7\", \"exp\": %d, \"scope\": \"any\"}",
        "{\"user_id\": 101, \"tenant_id\": 7, \"session_id\": \"s\", \"exp\": %d}"
      })
  void idsAreNumbersOrStrings(String claims) {
    assertThat(TokenReading.of(DecodedToken.of(signed(claims.formatted(END))), NOON))
        .isEqualTo(
            new Reading.Claims(
                new Requester(new TenantId("7"), new UserId("101")), Instant.ofEpochSecond(END)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "web_session    | \"session_id\": \"s\", \"user_id\": 101",
        "cognito_id     | \"token_use\": \"id\", \"sub\": \"x\"",
        "cognito_access | \"token_use\": \"access\", \"client_id\": \"x\"",
        "service        | \"user_id\": 0, \"tenant_id\": 0",
        "service        | \"user_id\": 5, \"tenant_id\": \"0\"",
        "service        | \"user_id\": 0, \"tenant_id\": 7"
      })
  void theWrongKindIsNamedWithWhatToSendInstead(String kind, String claims) {
    for (long exp : new long[] {END, 5}) {
      Problem problem = unusable(signed("{" + claims + ", \"exp\": " + exp + "}"));

      assertThat(problem.code()).isEqualTo(FailureCode.INVALID_TOKEN);
      assertThat(problem.code().httpStatus()).isEqualTo(401);
      assertThat(problem.details()).containsEntry("token_kind", kind);
      assertThat(problem.hint()).contains("API token");
      assertThat(problem.stage()).isEqualTo("authorize");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"user_id\": 101, \"exp\": 1805115600}",
        "{\"tenant_id\": 7, \"exp\": 1805115600}",
        "{\"user_id\": 101, \"tenant_id\": \"a/b\", \"exp\": 1805115600}",
        "{\"user_id\": \"with blank\", \"tenant_id\": 7, \"exp\": 1805115600}",
        "{\"user_id\": 101, \"tenant_id\": 7.5, \"exp\": 1805115600}",
        "{\"user_id\": 101, \"tenant_id\": [7], \"exp\": 1805115600}",
        "{\"user_id\": 101, \"tenant_id\": 7}",
        "{\"user_id\": 101, \"tenant_id\": 7, \"exp\": \"tomorrow\"}",
        "{\"user_id\": 101, \"tenant_id\": 7, \"exp\": 1805115600, \"nbf\": 1805112061}",
        "[]",
        "not json"
      })
  void whatCannotBeUsedIsInvalid(String claims) {
    assertThat(unusable(signed(claims)).code()).isEqualTo(FailureCode.INVALID_TOKEN);
  }

  @Test
  void aBeginningWithinAMinuteIsTheClocksDifference() {
    String claims = "{\"user_id\": 1, \"tenant_id\": 7, \"exp\": %d, \"nbf\": %d}";

    UserToken token = signed(claims.formatted(END, NOON.getEpochSecond() + 60));

    assertThat(TokenReading.of(DecodedToken.of(token), NOON)).isInstanceOf(Reading.Claims.class);
  }

  @Test
  void anUnsignedTokenIsRefusedWhateverItClaims() {
    String claims = "{\"user_id\": 101, \"tenant_id\": 7, \"exp\": " + END + "}";

    Problem problem = unusable(token("{\"alg\":\"none\"}", claims, ""));

    assertThat(problem.code()).isEqualTo(FailureCode.INVALID_TOKEN);
    assertThat(problem.message()).contains("alg none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"opaque", "a.b", "a.b.c.d.e", "....", "e30.e30.e30.e30.e30", "-._~+/=="})
  void whatIsNoJwtIsInvalid(String text) {
    assertThat(unusable(new UserToken(text)).code()).isEqualTo(FailureCode.INVALID_TOKEN);
  }
}
