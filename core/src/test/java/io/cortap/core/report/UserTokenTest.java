package io.cortap.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class UserTokenTest {
  private static final String TEXT = "eyJhbGciOiJIUzI1NiJ9.aW52ZW50ZWQ.c2lnbmVk";

  @Test
  void aTokenDoesNotPrintItself() {
    assertThat(new UserToken(TEXT)).hasToString("UserToken[redacted]");
  }

  @Test
  void aRefusedTokenIsNotQuoted() {
    for (String text :
        List.of("", "a b", "a\nb", "ä", "a".repeat(8193), "=", "=a", "a=b", "a\u0000", "٣")) {
      assertThatThrownBy(() -> new UserToken(text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("a bearer token has 1 to 8192 characters of RFC 6750's b64token");
    }
  }

  @Test
  void everyCharacterOfTheFormIsTaken() {
    for (String text : List.of("a", "AZaz09-._~+/==", "a".repeat(8192))) {
      assertThat(new UserToken(text).reveal()).isEqualTo(text);
    }
  }

  @Test
  void equalTokensAreEqual() {
    assertThat(new UserToken(TEXT))
        .isEqualTo(new UserToken(TEXT))
        .hasSameHashCodeAs(new UserToken(TEXT));
    assertThat(new UserToken(TEXT)).isNotEqualTo(new UserToken(TEXT + "x"));
  }
}
