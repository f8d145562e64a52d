package io.cortap.template.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FindingsTest {
  private final Findings findings = new Findings();

  @Test
  void theFirstErrorIsToldHoweverManyWarningsCameBeforeIt() {
    Diagnostic warning =
        Diagnostic.warning(DiagnosticId.NORMALISED_TAG, Location.FILE, "quotes were made plain");
    Diagnostic error =
        Diagnostic.error(
            DiagnosticId.SYNTAX, Location.FILE, "'=' compares nothing", ProposedEdit.NONE);
    IntStream.range(0, 2_000).forEach(i -> findings.add(warning));
    assertThat(findings.hasErrors()).isFalse();

    findings.add(error);

    assertThat(findings.hasErrors()).isTrue();
    assertThat(findings.all()).contains(error).hasSizeLessThan(1_010);
  }
}
