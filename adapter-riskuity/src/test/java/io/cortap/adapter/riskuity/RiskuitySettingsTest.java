package io.cortap.adapter.riskuity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RiskuitySettingsTest {
  @Test
  void defaultsAreThoseOfTheContract() {
    URI url = URI.create("https://api.riskuity.com");

    assertThat(RiskuitySettings.defaults(url))
        .isEqualTo(
            new RiskuitySettings(
                url, Duration.ofSeconds(10), 3, 200, 3, 16_777_216, ControlPages.NONE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.riskuity.com/v1",
        "https://api.riskuity.com/v1/",
        "https://api.riskuity.com?x=1",
        "https:api.riskuity.com",
        "ftp://api.riskuity.com",
        "/relative"
      })
  void whatIsNoOriginIsQuoted(String url) {
    assertThatThrownBy(() -> RiskuitySettings.defaults(URI.create(url)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + url + "'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://app.example/controls",
        "https://app.example/controls/{control}",
        "app.example/{control_id}",
        "javascript:alert({control_id})",
        "https://u:hush@app.example/{control_id}",
        "https://app.example/{control_id}/{area}"
      })
  void whatGivesNoPageOfAControlIsRefusedWithAnExample(String form) {
    assertThatThrownBy(() -> new ControlPages(form))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("https://app.riskuity.com/controls/{control_id}")
        .hasMessageNotContaining("hush");
  }

  @Test
  void aPasswordInTheUrlIsNotQuoted() {
    assertThatThrownBy(() -> RiskuitySettings.defaults(URI.create("https://u:hush@api.example")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("hush");
  }
}
