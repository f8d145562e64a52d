package io.cortap.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html",
        "TEXT/HTML;level=1",
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
        "application/json; q=0.2, text/html ; q = 0.3"
      })
  void browsersPreferHtml(String header) {
    assertThat(Accept.prefersHtml(header)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*/*",
        "text/*",
        "application/json",
        "application/json, text/html",
        "text/html;q=0",
        "text/html;q=0.5, application/problem+json;q=0.6"
      })
  void programsDoNot(String header) {
    assertThat(Accept.prefersHtml(header)).isFalse();
  }

  @Test
  void neitherDoesWhoeverSaysNothing() {
    assertThat(Accept.prefersHtml(null)).isFalse();
  }
}
