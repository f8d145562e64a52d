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

    @Test
    void documentPropertiesAreRendered() {
      Docx docx =
          Docx.ofBody(p("x"))
              .with(
                  "docProps/core.xml",
                  "<cp:coreProperties xmlns:cp=\"c\" xmlns:dc=\"d\"><dc:title>Report for {{ name"
                      + " }}</dc:title></cp:coreProperties>");
      assertThat(Docx.read(render(Map.of("name", "A & B"), docx)).get("docProps/core.xml"))
          .contains("<dc:title>Report for A &amp; B</dc:title>");
    }

    @Test
    void alternativeTextsAreRendered() {
      String body =
          "<w:p><w:r><w:drawing><wp:docPr id=\"1\" descr=\"Logo of {{ n }}\"/></w:drawing></w:r></w:p>";
      assertThat(Docx.body(render(Map.of("n", "\"X\""), body)))
          .contains("descr=\"Logo of &quot;X&quot;\"");
    }

    @Test
    void fieldsAreUpdatedWhenTheDocumentIsOpened() {
      Docx docx =
          Docx.ofBody("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r></w:p>")
              .with(
                  "word/settings.xml",
                  "<w:settings xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
                      + "<w:zoom/><w:compat/></w:settings>");
      assertThat(Docx.read(render(Map.of(), docx)).get("word/settings.xml"))
          .contains("<w:zoom/><w:updateFields w:val=\"true\"/><w:compat/>");
    }

    @Test
    void theSameInputGivesTheSameBytes() {
      Docx docx = Docx.ofBody(p("{% for x in xs %}{{ x }}{% endfor %}"));
      Map<String, ?> data = Map.of("xs", List.of(1, 2, 3));
      assertThat(render(data, docx)).isEqualTo(render(data, docx));
    }

    @Test
    void partsWithoutTagsKeepTheirBytes() {
      byte[] picture = new byte[5_000];
      new java.util.Random(4).nextBytes(picture);
      Docx docx = Docx.ofBody(p("{{ 1 }}")).with("word/media/logo.bin", picture);
      assertThat(Docx.read(render(Map.of(), docx)).get("word/media/logo.bin"))
          .isEqualTo(Docx.read(docx.bytes()).get("word/media/logo.bin"));
    }
  }

  @Test
  void oneTemplateServesManyThreads() throws Exception {
    CompiledTemplate template =
        Template.compile(
                Docx.ofBody(p("{% for x in xs %}{{ loop.index }}{{ x }};{% endfor %}")).bytes(),
                Functions.standard())
            .orThrow();
    try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
      List<java.util.concurrent.Future<String>> rendered = new java.util.ArrayList<>();
      for (int i = 0; i < 64; i++) {
        List<Integer> xs = List.of(i, i + 1);
        rendered.add(
            threads.submit(() ->
                Docx.lines(template.render(Map.of("xs", xs), RenderOptions.standard()).document())
                    .getFirst()));
      }
      for (int i = 0; i < 64; i++) {
        assertThat(rendered.get(i).get()).isEqualTo("1%d;2%d;".formatted(i, i + 1));
      }
    }
  }

  @Test
  void hostFunctionsGetPlainValuesAndKeywords() {
    Functions functions =
        Functions.standard()
            .withFunction(
                "plural",
                arguments ->
                    arguments.whole(0, "count", 0) == 1
                        ? arguments.text(1, "one", "")
                        : arguments.text(2, "many", ""));
    byte[] file = Docx.ofBody(p("{{ plural(2, 'y', many='ies') }}")).bytes();
    assertThat(
            Docx.lines(
                Template.compile(file, functions)
                    .orThrow()
                    .render(Map.of(), RenderOptions.standard())
                    .document()))
        .containsExactly("ies");
  }
}
