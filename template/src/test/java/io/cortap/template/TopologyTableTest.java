package io.cortap.template;

import static io.cortap.template.Docx.p;
import static io.cortap.template.Docx.r;
import static io.cortap.template.Docx.row;
import static io.cortap.template.Docx.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.template.diagnosis.Diagnostic;
import io.cortap.template.diagnosis.DiagnosticId;
import io.cortap.template.expression.Functions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shapes of real templates, one test each, with the exact body that is wanted. */
class TopologyTableTest {
  private static final Map<String, Object> DATA =
      Map.of(
          "yes",
          true,
          "no",
          false,
          "name",
          "Ada",
          "xs",
          List.of("a", "b"),
          "none",
          List.of(),
          "areas",
          List.of(
              Map.of("title", "Legal", "codes", List.of("L1", "L2")),
              Map.of("title", "Title VI", "codes", List.of("T1"))));

  private static Compilation compile(String... body) {
    return Template.compile(Docx.ofBody(body).bytes(), Functions.standard());
  }

  private static String body(String... body) {
    byte[] file = compile(body).orThrow().render(DATA, RenderOptions.standard()).document();
    WellFormed.require(file);
    return Docx.body(file);
  }

  private static String run(String properties, String text) {
    return "<w:r><w:rPr>"
        + properties
        + "</w:rPr><w:t xml:space=\"preserve\">"
        + text
        + "</w:t></w:r>";
  }

  @Test
  void aTagCutOverRunsIsJoinedAndItsFirstRunsFormattingWins() {
    StringBuilder cut = new StringBuilder("<w:p>");
    String tag = "{{ name }}";
    for (int i = 0; i < tag.length(); i++) {
      cut.append(run(i == 0 ? "<w:b/>" : "<w:i/>", tag.substring(i, i + 1)))
          .append("<w:bookmarkStart w:id=\"%1$d\" w:name=\"b%1$d\"/>".formatted(i))
          .append("<w:proofErr w:type=\"spellStart\"/>");
    }
    assertThat(body(cut.append("</w:p>").toString()).replaceAll("<w:(bookmark|proof)[^>]*>", ""))
        .isEqualTo("<w:p>" + run("<w:b/>", "Ada") + "</w:p>");
  }

  @Test
  void typographicQuotesAndHardBlanksAreReadAsPlainOnesInsideTagsOnly() {
    Compilation compiled = compile(p("“q” {% if name == “Ada” %}{{\u00a0name }}\u00a0{% endif %}"));
    assertThat(((Compilation.Compiled) compiled).warnings())
        .extracting(Diagnostic::id)
        .containsExactly(DiagnosticId.NORMALISED_TAG, DiagnosticId.NORMALISED_TAG);
    assertThat(Docx.lines(compiled.orThrow().render(DATA, RenderOptions.standard()).document()))
        .containsExactly("“q” Ada\u00a0");
  }

  @Test
  void escapedSignsInsideTagsAreSigns() {
    assertThat(body(p("{% if 1 &lt; 2 and 'a&amp;b' == 'a&amp;b' %}1 &lt; 2{% endif %}")))
        .isEqualTo(p("1 &lt; 2"));
  }

  @Test
  void aLonePlainElseIsPromotedToItsPartnersLevel() {
    assertThat(body(p("{%p if no %}"), p("a"), p("{% else %}"), p("b"), p("{%p endif %}")))
        .isEqualTo(p("b"));
  }

  @Test
  void plainLoopTagsAloneAroundAListParagraphArePromoted() {
    String item = "<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>%s</w:p>";
    assertThat(body(p("{% for x in xs %}"), item.formatted(r("{{ x }}")), p("{% endfor %}")))
        .isEqualTo(item.formatted(r("a")) + item.formatted(r("b")));
  }

  @Test
  void plainConditionsInTheFirstCellsOfRowsArePromotedToRows() {
    assertThat(
            body(
                table(
                    row("{% if no %}", ""), row("a", "b"), row("{% endif %}", ""), row("c", "d"))))
        .isEqualTo(table(row("c", "d")));
  }

  @Test
  void rowTagsInCellsMergedIntoOneVanishWithTheirRows() {
    String merged =
        "<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>%s</w:tc><w:tc><w:tcPr/><w:p/></w:tc>"
            + "</w:tr>";
    String table = "<w:tbl><w:tblPr/>%s</w:tbl>";
    String line = "<w:tr><w:tc><w:tcPr/>%s</w:tc></w:tr>";
    assertThat(
            body(
                table.formatted(
                    merged.formatted(p("{%tr for x in xs %}"))
                        + line.formatted(p("{{ x }}"))
                        + merged.formatted(p("{%tr endfor %}")))))
        .isEqualTo(table.formatted(line.formatted(p("a")) + line.formatted(p("b"))));
  }

  @Test
  void aBlockFromOneParagraphsStartToTheNextsIsSpliced() {
    assertThat(body(p("{% if no %}one"), p("{% endif %}two"))).isEqualTo(p("two"));
    assertThat(body(p("{% if yes %}one"), p("{% endif %}two"))).isEqualTo(p("one") + p("two"));
  }

  @Test
  void branchesThatBeginThreeParagraphsAreSpliced() {
    assertThat(Docx.lines(rendered(p("{% if yes %}one"), p("{% elif no %}two"), p("{% endif %}"))))
        .containsExactly("one", "");
    assertThat(Docx.lines(rendered(p("{% if no %}one"), p("{% elif yes %}two"), p("{% endif %}"))))
        .containsExactly("two", "");
    assertThat(Docx.lines(rendered(p("{% if no %}one"), p("{% elif no %}two"), p("{% endif %}"))))
        .containsExactly("");
  }

  private static byte[] rendered(String... body) {
    return compile(body).orThrow().render(DATA, RenderOptions.standard()).document();
  }

  @Test
  void neighboursThatHoldOnlyAConditionAreASpacerOrNothing() {
    assertThat(
            body(
                p("{%p for x in xs %}"),
                p("{{ x }}"),
                p("{% if not loop.last %}"),
                p("{% endif %}"),
                p("{%p endfor %}")))
        .isEqualTo(p("a") + "<w:p/>" + p("b"));
  }

  @Test
  void blocksNestedThreeDeepInOneParagraphKeepEveryRunsFormatting() {
    String bold = run("<w:b/>", "%s");
    String italic = run("<w:i/>", "%s");
    String body =
        "<w:p>"
            + r("{% for a in areas %}")
            + bold.formatted("{{ a.title }}")
            + r("{% if a.codes %}")
            + r(" (")
            + r("{% for c in a.codes %}")
            + italic.formatted("{{ c }}")
            + r("{% if not loop.last %}")
            + r(", ")
            + r("{% endif %}")
            + r("{% endfor %}")
            + r(")")
            + r("{% endif %}")
            + r("{% if not loop.last %}")
            + r("; ")
            + r("{% endif %}")
            + r("{% endfor %}")
            + "</w:p>";
    assertThat(body(body))
        .isEqualTo(
            "<w:p>"
                + bold.formatted("Legal")
                + r(" (")
                + italic.formatted("L1")
                + r(", ")
                + italic.formatted("L2")
                + r(")")
                + r("; ")
                + bold.formatted("Title VI")
                + r(" (")
                + italic.formatted("T1")
                + r(")")
                + "</w:p>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "{% p if yes %};DETACHED_LEVEL;{%p if yes %}",
        "{%tr if yes %};WRONG_LEVEL;{%p if yes %}",
        "{% if yes %};MISSING_END;add {% endif %}",
        "{{ 'unclosed }};UNCLOSED_QUOTE;{{ 'unclosed' }}",
        "{% if yes %}x{% endfor %};MISMATCHED_END;{% endif %}",
        "{% if name = 'Ada' %}x{% endif %};SYNTAX;{% if name == 'Ada' %}",
        "{{ name|uper }};UNKNOWN_FILTER;{{ name|upper }}"
      })
  void aBrokenTagIsALocatedErrorWithAProposedEdit(String tag, DiagnosticId id, String edit) {
    List<Diagnostic> found =
        switch (compile(p("first"), p(tag))) {
          case Compilation.Rejected rejected -> rejected.diagnostics();
          case Compilation.Compiled compiled -> List.of();
        };
    assertThat(found).extracting(Diagnostic::id).contains(id);
    Diagnostic fault = found.stream().filter(one -> one.id() == id).findFirst().orElseThrow();
    assertThat(fault.location().paragraph()).isEqualTo(2);
    assertThat(fault.proposedEdit().toString()).contains(edit);
  }

  @Test
  void aMisspeltFieldIsReportedWithWhatWasProbablyMeant() {
    Rendering rendering = compile(p("{{ nam }}")).orThrow().render(DATA, RenderOptions.standard());
    assertThat(rendering.report().warnings().toString())
        .contains("'nam' is undefined (did you mean 'name'?)");
  }

  @Test
  void aSectionBookmarkAndCommentInsideALeftOutBlockSurvive() {
    String section = "<w:pPr><w:sectPr/></w:pPr>";
    String start = "<w:commentRangeStart w:id=\"1\"/>";
    String end = "<w:commentRangeEnd w:id=\"1\"/>";
    String bookmark = "<w:bookmarkEnd w:id=\"2\"/>";
    assertThat(
            body(
                "<w:p><w:bookmarkStart w:id=\"2\" w:name=\"b\"/>" + start + r("a") + "</w:p>",
                p("{%p if no %}"),
                "<w:p>" + section + end + bookmark + r("x") + "</w:p>",
                p("{%p endif %}"),
                p("z")))
        .containsOnlyOnce(end)
        .containsOnlyOnce(bookmark)
        .contains("<w:p>" + section + "</w:p>" + p("z"))
        .doesNotContain(">x<");
  }

  @Test
  void aCellLeftWithoutAParagraphGetsOneAndATableLeftWithoutRowsGoes() {
    String cell = "<w:tbl><w:tblPr/><w:tr><w:tc>%s</w:tc></w:tr></w:tbl>";
    assertThat(body(cell.formatted(p("{%p if no %}") + p("x") + p("{%p endif %}"))))
        .isEqualTo(cell.formatted("<w:p/>"));
    assertThat(
            body(
                table(row("{%tr for x in nothing %}"), row("{{ x }}"), row("{%tr endfor %}")),
                p("z")))
        .isEqualTo(p("z"));
  }
}
