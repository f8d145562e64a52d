package io.cortap.template;

import static io.cortap.template.Docx.p;
import static io.cortap.template.Docx.row;
import static io.cortap.template.Docx.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.template.expression.Functions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RenderingTest {
  private static byte[] render(Map<String, ?> data, String... body) {
    return render(data, Docx.ofBody(body));
  }

  private static byte[] render(Map<String, ?> data, Docx docx) {
    CompiledTemplate template = Template.compile(docx.bytes(), Functions.standard()).orThrow();
    return template.render(data, RenderOptions.standard()).document();
  }

  @Nested
  class Values {
    @Test
    void aValueTakesThePlaceOfItsTag() {
      assertThat(Docx.body(render(Map.of("name", "Harbor Transit"), p("To {{ name }}:"))))
          .isEqualTo("<w:p><w:r><w:t xml:space=\"preserve\">To Harbor Transit:</w:t></w:r></w:p>");
    }

    @Test
    void markupInAValueIsText() {
      assertThat(Docx.lines(render(Map.of("v", "<b>&\"{{ 1 }}"), p("{{ v }}"))))
          .containsExactly("<b>&\"{{ 1 }}");
    }

    @Test
    void aTagCutOverRunsIsJoinedInTheFirst() {
      String body =
          "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{{ na</w:t></w:r><w:proofErr w:type=\"spellStart\"/>"
              + "<w:r><w:t>me</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t> }}, hello</w:t></w:r></w:p>";
      assertThat(Docx.body(render(Map.of("name", "Ada"), body)))
          .isEqualTo(
              "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">Ada</w:t></w:r>"
                  + "<w:proofErr w:type=\"spellStart\"/><w:r><w:rPr><w:i/></w:rPr>"
                  + "<w:t xml:space=\"preserve\">, hello</w:t></w:r></w:p>");
    }

    @Test
    void lineBreaksTabsAndParagraphsBecomeMarkup() {
      assertThat(Docx.lines(render(Map.of("v", "a\nb\tc\u0007d"), p("{{ v }}!"))))
          .containsExactly("a\nb\tc", "d!");
    }

    @Test
    void typographicQuotesInTagsAreReadAsPlainOnes() {
      assertThat(Docx.lines(render(Map.of("d", Map.of("k", "v")), p("“{{ d[‘k’]\u00a0~ “x” }}”"))))
          .containsExactly("“vx”");
    }
  }

  @Nested
  class Blocks {
    @Test
    void aParagraphLevelIfLeavesNoTrace() {
      String[] body = {p("a"), p("{%p if yes %}"), p("b"), p("{%p endif %}"), p("c")};
      assertThat(Docx.lines(render(Map.of("yes", true), body))).containsExactly("a", "b", "c");
      assertThat(Docx.lines(render(Map.of("yes", false), body))).containsExactly("a", "c");
    }

    @Test
    void aRowLevelForRepeatsRows() {
      String body =
          table(
              row("Area", "Finding"),
              row("{%tr for a in areas %}", ""),
              row("{{ a.name }}", "{{ a.finding }}"),
              row("{%tr endfor %}", ""));
      Map<String, ?> data =
          Map.of(
              "areas",
              List.of(
                  Map.of("name", "Legal", "finding", "ND"),
                  Map.of("name", "Title VI", "finding", "D")));
      assertThat(Docx.lines(render(data, body)))
          .containsExactly("Area", "Finding", "Legal", "ND", "Title VI", "D");
    }

    @Test
    void inlineBlocksKeepEveryRunsFormatting() {
      String body =
          "<w:p>"
              + Docx.r("{% for x in xs %}")
              + "<w:r><w:rPr><w:b/></w:rPr><w:t>{{ x }}</w:t></w:r>"
              + Docx.r("{% if not loop.last %}, {% endif %}{% endfor %}.")
              + "</w:p>";
      assertThat(Docx.body(render(Map.of("xs", List.of("a", "b")), body)))
          .isEqualTo(
              "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">a</w:t></w:r>"
                  + Docx.r(", ")
                  + "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">b</w:t></w:r>"
                  + Docx.r("")
                  + Docx.r(".")
                  + "</w:p>");
    }
  }

  @Nested
  class Parts {
    @Test
    void headersAreRendered() {
      byte[] file = render(Map.of("n", 7), Docx.ofBody(p("x")).withHeader(p("Page of {{ n }}")));
      assertThat(Objects.requireNonNull(Docx.read(file).get("word/header1.xml")))
          .contains("Page of 7");
    }

    @Test
    void entriesKeepTheirOrder() {
      Docx docx = Docx.ofBody(p("{{ 1 }}")).withHeader(p("x"));
      assertThat(Docx.read(render(Map.of(), docx)).keySet())
          .containsExactlyElementsOf(Docx.read(docx.bytes()).keySet());
    }
  }
}
