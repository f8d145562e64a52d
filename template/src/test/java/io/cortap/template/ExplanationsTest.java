package io.cortap.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.cortap.template.diagnosis.Diagnostic;
import io.cortap.template.diagnosis.DiagnosticId;
import io.cortap.template.expression.Functions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every example of a fault has the fault, and its mended form has not. */
class ExplanationsTest {
  private static final Set<DiagnosticId> ABOUT_THE_FILE =
      EnumSet.of(
          DiagnosticId.BROKEN_XML,
          DiagnosticId.BROKEN_PACKAGE,
          DiagnosticId.LIMIT,
          DiagnosticId.REFUSED_CONTENT,
          DiagnosticId.INVALID_OUTPUT);

  private static final Map<String, Object> DATA =
      Map.of(
          "project",
              Map.of("city", "Port Alder", "awards", 4, "draft", true, "fiscal_year", "FY 31"),
          "areas",
              List.of(
                  Map.of("title", "Legal", "finding", "D"),
                  Map.of("title", "Procurement", "finding", "ND")));

  private static byte[] docx(String example) {
    StringBuilder body = new StringBuilder();
    List<String[]> rows = new ArrayList<>();
    for (String line : example.lines().toList()) {
      if (line.startsWith("|")) {
        rows.add(
            Arrays.stream(line.substring(1).split("\\|", -1))
                .map(String::strip)
                .toArray(String[]::new));
      } else {
        assertThat(line).startsWith("¶ ");
        body.append(Docx.p(line.substring(2).replace("&", "&amp;").replace("<", "&lt;")));
      }
    }
    return Docx.ofBody(body + (rows.isEmpty() ? "" : Docx.table(rows.toArray(String[][]::new))))
        .bytes();
  }

  /** All that diagnosis and a render say, and of declared fields only where they are the topic. */
  private static List<DiagnosticId> ids(String example, DiagnosticId topic) {
    DiagnosisOptions options = DiagnosisOptions.standard().withData(DATA);
    if (topic == DiagnosticId.UNUSED_FIELD) {
      options = options.withDeclaredFields(List.of("project.city", "project.awards"));
    }
    byte[] docx = docx(example);
    List<Diagnostic> found =
        new ArrayList<>(Template.diagnose(docx, Functions.standard(), options).diagnostics());
    if (Template.compile(docx, Functions.standard()) instanceof Compilation.Compiled compiled) {
      try {
        found.addAll(
            compiled.template().render(DATA, RenderOptions.standard()).report().warnings());
      } catch (RenderException fault) {
        found.add(fault.diagnostic());
      }
    }
    return found.stream().map(Diagnostic::id).toList();
  }

  @TestFactory
  List<DynamicTest> everyExampleHasItsFaultAndLosesItWhenMended() {
    return Arrays.stream(DiagnosticId.values())
        .filter(id -> id.explanation().hasExample())
        .map(id ->
            dynamicTest(
                id.name(),
                () -> {
                  assertThat(ids(id.explanation().faulty(), id)).contains(id);
                  assertThat(ids(id.explanation().mended(), id)).isEmpty();
                }))
        .toList();
  }

  @Test
  void onlyFaultsOfTheFileHaveNoExample() {
    assertThat(DiagnosticId.values())
        .filteredOn(id -> !id.explanation().hasExample())
        .containsExactlyInAnyOrderElementsOf(ABOUT_THE_FILE);
  }

  @Test
  void everyMeaningIsASentence() {
    assertThat(DiagnosticId.values())
        .allSatisfy(id -> assertThat(id.explanation().meaning()).matches("[A-Z].{30,}\\."));
  }
}
