package io.cortap.template.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkAddressTest {
  @ParameterizedTest
  @CsvSource({
    "https://a.example/%7B%7B%20x%20%7D%7D, https://a.example/{{ x }}",
    "https://a.example/%7b%7bx%7D%7d?y=%20, https://a.example/{{x}}?y=%20",
    "https://a.example/%7b%25%20if%20x%20%25%7d, https://a.example/{% if x %}",
    "https://a.example/%20, https://a.example/%20",
    "https://a.example/%7b%7bx, https://a.example/{{x",
    "%7, %7"
  })
  void tagsAreReadAsTheirAuthorWroteThem(String address, String read) {
    assertThat(LinkAddress.withTags(address)).isEqualTo(read);
  }

  /** This letter has two characters in lower case. */
  @Test
  void lettersThatGrowInLowerCaseShiftNothing() {
    assertThat(LinkAddress.withTags("\u0130\u0130\u0130%7b%7bx%7d%7d\u0130"))
        .isEqualTo("\u0130\u0130\u0130{{x}}\u0130");
  }

  @Test
  void aMillionTagsAreReadInOnePass() {
    assertThat(LinkAddress.withTags("%7b%7b%7d%7d".repeat(1_000_000)))
        .isEqualTo("{{}}".repeat(1_000_000));
  }
}
