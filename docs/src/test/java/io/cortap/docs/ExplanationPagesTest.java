package io.cortap.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages that explain, beside the tests that they name. */
class ExplanationPagesTest {
  @ParameterizedTest
  @ValueSource(strings = {"delivery", "security"})
  void everyTestThatIsNamedIsThere(String page) {
    String text = Checkout.read("docs/explanation/" + page + ".md");

    assertThat(NamedTests.in(text)).isGreaterThan(15);
    assertThat(NamedTests.unknownIn(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"delivery", "security"})
  void eachHasOnePicture(String page) {
    assertThat(Checkout.read("docs/explanation/" + page + ".md").split("```mermaid", -1))
        .hasSize(2);
  }

  @Test
  void everyThreatHasADefenceAndATest() {
    String page = Checkout.read("docs/explanation/security.md");
    List<String[]> threats =
        page.substring(page.indexOf("\n## At the door"), page.indexOf("\n## What is left"))
            .lines()
            .filter(line -> line.startsWith("| ") && !line.startsWith("| threat |"))
            .map(line -> line.split(" \\| "))
            .toList();

    assertThat(threats)
        .hasSizeGreaterThan(25)
        .allSatisfy(row -> {
          assertThat(row).hasSize(3);
          assertThat(NamedTests.in(row[2])).as(row[0]).isPositive();
        });
  }
}
