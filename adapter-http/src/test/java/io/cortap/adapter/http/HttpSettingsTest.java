package io.cortap.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSettingsTest {
  @Test
  void bodiesAreOneMebibyteAtMostUnlessSaidOtherwise() {
    assertThat(new HttpSettings("127.0.0.1", 8080, PublicBase.RELATIVE).maxBodyBytes())
        .isEqualTo(1_048_576);
  }

  @Test
  void nonsenseIsRefusedAndQuoted() {
    assertThatThrownBy(() -> new HttpSettings(" ", 8080, PublicBase.RELATIVE))
        .hasMessageContaining("not blank");
    assertThatThrownBy(() -> new HttpSettings("127.0.0.1", 65_536, PublicBase.RELATIVE))
        .hasMessageContaining("65536");
    assertThatThrownBy(() -> new HttpSettings("127.0.0.1", -1, PublicBase.RELATIVE))
        .hasMessageContaining("-1");
    assertThatThrownBy(() -> new HttpSettings("127.0.0.1", 0, PublicBase.RELATIVE, 0, 1))
        .hasMessageContaining("was 0");
    assertThatThrownBy(() -> new HttpSettings("127.0.0.1", 0, PublicBase.RELATIVE, 1, -1))
        .hasMessageContaining("was -1");
  }

  @ParameterizedTest
  @CsvSource({
    "https://reports.example.org/, https://reports.example.org/x",
    "http://127.0.0.1:8080, http://127.0.0.1:8080/x",
    "https://example.org/cortap//, https://example.org/cortap/x"
  })
  void urlsBeginWithThePublicBase(URI base, String url) {
    assertThat(PublicBase.of(base).url("/x")).isEqualTo(url);
  }

  @Test
  void urlsAreRelativeWithoutOne() {
    assertThat(PublicBase.RELATIVE.url("/x")).isEqualTo("/x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://example.org",
        "example.org",
        "/cortap",
        "https://user@example.org",
        "https://example.org?a=b",
        "https://example.org#a",
        "https:///path",
        "mailto:a@example.org"
      })
  void otherBasesAreRefusedAndQuoted(String base) {
    assertThatThrownBy(() -> PublicBase.of(URI.create(base)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + base + "'");
  }
}
