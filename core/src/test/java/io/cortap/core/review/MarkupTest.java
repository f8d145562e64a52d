package io.cortap.core.review;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where markup begins and ends, to the character. */
class MarkupTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<!----> D           | ' D'",
        "<!-- x -->D         | D",
        "D<!-- x -->         | D",
        "D <!-- never closed | 'D <!-- never closed'",
        "<style></style>D    | D",
        "<STYLE>a</Style>D   | D",
        "<style>a            | a",
        "<b>D</b>            | D",
        "<b                  | <b",
        "a < b               | a < b",
        "<>D                 | <>D",
        "</b>D               | D",
        "<3 findings         | <3 findings"
      })
  void isTakenOutWhereItIsWholeAndNowhereElse(String text, String plain) {
    assertThat(Markup.strip(text)).isEqualTo(plain);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "&amp;       | &",
        "a&amp;b     | a&b",
        "&;          | &;",
        "&amp        | &amp",
        "&nonesuch;  | &nonesuch;",
        "x&shy;y     | xy",
        "&#68;       | D",
        "&#x44;      | D",
        "&#X44;      | D",
        "&#x110000;  | &#x110000;",
        "&#;         | &#;",
        "&#x;        | &#x;"
      })
  void charactersWrittenByNameOrNumberAreRead(String text, String plain) {
    assertThat(Markup.strip(text)).isEqualTo(plain);
  }

  @Test
  void aBlockEndsALineAndAWordStaysWhole() {
    assertThat(Markup.strip("a<p>b</p>c<br>d<b>e</b>f")).isEqualTo("a\nb\nc\ndef");
    assertThat(Markup.strip("a<pre>b")).isEqualTo(Markup.strip("a<PRE class=\"x\">b"));
  }
}
