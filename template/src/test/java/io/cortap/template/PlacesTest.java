package io.cortap.template;

import static io.cortap.template.Docx.p;
import static io.cortap.template.Docx.r;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cortap.template.expression.Functions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tags work wherever a document has text, and what surrounds them survives. */
class PlacesTest {
  private static final String W =
      " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
  private static final Map<String, ?> DATA =
      Map.of("name", "Ada", "xs", List.of("a", "b"), "no", false, "yes", true);

  private static byte[] render(Docx docx) {
    byte[] file =
        Template.compile(docx.bytes(), Functions.standard())
            .orThrow()
            .render(DATA, RenderOptions.standard())
            .document();
    WellFormed.require(file);
    return file;
  }

  private static String body(String... body) {
    return Docx.body(render(Docx.ofBody(body)));
  }

  @ParameterizedTest
  @CsvSource({
    "word/header1.xml,hdr,",
    "word/header12.xml,hdr,",
    "word/footer1.xml,ftr,",
    "word/footnotes.xml,footnotes,footnote",
    "word/endnotes.xml,endnotes,endnote",
    "word/comments.xml,comments,comment"
  })
  void inEveryStoryOfTheDocument(String part, String root, String note) {
    String content = p("{%p for x in xs %}") + p("{{ x }} for {{ name }}") + p("{%p endfor %}");
    String inside =
        note == null ? content : "<w:%1$s w:id=\"1\">%2$s</w:%1$s>".formatted(note, content);
    byte[] file =
        render(
            Docx.ofBody(p("x")).with(part, "<w:%1$s%2$s>%3$s</w:%1$s>".formatted(root, W, inside)));
    assertThat(Objects.requireNonNull(Docx.read(file).get(part)))
        .contains(p("a for Ada") + p("b for Ada"))
        .doesNotContain("{");
  }

  @Test
  void aNoteThatIsLeftOutKeepsTheParagraphThatWordNeeds() {
    String footnotes =
        "<w:footnotes%s><w:footnote w:id=\"1\">%s</w:footnote></w:footnotes>"
            .formatted(W, p("{%p if no %}") + p("x") + p("{%p endif %}"));
    byte[] file = render(Docx.ofBody(p("x")).with("word/footnotes.xml", footnotes));
    assertThat(Docx.read(file).get("word/footnotes.xml"))
        .contains("<w:footnote w:id=\"1\"><w:p/></w:footnote>");
  }

  @Nested
  class InTheBody {
    @Test
    void inATextBox() {
      String box = "<w:p><w:r><w:pict><w:txbxContent>%s</w:txbxContent></w:pict></w:r>%s</w:p>";
      assertThat(
              body(
                  box.formatted(
                      p("{% for x in xs %}") + p("{{ x }}") + p("{% endfor %}"), r("{{ name }}"))))
          .isEqualTo(box.formatted(p("a") + p("b"), r("Ada")));
    }

    @Test
    void inAContentControlAroundParagraphs() {
      String control = "<w:sdt><w:sdtPr/><w:sdtContent>%s</w:sdtContent></w:sdt>";
      assertThat(body(control.formatted(p("{%p if yes %}") + p("{{ name }}") + p("{%p endif %}"))))
          .isEqualTo(control.formatted(p("Ada")));
    }

    @Test
    void inAContentControlAmongRuns() {
      String control =
          "<w:p>" + r("a") + "<w:sdt><w:sdtPr/><w:sdtContent>%s</w:sdtContent></w:sdt></w:p>";
      assertThat(body(control.formatted(r("{% if yes %}{{ name }}{% endif %}"))))
          .isEqualTo(control.formatted(r("Ada")));
    }

    @Test
    void inAHyperlink() {
      String link = "<w:p><w:hyperlink w:anchor=\"here\">%s</w:hyperlink></w:p>";
      assertThat(body(link.formatted(r("see {{ name }}")))).isEqualTo(link.formatted(r("see Ada")));
    }

    @Test
    void inATableInATable() {
      String outer = "<w:tbl><w:tblPr/><w:tr><w:tc>%s<w:p/></w:tc></w:tr></w:tbl>";
      String inner =
          Docx.table(
              Docx.row("{%tr for x in xs %}"), Docx.row("{{ x }}"), Docx.row("{%tr endfor %}"));
      assertThat(body(outer.formatted(inner)))
          .isEqualTo(outer.formatted(Docx.table(Docx.row("a"), Docx.row("b"))));
    }

    @Test
    void inTheCodeOfAField() {
      String field = "<w:p><w:r><w:instrText xml:space=\"preserve\">%s</w:instrText></w:r></w:p>";
      assertThat(body(field.formatted(" DOCPROPERTY \"{{ name }}\" ")))
          .isEqualTo(field.formatted(" DOCPROPERTY \"Ada\" "));
    }
  }

  @Nested
  class CellTags {
    private static String row(String... cells) {
      StringBuilder row = new StringBuilder("<w:tr>");
      for (String cell : cells) {
        row.append("<w:tc>").append(cell).append("</w:tc>");
      }
      return row.append("</w:tr>").toString();
    }

    private static final String WIDTH = "<w:tcW w:w=\"900\"/>";

    private static String cell(String properties, String content) {
      return "<w:tcPr>" + properties + "</w:tcPr>" + content;
    }

    private static String table(String... rows) {
      return "<w:tbl><w:tblPr/>" + String.join("", rows) + "</w:tbl>";
    }

    @Test
    void colspanReplacesTheSpanOfItsCell() {
      assertThat(
              body(
                  table(
                      row(
                          cell(
                              WIDTH + "<w:gridSpan w:val=\"9\"/><w:vAlign w:val=\"top\"/>",
                              p("{% colspan xs|length %}wide"))))))
          .isEqualTo(
              table(
                  row(
                      cell(
                          WIDTH + "<w:gridSpan w:val=\"2\"/><w:vAlign w:val=\"top\"/>",
                          p("wide")))));
    }

    @Test
    void cellbgReplacesTheShadingOfItsCell() {
      assertThat(body(table(row(p("{% cellbg '#FFEE00' %}") + p("b")))))
          .isEqualTo(
              table(
                  row(
                      cell(
                          "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"FFEE00\"/>",
                          "<w:p/>" + p("b")))));
    }

    @Test
    void vmMergesTheCellDownOverTheRoundsOfItsLoop() {
      assertThat(
              body(
                  table(
                      row(p("{%tr for x in xs %}")),
                      row(p("{% vm %}all"), p("{{ x }}")),
                      row(p("{%tr endfor %}")))))
          .isEqualTo(
              table(
                  row(cell("<w:vMerge w:val=\"restart\"/>", p("all")), p("a")),
                  row(cell("<w:vMerge w:val=\"continue\"/>", "<w:p/>"), p("b"))));
    }

    @Test
    void hmMergesTheCellAcrossTheRoundsOfItsLoop() {
      assertThat(
              body(
                  table(
                      row(
                          p("{%tc for x in xs %}"),
                          cell(WIDTH + "<w:gridSpan w:val=\"3\"/>", p("{% hm %}wide")),
                          p("{%tc endfor %}")))))
          .isEqualTo(table(row(cell(WIDTH + "<w:gridSpan w:val=\"6\"/>", p("wide")))));
    }

    @ParameterizedTest
    @CsvSource({
      "{% colspan 0 %},a cell spans from 1 to 63 columns",
      "{% colspan 'two' %},a number of columns must be a whole number",
      "{% cellbg 'red' %},six hexadecimal digits"
    })
    void whatACellCannotHaveIsALocatedError(String tag, String message) {
      CompiledTemplate template =
          Template.compile(Docx.ofBody(table(row(p(tag)))).bytes(), Functions.standard()).orThrow();
      assertThatThrownBy(() -> template.render(DATA, RenderOptions.standard()))
          .isInstanceOf(RenderException.class)
          .hasMessageContaining(message)
          .hasMessageContaining("table 1 row 1 cell 1");
    }

    @ParameterizedTest
    @CsvSource({
      "{% colspan 2 %},outside a table cell",
      "{% vm %},a for block",
      "{% hm 3 %},nothing may follow the word"
    })
    void outOfPlaceTheyAreLocatedErrors(String tag, String message) {
      Compilation compiled = Template.compile(Docx.ofBody(p(tag)).bytes(), Functions.standard());
      assertThat(compiled).isInstanceOf(Compilation.Rejected.class);
      assertThat(compiled.toString()).contains(message);
    }
  }

  @Nested
  class Surviving {
    private static final String SECTION =
        "<w:pPr><w:sectPr><w:headerReference w:type=\"default\"/></w:sectPr></w:pPr>";

    @Test
    void aSectionBreakInALoopIsThereOnceARound() {
      assertThat(
              body(
                  p("{%p for x in xs %}"),
                  "<w:p>" + SECTION + r("{{ x }}") + "</w:p>",
                  p("{%p endfor %}")))
          .isEqualTo("<w:p>" + SECTION + r("a") + "</w:p><w:p>" + SECTION + r("b") + "</w:p>");
    }

    @Test
    void aTagParagraphThatEndsASectionStillEndsIt() {
      assertThat(
              body(
                  p("{%p if no %}"),
                  p("x"),
                  "<w:p>" + SECTION + r("{%p endif %}") + "</w:p>",
                  p("z")))
          .isEqualTo("<w:p>" + SECTION + "</w:p>" + p("z"));
    }

    @Test
    void aCommentRangeThatBeginsInALeftOutParagraphStaysWhole() {
      String start = "<w:commentRangeStart w:id=\"4\"/>";
      String end = "<w:commentRangeEnd w:id=\"4\"/>";
      assertThat(
              body(
                  p("{%p if no %}"),
                  "<w:p>" + start + r("x") + "</w:p>",
                  p("{%p endif %}"),
                  "<w:p>" + r("z") + end + "</w:p>"))
          .containsOnlyOnce(start)
          .containsOnlyOnce(end)
          .doesNotContain(">x<");
    }

    @Test
    void aBookmarkInATagParagraphStays() {
      String start = "<w:bookmarkStart w:id=\"4\" w:name=\"here\"/>";
      String end = "<w:bookmarkEnd w:id=\"4\"/>";
      assertThat(
              body(
                  "<w:p>" + start + r("{%p if yes %}") + end + "</w:p>", p("x"), p("{%p endif %}")))
          .containsOnlyOnce(start + end)
          .contains(p("x"));
    }

    @Test
    void aListGoesOnOverTheRoundsOfALoopAndOverNewParagraphs() {
      String item =
          "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"3\"/></w:numPr></w:pPr>%s</w:p>";
      assertThat(
              body(
                  p("{% for x in xs %}"),
                  item.formatted(r("{{ x ~ '\\a' ~ name }}")),
                  p("{% endfor %}")))
          .isEqualTo(
              item.formatted(r("a"))
                  + item.formatted(r("Ada"))
                  + item.formatted(r("b"))
                  + item.formatted(r("Ada")));
    }

    @Test
    void aPageBreakInAValueIsAParagraphOfItsOwn() {
      assertThat(body(p("{{ 'a\\fb' }}")))
          .isEqualTo(p("a") + "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>" + p("b"));
    }

    @Test
    void everythingThatIsNoTemplateStaysAsItWas() {
      String odd =
          "<w:p w:rsidR=\"00AB\"><w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/></w:r>"
              + "<w:ins w:id=\"7\" w:author=\"Ada\"><w:r><w:t>new</w:t></w:r></w:ins>"
              + "<w:del w:id=\"8\"><w:r><w:delText>old</w:delText></w:r></w:del></w:p>";
      assertThat(body(odd, p("{{ name }}"))).isEqualTo(odd + p("Ada"));
    }
  }
}
