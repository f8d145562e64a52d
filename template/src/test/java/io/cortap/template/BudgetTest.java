package io.cortap.template;

import static io.cortap.template.Docx.p;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cortap.template.RenderOptions.Missing;
import io.cortap.template.RenderOptions.TimeLimit;
import io.cortap.template.diagnosis.DiagnosticId;
import io.cortap.template.expression.Functions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Each budget ends a render with an error at the tag that exceeded it. */
class BudgetTest {
  private static final RenderOptions STANDARD = RenderOptions.standard();

  private static void assertEnds(String tags, RenderOptions options, String... message) {
    CompiledTemplate template =
        Template.compile(Docx.ofBody(p("first"), p(tags)).bytes(), Functions.standard()).orThrow();
    assertThatThrownBy(() -> template.render(Map.of(), options))
        .isInstanceOfSatisfying(
            RenderException.class,
            e -> {
              assertThat(e.diagnostic().id()).isEqualTo(DiagnosticId.BUDGET);
              assertThat(e.diagnostic().location().part()).isEqualTo("word/document.xml");
              assertThat(e.diagnostic().location().paragraph()).isEqualTo(2);
              assertThat(e.getMessage()).contains(message);
            });
  }

  @Test
  void stepsEndAtTheTagThatTakesOneTooMany() {
    assertEnds(
        "{% for a in range(9999) %}{{ a }}{% endfor %}",
        STANDARD.withMaxSteps(5_000), "more than 5000 steps");
  }

  @Test
  void outputEndsAtTheTagThatWroteLast() {
    assertEnds(
        "{% for a in range(99999) %}0123456789{% endfor %}",
        STANDARD.withMaxOutputBytes(100_000),
        "more than 100000 bytes",
        "{% for a in range(99999) %}");
  }

  @Test
  void depthEndsAtTheBlockThatIsTooDeep() {
    assertEnds(
        "{% if 1 %}{% if 2 %}{% if 3 %}x{% endif %}{% endif %}{% endif %}",
        new RenderOptions(1_000, 3, 1_000_000, TimeLimit.NONE, Missing.PRINTED_AS_NOTHING),
        "nested more than 3 deep",
        "{% if 3 %}");
  }

  @Test
  void timeEndsAtTheTagThatRunsThen() {
    AtomicLong seconds = new AtomicLong();
    InstantSource clock = () -> Instant.ofEpochSecond(seconds.getAndIncrement());
    assertEnds(
        "{% for a in range(99999) %}{{ a }}{% endfor %}",
        STANDARD.withTimeLimit(Duration.ofSeconds(10), clock), "time is up");
  }

  @Test
  void blocksNestedWithoutEndAreRefusedWhenTheTemplateIsCompiled() {
    byte[] file =
        Docx.ofBody(p("{% if 1 %}".repeat(20_000) + "{% endif %}".repeat(20_000))).bytes();
    assertThat(Template.compile(file, Functions.standard()).toString())
        .contains("BUDGET", "blocks are nested more than 100 deep");
  }

  @Test
  void missingValuesAreErrorsWhereThatIsWanted() {
    CompiledTemplate template =
        Template.compile(Docx.ofBody(p("{{ absent }}")).bytes(), Functions.standard()).orThrow();
    assertThatThrownBy(() -> template.render(Map.of(), STANDARD.withMissing(Missing.REFUSED)))
        .isInstanceOf(RenderException.class)
        .hasMessageContaining("paragraph 1")
        .hasMessageContaining("'absent' is undefined");
  }
}
