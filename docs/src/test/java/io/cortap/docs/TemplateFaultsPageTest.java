package io.cortap.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.template.diagnosis.DiagnosticId;
import io.cortap.template.diagnosis.Explanation;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The page says of every kind of finding what the library says; its examples are tested there. */
class TemplateFaultsPageTest {
  private static final String PAGE = Checkout.read("docs/reference/template-faults.md");

  private static String section(DiagnosticId id) {
    Explanation explanation = id.explanation();
    return "## %s%n%n%s%n".formatted(id, explanation.meaning())
        + (explanation.hasExample()
            ? "%nA fault:%n```text%n%s%n```%nMended:%n```text%n%s%n```%n"
                .formatted(explanation.faulty(), explanation.mended())
            : "");
  }

  @Test
  void everyKindOfFindingIsExplainedAsTheLibraryExplainsIt() {
    assertThat(PAGE.substring(PAGE.indexOf("## ")).split("(?m)^(?=## )"))
        .extracting(String::strip)
        .containsExactly(
            Arrays.stream(DiagnosticId.values())
                .map(id -> section(id).strip())
                .toArray(String[]::new));
  }
}
