package io.cortap.template;

import static io.cortap.template.Docx.p;
import static io.cortap.template.Docx.row;
import static io.cortap.template.Docx.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cortap.template.diagnosis.Diagnostic;
import io.cortap.template.diagnosis.DiagnosticId;
import io.cortap.template.diagnosis.Location;
import io.cortap.template.diagnosis.ProposedEdit.DeleteTag;
import io.cortap.template.diagnosis.ProposedEdit.ReplaceTag;
import io.cortap.template.diagnosis.TableCell;
import io.cortap.template.expression.Functions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DiagnosisTest {
  private static List<Diagnostic> faults(String... body) {
    return switch (Template.compile(Docx.ofBody(body).bytes(), Functions.standard())) {
      case Compilation.Rejected rejected -> rejected.diagnostics();
      case Compilation.Compiled compiled -> throw new AssertionError("compiled without a fault");
    };
  }

  private static Diagnostic fault(String... body) {
    assertThat(faults(body)).hasSize(1);
    return faults(body).getFirst();
  }

  @Nested
  class Tags {
    @Test
    void anUnknownFilterIsNamedWithItsNearestNeighbour() {
      Diagnostic fault = fault(p("{{ name|uper }}"));
      assertThat(fault.id()).isEqualTo(DiagnosticId.UNKNOWN_FILTER);
      assertThat(fault.proposedEdit())
          .isEqualTo(new ReplaceTag("{{ name|uper }}", "{{ name|upper }}"));
    }

    @Test
    void anEqualsSignThatShouldCompareIsCorrected() {
      assertThat(fault(p("{% if a = 1 %}x{% endif %}")).proposedEdit())
          .isEqualTo(new ReplaceTag("{% if a = 1 %}", "{% if a == 1 %}"));
    }

    @Test
    void anUnclosedQuoteIsClosed() {
      Diagnostic fault = fault(p("{{ 'abc }}"));
      assertThat(fault.id()).isEqualTo(DiagnosticId.UNCLOSED_QUOTE);
      assertThat(fault.proposedEdit()).isEqualTo(new ReplaceTag("{{ 'abc }}", "{{ 'abc' }}"));
    }

    @Test
    void anUnclosedTagIsFoundInItsParagraph() {
      Diagnostic fault = fault(p("x"), p("a {{ name"));
      assertThat(fault.id()).isEqualTo(DiagnosticId.UNCLOSED_TAG);
      assertThat(fault.location().paragraph()).isEqualTo(2);
    }

    @Test
    void aLevelApartFromItsBraceIsJoined() {
      assertThat(fault(p("{% p if a %}"), p("x"), p("{%p endif %}")).proposedEdit())
          .isEqualTo(new ReplaceTag("{% p if a %}", "{%p if a %}"));
    }

    @Test
    void aRowTagOutsideATableIsRefused() {
      assertThat(fault(p("{%tr if a %}"), p("{%p endif %}")).id())
          .isEqualTo(DiagnosticId.WRONG_LEVEL);
    }

    @Test
    void macrosAreOutOfTheDialect() {
      assertThat(fault(p("{% macro m() %}")).id()).isEqualTo(DiagnosticId.OUT_OF_DIALECT);
    }
  }

  @Nested
  class Blocks {
    @Test
    void aMissingEndifIsReportedAtItsIf() {
      Diagnostic fault = fault(p("{% if a %}x"), p("y"));
      assertThat(fault.id()).isEqualTo(DiagnosticId.MISSING_END);
      assertThat(fault.location().tag()).isEqualTo("{% if a %}");
    }

    @Test
    void anEndforThatClosesAnIfIsReplaced() {
      Diagnostic fault = fault(p("{% if a %}x{% endfor %}"));
      assertThat(fault.id()).isEqualTo(DiagnosticId.MISMATCHED_END);
      assertThat(fault.proposedEdit()).isEqualTo(new ReplaceTag("{% endfor %}", "{% endif %}"));
    }

    @Test
    void aStrayEndIsDeleted() {
      assertThat(fault(p("x{% endif %}")).proposedEdit()).isEqualTo(new DeleteTag("{% endif %}"));
    }

    @Test
    void aBlockThatCannotBeCutIsRefused() {
      assertThat(fault(p("text {% if a %}"), table(row("b{% endif %}"))).id())
          .isEqualTo(DiagnosticId.CROSSING_BLOCK);
    }

    @Test
    void allFaultsAreReportedAtOnce() {
      assertThat(faults(p("{{ a|uper }}"), p("{% if b %}"), p("{{ c|lowr }} {% endfor %}")))
          .extracting(Diagnostic::id)
          .containsExactlyInAnyOrder(
              DiagnosticId.UNKNOWN_FILTER,
              DiagnosticId.UNKNOWN_FILTER,
              DiagnosticId.MISMATCHED_END);
    }
  }

  @Nested
  class Places {
    @Test
    void aFaultSaysHeadingCellAndParagraph() {
      String heading =
          "<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr>" + Docx.r("Results") + "</w:p>";
      Diagnostic fault = fault(heading, table(row("a", "b"), row("c", "{{ x|uper }}")));
      assertThat(fault.location())
          .isEqualTo(
              new Location(
                  "word/document.xml",
                  List.of("Results"),
                  new TableCell(1, 2, 2),
                  5,
                  "{{ x|uper }}",
                  1));
    }
  }

  @Nested
  class WhileRendering {
    private static CompiledTemplate template(String... body) {
      return Template.compile(Docx.ofBody(body).bytes(), Functions.standard()).orThrow();
    }

    @Test
    void anAttributeOfUndefinedIsALocatedFault() {
      assertThatThrownBy(() ->
              template(p("a"), p("{{ projct.name }}"))
                  .render(Map.of("project", Map.of()), RenderOptions.standard()))
          .isInstanceOfSatisfying(
              RenderException.class,
              e -> {
                assertThat(e.diagnostic().id()).isEqualTo(DiagnosticId.UNDEFINED);
                assertThat(e.diagnostic().location().paragraph()).isEqualTo(2);
                assertThat(e.diagnostic().proposedEdit())
                    .isEqualTo(new ReplaceTag("{{ projct.name }}", "{{ project.name }}"));
              });
    }

    @Test
    void aMisspeltFieldIsReportedWithItsNearestNeighbour() {
      Rendering rendering =
          template(p("{{ contractor.name }}"))
              .render(
                  Map.of("contractor", Map.of("contractor_name", "Ada")), RenderOptions.standard());
      assertThat(rendering.report().warnings()).hasSize(1);
      assertThat(rendering.report().warnings().getFirst().message())
          .contains("contractor.name", "contractor_name");
    }

    @Test
    void tooManyStepsAreALocatedFault() {
      assertThatThrownBy(() ->
              template(
                      p(
                          "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}"))
                  .render(Map.of(), RenderOptions.standard().withMaxSteps(10_000)))
          .isInstanceOfSatisfying(
              RenderException.class,
              e -> assertThat(e.diagnostic().id()).isEqualTo(DiagnosticId.BUDGET));
    }

    @Test
    void tooMuchOutputIsAFault() {
      assertThatThrownBy(() ->
              template(p("{% for a in range(9999) %}0123456789{% endfor %}"))
                  .render(Map.of(), RenderOptions.standard().withMaxOutputBytes(50_000)))
          .isInstanceOf(RenderException.class);
    }
  }
}
