package io.cortap.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which texts may name a tenant, a user and a request: they stand in keys, headers and logs. */
final class NamesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "0",
        "aZ_-09",
        "0123456789012345678901234567890123456789012345678901234567890123"
      })
  void aTenantHasUpToSixtyFourLettersDigitsAndDashes(String text) {
    assertThat(TenantId.isWellFormed(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "01234567890123456789012345678901234567890123456789012345678901234",
        "a/b",
        "a.b",
        "a b",
        "a@",
        "a[",
        "a`",
        "a{",
        "a:",
        "\u0661",
        "a\n",
      })
  void nothingElseNamesATenant(String text) {
    assertThat(TenantId.isWellFormed(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"!", "~", "7", "mara@agency.example"})
  void usersAndRequestsHaveVisibleAsciiNames(String text) {
    assertThat(UserId.isWellFormed(text)).isTrue();
    assertThat(CorrelationId.isWellFormed(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a\n", "a\u007f", "\u00e9"})
  void nothingElseNamesAUserOrARequest(String text) {
    assertThat(UserId.isWellFormed(text)).isFalse();
    assertThat(CorrelationId.isWellFormed(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {128, 129})
  void suchANameHasAtMost128Characters(int length) {
    assertThat(UserId.isWellFormed("u".repeat(length))).isEqualTo(length == 128);
    assertThat(CorrelationId.isWellFormed("c".repeat(length))).isEqualTo(length == 128);
  }
}
