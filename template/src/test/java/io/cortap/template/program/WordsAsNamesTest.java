package io.cortap.template.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.template.DiagnosisOptions;
import io.cortap.template.Docx;
import io.cortap.template.Template;
import io.cortap.template.diagnosis.Diagnostic;
import io.cortap.template.diagnosis.DiagnosticId;
import io.cortap.template.diagnosis.FaultException;
import io.cortap.template.diagnosis.Severity;
import io.cortap.template.expression.Functions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that are also words of statements; each template was tried with Jinja2 3.1. */
class WordsAsNamesTest {
  private static String rendered(String template, String word) {
    return TextTemplate.compile(template.replace("WORD", word), Functions.standard())
        .render(Map.of(word, Map.of("a", "x")));
  }

  private static List<Diagnostic> wrongBraces(String text, Map<String, ?> data) {
    return Template.diagnose(
            Docx.ofBody(Docx.p(text)).bytes(),
            Functions.standard(),
            DiagnosisOptions.standard().withData(Map.copyOf(data)))
        .diagnostics()
        .stream()
        .filter(one -> one.id() == DiagnosticId.WRONG_BRACES)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if",
        "elif",
        "else",
        "endif",
        "for",
        "endfor",
        "set",
        "endset",
        "with",
        "endwith",
        "break",
        "continue",
        "colspan",
        "cellbg",
        "hm",
        "vm",
        "macro",
        "endmacro",
        "call",
        "endcall",
        "include",
        "import",
        "from",
        "extends",
        "block",
        "endblock",
        "do",
        "filter",
        "endfilter",
        "autoescape",
        "trans",
        "debug",
        "raw",
        "endraw",
        "in",
        "is",
        "and",
        "or",
        "recursive",
        "scoped",
        "context",
        "end"
      })
  void areNamesWhereverJinja2TakesThemForOne(String word) {
    assertThat(rendered("{{ WORD.a }}", word)).isEqualTo("x");
    assertThat(rendered("{{ WORD }}", word)).isEqualTo("{'a': 'x'}");
    assertThat(rendered("{{ WORD['a'] if WORD }}", word)).isEqualTo("x");
    assertThat(rendered("{% set WORD = 'v' %}{{ WORD|upper }}", word)).isEqualTo("V");
  }

  @Test
  void notIsNone() {
    assertThat(compiles("{{ not }}")).isFalse();
    assertThat(compiles("{{ not.a }}")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{{ if a }}", "{{ set a = 1 }}", "{{ for a in b: }}", "{{ elif a }}"})
  void wholeStatementsAreNoValues(String statement) {
    assertThat(compiles(statement)).isFalse();
  }

  private static boolean compiles(String template) {
    try {
      TextTemplate.compile(template, Functions.standard());
      return true;
    } catch (FaultException fault) {
      return false;
    }
  }

  @Test
  void areSuspectedOnlyWhereNothingHasTheName() {
    assertThat(wrongBraces("{% if a %}x{{ else }}y{% endif %}", Map.of("a", 1)))
        .singleElement()
        .satisfies(one -> {
          assertThat(one.severity()).isEqualTo(Severity.WARNING);
          assertThat(one.location().tag()).isEqualTo("{{ else }}");
          assertThat(one.proposedEdit().toString()).contains("{% else %}");
        });
    assertThat(wrongBraces("{{ else }}", Map.of("else", 1))).isEmpty();
    assertThat(wrongBraces("{% for else in a %}{{ else }}{% endfor %}", Map.of("a", List.of())))
        .isEmpty();
    assertThat(wrongBraces("{% set with = 1 %}{{ with }}", Map.of())).isEmpty();
  }
}
