package io.cortap.template;

import static io.cortap.template.Docx.p;
import static io.cortap.template.Docx.row;
import static io.cortap.template.Docx.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.cortap.template.diagnosis.Block;
import io.cortap.template.diagnosis.Coverage;
import io.cortap.template.diagnosis.Diagnosis;
import io.cortap.template.diagnosis.Diagnostic;
import io.cortap.template.diagnosis.DiagnosticId;
import io.cortap.template.diagnosis.FieldUse;
import io.cortap.template.diagnosis.MissingField;
import io.cortap.template.diagnosis.ProposedEdit.ReplaceTag;
import io.cortap.template.expression.Functions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TemplateDiagnosisTest {
  private static final Map<String, Object> DATA =
      Map.of(
          "project", Map.of("recipient_name", "Harbor Light Transit"),
          "contractor", Map.of("contractor_name", "Ada Hale"),
          "areas",
              List.of(
                  Map.of("title", "Legal", "finding", "D", "codes", List.of("L1")),
                  Map.of("title", "Procurement", "finding", "ND", "codes", List.of())));

  private static String heading(int level, String text) {
    return "<w:p><w:pPr><w:pStyle w:val=\"Heading%d\"/></w:pPr>%s</w:p>"
        .formatted(level, Docx.r(text));
  }

  private static Diagnosis diagnosis(DiagnosisOptions options, String... body) {
    return Template.diagnose(Docx.ofBody(body).bytes(), Functions.standard(), options);
  }

  private static Diagnosis withData(String... body) {
    return diagnosis(DiagnosisOptions.standard().withData(DATA), body);
  }

  private static Diagnosis alone(String... body) {
    return diagnosis(DiagnosisOptions.standard(), body);
  }

  @Nested
  class BlockMap {
    @Test
    void showsNestingWithHeadings() {
      List<Block> blocks =
          alone(
                  heading(1, "Results"),
                  p("{%p for a in areas %}"),
                  heading(2, "Findings"),
                  p("{% if a.finding %}x{% else %}y{% endif %}"),
                  p("{%p endfor %}"))
              .blocks();
      assertThat(blocks).hasSize(1);
      assertThat(blocks.getFirst().opening().headings()).containsExactly("Results");
      assertThat(blocks.getFirst().end().tag()).isEqualTo("{%p endfor %}");
      Block inner = blocks.getFirst().branches().getFirst().blocks().getFirst();
      assertThat(inner.branches())
          .extracting(branch -> branch.head().tag())
          .containsExactly("{% if a.finding %}", "{% else %}");
      assertThat(inner.opening().headings()).containsExactly("Results", "Findings");
    }

    @Test
    void isThereForAFaultyTemplateToo() {
      Diagnosis diagnosis = alone(p("{% if a %}x"), p("{{ b|uper }}"));
      assertThat(diagnosis.isUsable()).isFalse();
      assertThat(diagnosis.blocks()).extracting(Block::isClosed).containsExactly(false);
    }
  }

  @Nested
  class Fields {
    private static List<String> paths(String... body) {
      return alone(body).fields().stream().map(FieldUse::path).toList();
    }

    @Test
    void areFollowedThroughLoops() {
      assertThat(
              paths(
                  p(
                      "{% for a in areas %}{{ a.title }}{% for c in a.codes %}{{ c }}{% endfor %}{% endfor %}")))
          .containsExactly("areas", "areas[].codes", "areas[].codes[]", "areas[].title");
    }

    @Test
    void areFollowedThroughFiltersAndAssignments() {
      assertThat(
              paths(
                  p("{% set open = areas|selectattr('finding', 'equalto', 'D')|list %}"),
                  p("{% for a in open %}{{ a.title }}{% endfor %}"),
                  p("{{ (areas|first).lead.name }} {{ areas|map(attribute='owner.name')|join }}"),
                  p(
                      "{% for g in areas|groupby('kind') %}{{ g.grouper }}{% for x in g.list %}{{ x.no }}{% endfor %}{% endfor %}")))
          .containsExactly(
              "areas",
              "areas[].finding",
              "areas[].kind",
              "areas[].lead.name",
              "areas[].no",
              "areas[].owner.name",
              "areas[].title");
    }

    @Test
    void sayUnderWhichConditionsTheyAreRead() {
      FieldUse use =
          alone(
                  p("{%p if draft %}"),
                  p("x"),
                  p("{%p else %}"),
                  p("{% if a == 'b' %}{{ name|default('-') }}{% endif %}"),
                  p("{%p endif %}"))
              .fields()
              .stream()
              .filter(field -> field.path().equals("name"))
              .findFirst()
              .orElseThrow();
      assertThat(use.uses()).hasSize(1);
      assertThat(use.uses().getFirst().conditions())
          .containsExactly("{%p else %} of {%p if draft %}", "{% if a == 'b' %}");
      assertThat(use.uses().getFirst().guarded()).isTrue();
    }
  }

  @Nested
  class AgainstData {
    @Test
    void aMisspeltFieldIsNamedWithTheOneThatWasMeant() {
      Diagnosis diagnosis = withData(p("by {{ contractor.name }}"));
      assertThat(diagnosis.missing())
          .extracting(MissingField::toString)
          .containsExactly("contractor.name: did you mean contractor.contractor_name?");
      assertThat(diagnosis.diagnostics())
          .extracting(Diagnostic::id, Diagnostic::proposedEdit)
          .containsExactly(
              tuple(
                  DiagnosticId.UNKNOWN_FIELD,
                  new ReplaceTag("{{ contractor.name }}", "{{ contractor.contractor_name }}")));
    }

    @Test
    void aMisspeltFieldOfAnItemIsFoundInItsTag() {
      assertThat(withData(p("{% for a in areas %}{{ a.titel }}{% endfor %}")).diagnostics())
          .extracting(Diagnostic::proposedEdit)
          .containsExactly(new ReplaceTag("{{ a.titel }}", "{{ a.title }}"));
    }

    @Test
    void aMisspeltLoopVariableIsFound() {
      assertThat(withData(p("{% for area in areas %}{{ aera.title }}{% endfor %}")).diagnostics())
          .extracting(Diagnostic::proposedEdit)
          .contains(new ReplaceTag("{{ aera.title }}", "{{ area.title }}"));
    }

    @Test
    void anOptionalFieldWithADefaultIsNoFault() {
      assertThat(
              withData(p("{{ remark|default('none') }}{% if zeta is defined %}x{% endif %}"))
                  .diagnostics())
          .isEmpty();
    }

    @Test
    void everyTagThatFailsIsFoundAtOnce() {
      assertThat(
              withData(
                      p("{{ areas + 1 }}"),
                      p("{% if project.recipient_name > 3 %}x{% endif %}"),
                      p("{{ 1 / 0 }}"))
                  .errors())
          .extracting(fault -> fault.location().paragraph())
          .containsExactly(1, 2, 3);
    }

    @Test
    void branchesAreCounted() {
      Diagnosis diagnosis =
          withData(
              table(
                  row("{%tr for a in areas %}"),
                  row(
                      "{% if a.finding == 'D' %}d{% elif a.finding == 'X' %}x{% else %}n{% endif %}"),
                  row("{%tr endfor %}")));
      assertThat(diagnosis.coverage())
          .extracting(one -> one.head().tag(), Coverage::reached, Coverage::taken)
          .containsExactly(
              tuple("{%tr for a in areas %}", 1L, 2L),
              tuple("{% if a.finding == 'D' %}", 2L, 1L),
              tuple("{% elif a.finding == 'X' %}", 1L, 0L),
              tuple("{% else %}", 1L, 1L));
      assertThat(diagnosis.diagnostics()).isEmpty();
    }
  }

  @Nested
  class AgainstDeclaredFields {
    private final DiagnosisOptions options =
        DiagnosisOptions.standard()
            .withDeclaredFields(List.of("project.recipient_name", "areas", "project.due_date"));

    @Test
    void whatIsReadAndNotDeclaredIsReported() {
      assertThat(
              diagnosis(
                      options,
                      p("{{ project.recipent_name }}{% for a in areas %}{{ a.any }}{% endfor %}"))
                  .missing())
          .extracting(MissingField::nearest)
          .containsExactly("project.recipient_name");
    }

    @Test
    void whatIsDeclaredAndNotReadIsListed() {
      assertThat(diagnosis(options, p("{{ project.recipient_name }}{{ areas|length }}")).unused())
          .containsExactly("project.due_date");
    }
  }

  @Test
  void equalTagsOfOneParagraphAreToldApart() {
    assertThat(alone(p("{{ a|uper }} {{ b }} {{ a|uper }}")).errors())
        .extracting(fault -> fault.location().occurrence())
        .containsExactly(1, 2);
  }
}
