package io.cortap.adapter.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkSignerTest {
  @Test
  void itNamesItsKeyAndNeverItsSecret() {
    LinkSigner signer = LinkSigner.of("AKIAINVENTED00000:an/invented+secret==");

    assertThat(signer.id()).isEqualTo("AKIAINVENTED00000");
    assertThat(signer).hasToString("LinkSigner[AKIAINVENTED00000, secret redacted]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ASIAOFASESSION000:an/invented+secret==",
        "AKIAINVENTED00000",
        "AKIAINVENTED00000:short",
        "an/invented+secret==:AKIAINVENTED00000"
      })
  void whatIsNoKeyOfAUserIsRefusedWithoutQuotingIt(String text) {
    assertThatThrownBy(() -> LinkSigner.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .doesNotContain("invented")
        .doesNotContain("AKIAINVENTED");
  }
}
