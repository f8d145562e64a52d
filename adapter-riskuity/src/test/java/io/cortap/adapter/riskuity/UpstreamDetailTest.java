package io.cortap.adapter.riskuity;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.report.UserToken;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpstreamDetailTest {
  private static final UserToken TOKEN = new UserToken("opaque-token-4711");

  private static String of(String body) {
    return UpstreamDetail.of(body.getBytes(StandardCharsets.UTF_8), TOKEN);
  }

  @Test
  void aStringIsPassedOn() {
    assertThat(of("{\"detail\": \"Invalid value in Parameter\"}"))
        .isEqualTo("Invalid value in Parameter");
  }

  @Test
  void aListOfFaultsBecomesOneLine() {
    assertThat(
            of(
                """
                {"detail": [{"loc": ["query", "limit"], "msg": "too large", "type": "x"},
                            {"loc": ["path", 0], "msg": "missing", "type": "y", "input": "z"}]}
                """))
        .isEqualTo("query.limit: too large; path.0: missing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "<html>", "{}", "[]", "{\"detail\": {\"a\": 1}}", "{\"error\": \"secret\"}"})
  void nothingElseIsPassedOn(String body) {
    assertThat(of(body)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "opaque-token-4711",
        "eyJhbGciOiJIUzI1NiJ9.eyJ1c2VyX2lkIjoxfQ.c2lnbmF0dXJl",
        "eyJhbGciOiJIUzI1NiJ9",
        "Bearer abc.def"
      })
  void whatLooksLikeATokenIsRemoved(String secret) {
    assertThat(of("{\"detail\": \"token " + secret + " is bad\"}"))
        .isEqualTo("token [removed] is bad");
  }

  @Test
  void controlCharactersCannotStartALineAndLengthIsBounded() {
    String detail = of("{\"detail\": \"a\\r\\n\\u001b[31m\\u2028b" + "x".repeat(400) + "\"}");

    assertThat(detail).startsWith("a [31m bxx").hasSize(300).endsWith("…");
  }
}
