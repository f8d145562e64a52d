package io.cortap.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.problem.FailureCode;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProblemsPageTest {
  private static final String PAGE = Checkout.read("docs/reference/problems.md");
  private static final Pattern ENTRY =
      Pattern.compile("(?m)^- `([A-Z0-9_]+)`: (.+)\n\n  ```json\n  (\\{.*})\n  ```$");

  @Test
  void theTableListsExactlyTheCodesWithWhatTheySay() {
    assertThat(PAGE.lines())
        .filteredOn(line -> line.startsWith("| <a id="))
        .containsExactlyElementsOf(
            Stream.of(FailureCode.values()).map(ProblemsPageTest::row).toList());
  }

  @Test
  void everyCodeHasItsMeaningAndAnExample() {
    List<MatchResult> entries = ENTRY.matcher(PAGE).results().toList();

    assertThat(entries.stream().map(entry -> entry.group(1)))
        .containsExactlyElementsOf(Stream.of(FailureCode.values()).map(Enum::name).toList());
    assertThat(entries)
        .allSatisfy(entry -> {
          assertThat(entry.group(2)).endsWith(".").hasSizeGreaterThan(30);
          assertThat(entry.group(3)).matches("\\{\"message\": \".+\", \"details\": \\{.*}}");
        });
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
