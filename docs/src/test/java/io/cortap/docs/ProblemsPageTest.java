package io.cortap.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.problem.FailureCode;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProblemsPageTest {
  @Test
  void theTableListsExactlyTheCodesWithWhatTheySay() {
    assertThat(Checkout.read("docs/reference/problems.md").lines())
        .filteredOn(line -> line.startsWith("| <a id="))
        .containsExactlyElementsOf(
            Stream.of(FailureCode.values()).map(ProblemsPageTest::row).toList());
  }

  private static String row(FailureCode code) {
    return "| <a id=\"%s\"></a>`%s` | %s | %s | %s | %s | %s |"
        .formatted(
            code,
            code,
            code.httpStatus() == 0 ? "-" : code.httpStatus(),
            code.retryable() ? "yes" : "no",
            code.whoMustAct().name().toLowerCase(Locale.ROOT),
            code.title(),
            code.hint());
  }
}
