package io.cortap.template;

import static io.cortap.template.Docx.p;
import static io.cortap.template.Docx.r;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cortap.template.diagnosis.Diagnostic;
import io.cortap.template.diagnosis.DiagnosticId;
import io.cortap.template.expression.Functions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no document may have, whichever way its template goes; and where the author is told. */
class OutputCheckTest {
  private static final Map<String, Object> DATA =
      Map.of(
          "name", "Ada",
          "xs", List.of("a", "b", "c"),
          "none", List.of(),
          "no", false,
          "links", List.of(Map.of("id", "7 & 8", "url", "https://transit.invalid/é")));
  private static final String W14 =
      " xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\"";

  private static byte[] render(Docx docx) {
    byte[] file =
        Template.compile(docx.bytes(), Functions.standard())
            .orThrow()
            .render(DATA, RenderOptions.standard())
            .document();
    assertThat(SoundDocument.faults(file)).isEmpty();
    return file;
  }

  private static String body(String... body) {
    return Docx.body(render(Docx.ofBody(body)));
  }

  private static List<Diagnostic> faults(Docx docx) {
    return switch (Template.compile(docx.bytes(), Functions.standard())) {
      case Compilation.Rejected rejected -> rejected.diagnostics();
      case Compilation.Compiled compiled -> compiled.warnings();
    };
  }

  private static String looped(String paragraph) {
    return p("{%p for x in xs %}") + paragraph + p("{%p endfor %}");
  }

  @Nested
  class Ids {
    @Test
    void aBookmarkThatALoopRepeatsHasANumberAndNameOfItsOwnEachTime() {
      assertThat(
              body(
                  looped(
                      "<w:p><w:bookmarkStart w:id=\"4\" w:name=\"here\"/>"
                          + r("{{ x }}")
                          + "<w:bookmarkEnd w:id=\"4\"/></w:p>")))
          .contains(
              "<w:bookmarkStart w:id=\"4\" w:name=\"here\"/>",
              "<w:bookmarkStart w:id=\"100000\" w:name=\"here_100000\"/>",
              "<w:bookmarkEnd w:id=\"100001\"/>");
    }

    @Test
    void itsNameMayStandBeforeItsNumber() {
      assertThat(
              body(
                  looped(
                      "<w:p><w:bookmarkStart w:name=\"here\" w:id=\"4\"/>"
                          + "<w:bookmarkEnd w:id=\"4\"/></w:p>")))
          .contains("<w:bookmarkStart w:name=\"here_100000\" w:id=\"100000\"/>");
    }

    @Test
    void aNewNumberIsNoneThatTheTemplateHas() {
      assertThat(
              body(
                  looped(
                      "<w:p><w:r><w:drawing><wp:docPr id=\"1\" name=\"a\"/></w:drawing></w:r></w:p>"),
                  "<w:p><w:r><w:drawing><wp:docPr id=\"100000\" name=\"b\"/></w:drawing></w:r></w:p>"))
          .contains("id=\"100001\"", "id=\"100002\"")
          .containsOnlyOnce("id=\"100000\"");
    }

    @Test
    void aDrawingWhoseDescriptionHasATagIsNumberedToo() {
      assertThat(
              body(
                  looped(
                      "<w:p><w:r><w:drawing><wp:docPr descr=\"id=9 of {{ x }}\" id=\"3\" name=\"a\"/>"
                          + "</w:drawing></w:r></w:p>")))
          .contains(
              "descr=\"id=9 of a\" id=\"3\"",
              "descr=\"id=9 of b\" id=\"100000\"",
              "descr=\"id=9 of c\" id=\"100001\"");
    }

    @Test
    void drawingsThatTheTemplateItselfNumbersAlikeAreToldApart() {
      String drawing =
          "<w:p><w:r><w:drawing><wp:docPr id=\"1\" name=\"a\"/></w:drawing></w:r></w:p>";
      assertThat(body(drawing, drawing, p("{{ name }}")))
          .contains("<wp:docPr id=\"1\"", "<wp:docPr id=\"100000\"");
    }

    @Test
    void paragraphsAndRowsOfALoopKeepTheirIdOnce() {
      String row =
          "<w:tr w14:paraId=\"00AB12CD\"><w:tc><w:p w:rsidR=\"00A1\" w14:paraId=\"7FFFFFF0\">"
              + r("{{ x }}")
              + "</w:p></w:tc></w:tr>";
      String table =
          "<w:tbl%s><w:tblPr/><w:tblGrid/>%s%s%s</w:tbl>"
              .formatted(
                  W14,
                  "<w:tr><w:tc>" + p("{%tr for x in xs %}") + "</w:tc></w:tr>",
                  row,
                  "<w:tr><w:tc>" + p("{%tr endfor %}") + "</w:tc></w:tr>");
      assertThat(body(table))
          .containsOnlyOnce("w14:paraId=\"00AB12CD\"")
          .containsOnlyOnce("w14:paraId=\"7FFFFFF0\"")
          .contains("w14:paraId=\"60000000\"", "w:rsidR=\"00A1\" w14:paraId=\"60000001\"");
    }

    @Test
    void contentControlsOfALoopAreToldApart() {
      String control =
          "<w:sdt><w:sdtPr><w:id w:val=\"-77\"/></w:sdtPr><w:sdtContent>%s</w:sdtContent></w:sdt>";
      assertThat(body(looped(control.formatted(p("{{ x }}")))))
          .contains(
              "<w:id w:val=\"-77\"/>", "<w:id w:val=\"100000\"/>", "<w:id w:val=\"100001\"/>");
    }

    @Test
    void aCommentOnWhatALoopRepeatsIsThereOnce() {
      String commented =
          "<w:p><w:commentRangeStart w:id=\"2\"/>"
              + r("{{ x }}")
              + "<w:commentRangeEnd w:id=\"2\"/><w:r><w:commentReference w:id=\"2\"/></w:r></w:p>";
      assertThat(body(looped(commented)))
          .containsOnlyOnce("<w:commentRangeStart w:id=\"2\"/>")
          .containsOnlyOnce("<w:commentRangeEnd w:id=\"2\"/>")
          .containsOnlyOnce("<w:commentReference w:id=\"2\"/>")
          .contains(">a<", ">b<", ">c<");
    }
  }

  @Nested
  class Tags {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "<w:tblPr><w:tblCaption w:val=\"%s\"/></w:tblPr><w:tblGrid/><w:tr><w:tc><w:p/></w:tc></w:tr>",
          "<w:tblPr/><w:tblGrid/><w:tr><w:trPr><w:x w:val=\"%s\"/></w:trPr><w:tc><w:p/></w:tc></w:tr>",
          "<w:tblPr/><w:tblGrid/><w:tr w:x=\"%s\"><w:tc><w:p/></w:tc></w:tr>",
          "<w:tblPr/><w:tblGrid/><w:tr><w:tc><w:tcPr><w:x w:val=\"%s\"/></w:tcPr><w:p/></w:tc></w:tr>"
        })
    void inThePropertiesOfATableTheyAreRendered(String table) {
      assertThat(body("<w:tbl>" + table.formatted("of {{ name }}") + "</w:tbl>"))
          .isEqualTo("<w:tbl>" + table.formatted("of Ada") + "</w:tbl>");
    }

    @Test
    void inTheFormattingOfARunTheyStayWhereTheRunIsCutUp() {
      String run =
          "<w:r><w:rPr><w:color w:val=\"%s\"/></w:rPr><w:t xml:space=\"preserve\">%s</w:t></w:r>";
      assertThat(
              body(
                  "<w:p>"
                      + run.formatted("{{ name }}", "a{% if xs %}b")
                      + r("c{% endif %}d")
                      + "</w:p>"))
          .isEqualTo(
              "<w:p>"
                  + run.formatted("Ada", "a")
                  + run.formatted("Ada", "b")
                  + r("c")
                  + r("d")
                  + "</w:p>");
    }

    @Test
    void anUnclosedOneInAnAttributeIsALocatedError() {
      assertThat(faults(Docx.ofBody("<w:p><w:x w:val=\"of {{ name\"/></w:p>", p("x"))))
          .singleElement()
          .satisfies(fault -> {
            assertThat(fault.id()).isEqualTo(DiagnosticId.UNCLOSED_TAG);
            assertThat(fault.location().paragraph()).isEqualTo(1);
            assertThat(fault.location().tag()).isEqualTo("{{ name");
          });
    }

    @Test
    void outsideEveryParagraphTheyAreALocatedError() {
      assertThat(faults(Docx.ofBody("<w:x><w:t>{{ name }}</w:t></w:x>")))
          .extracting(Diagnostic::id)
          .containsExactly(DiagnosticId.INVALID_OUTPUT);
    }

    @Test
    void inABuildingBlockTheyStayAndAreWarnedOf() {
      Docx docx = Docx.ofBody(p("x")).with("word/glossary/document.xml", "<w:x>{{ name }}</w:x>");
      assertThat(faults(docx))
          .singleElement()
          .satisfies(
              fault -> assertThat(fault.toString()).contains("WARNING", "glossary", "{{ name }}"));
    }

    @Test
    void inChartsDiagramsAndCustomPropertiesTheyAreRendered() {
      byte[] file =
          render(
              Docx.ofBody(p("x"))
                  .with("word/charts/chart1.xml", "<c:x xmlns:c=\"c\">Of {{ name }}</c:x>")
                  .with("word/diagrams/data1.xml", "<d:x xmlns:d=\"d\">Of {{ name }}</d:x>")
                  .with("docProps/custom.xml", "<x>{{ name }}</x>"));
      assertThat(Docx.read(file))
          .hasEntrySatisfying("word/charts/chart1.xml", x -> assertThat(x).contains(">Of Ada<"))
          .hasEntrySatisfying("word/diagrams/data1.xml", x -> assertThat(x).contains(">Of Ada<"))
          .hasEntrySatisfying("docProps/custom.xml", x -> assertThat(x).contains("<x>Ada</x>"));
    }

    @Test
    void theListOfHeadingsWithTagsIsDroppedFromTheProperties() {
      byte[] file =
          render(
              Docx.ofBody(p("x"))
                  .with(
                      "docProps/app.xml",
                      "<Properties><Pages>2</Pages><TitlesOfParts>{{ name }}</TitlesOfParts></Properties>"));
      assertThat(Docx.read(file).get("docProps/app.xml"))
          .contains("<Pages>2</Pages>")
          .doesNotContain("{{", "TitlesOfParts");
    }
  }

  @Nested
  class Grids {
    private static final String GRID = "<w:tblGrid><w:gridCol w:w=\"3000\"/>%s</w:tblGrid>";

    private static String table(String columns, String... cells) {
      StringBuilder row = new StringBuilder("<w:tr>");
      for (String cell : cells) {
        row.append("<w:tc>").append(cell).append("</w:tc>");
      }
      return "<w:tbl><w:tblPr/>" + GRID.formatted(columns) + row + "</w:tr></w:tbl>";
    }

    @Test
    void columnsThatALoopAddsAreInTheGrid() {
      assertThat(
              body(
                  table(
                      "<w:gridCol w:w=\"3000\"/><w:gridCol w:w=\"3000\"/>",
                      p("{%tc for x in xs %}"),
                      p("{{ x }}"),
                      p("{%tc endfor %}"))))
          .contains("<w:tblGrid>" + "<w:gridCol w:w=\"3000\"/>".repeat(3) + "</w:tblGrid>");
    }

    @Test
    void theTableStaysAsWideAsItWas() {
      assertThat(body(table("", p("{%tc for x in xs %}"), p("{{ x }}"), p("{%tc endfor %}"))))
          .contains("<w:tblGrid>" + "<w:gridCol w:w=\"1000\"/>".repeat(3) + "</w:tblGrid>");
    }

    @Test
    void columnsThatAConditionLeavesOutAreNot() {
      assertThat(
              body(
                  table(
                      "<w:gridCol w:w=\"1000\"/>",
                      p("a"),
                      p("{%tc if no %}"),
                      p("b"),
                      p("{%tc endif %}"))))
          .contains("<w:tblGrid><w:gridCol w:w=\"4000\"/></w:tblGrid>");
    }

    @Test
    void cellsThatSpanColumnsCountAsOften() {
      assertThat(
              body(
                  "<w:tbl><w:tblPr/>"
                      + GRID.formatted("")
                      + "<w:tr><w:tc>"
                      + p("{% colspan xs|length %}head")
                      + "</w:tc></w:tr><w:tr><w:tc>"
                      + p("{%tc for x in xs %}")
                      + "</w:tc><w:tc>"
                      + p("{{ x }}")
                      + "</w:tc><w:tc>"
                      + p("{%tc endfor %}")
                      + "</w:tc></w:tr></w:tbl>"))
          .contains("<w:tblGrid>" + "<w:gridCol w:w=\"1000\"/>".repeat(3) + "</w:tblGrid>");
    }

    @Test
    void aTableInACellHasItsOwn() {
      String inner = table("", p("{%tc for x in xs %}"), p("{{ x }}"), p("{%tc endfor %}"));
      assertThat(
              body(table("", p("{%tc for x in xs[:2] %}"), inner + "<w:p/>", p("{%tc endfor %}"))))
          .contains("<w:tblGrid>" + "<w:gridCol w:w=\"1500\"/>".repeat(2) + "</w:tblGrid><w:tr>")
          .contains("<w:tblGrid>" + "<w:gridCol w:w=\"1000\"/>".repeat(3) + "</w:tblGrid><w:tr>");
    }
  }

  @Nested
  class Relations {
    private static final String RELS =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + "<Relationship Id=\"rId9\" Type=\"http://schemas.openxmlformats.org/officeDocument"
            + "/2006/relationships/%s\" Target=\"%s\"%s/></Relationships>";

    private static Docx linked(String target, String... body) {
      return Docx.ofBody(body)
          .with(
              "word/_rels/document.xml.rels",
              RELS.formatted("hyperlink", target, " TargetMode=\"External\""));
    }

    private static String link(String text) {
      return "<w:p><w:hyperlink r:id=\"rId9\">" + r(text) + "</w:hyperlink></w:p>";
    }

    private static String relationships(Docx docx) {
      return Docx.read(render(docx)).getOrDefault("word/_rels/document.xml.rels", "");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "https://transit.invalid/{{ name }}/x",
          "https://transit.invalid/%7B%7B%20name%20%7D%7D/x",
          "https://transit.invalid/%7b%7bname%7d%7d/x"
        })
    void aTagInTheAddressOfALinkIsRendered(String target) {
      assertThat(relationships(linked(target, link("here"))))
          .contains("Target=\"https://transit.invalid/Ada/x\"")
          .doesNotContain("rId9");
    }

    @Test
    void everyRoundOfALoopHasItsOwnAddressWithWhatAnAddressCannotHoldEncoded() {
      Docx docx =
          linked(
              "https://transit.invalid/%7B%7B%20l.id|default(&quot;-&quot;)%20%7D%7D",
              p("{%p for l in links + [{'id': 'z'}] %}"), link("{{ l.id }}"), p("{%p endfor %}"));
      assertThat(relationships(docx))
          .contains("https://transit.invalid/7%20&amp;%208\"", "https://transit.invalid/z\"");
    }

    @Test
    void aWholeAddressMayComeFromTheData() {
      assertThat(relationships(linked("%7B%7B%20links%5B0%5D.url%20%7D%7D", link("here"))))
          .contains("Target=\"https://transit.invalid/%C3%A9\"");
    }

    @Test
    void anAddressThatAReportMayNotLeadToIsALocatedError() {
      CompiledTemplate template =
          Template.compile(
                  linked("%7B%7B%20name%20%7D%7D", p("x"), link("here")).bytes(),
                  Functions.standard())
              .orThrow();
      assertThatThrownBy(() -> template.render(DATA, RenderOptions.standard()))
          .isInstanceOf(RenderException.class)
          .hasMessageContaining("paragraph 2")
          .hasMessageContaining("https, http or mailto");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://x.invalid/{% if no %}a{% endif %}", "https://x.invalid/{{ a"})
    void anythingButPrintsInAnAddressIsALocatedError(String target) {
      assertThat(faults(linked(target, link("here"))))
          .anySatisfy(fault -> assertThat(fault.toString()).contains("paragraph 1", "address"));
    }

    @Test
    void aRelationshipThatIsUsedAndNotThereIsALocatedError() {
      assertThat(
              faults(
                  linked(
                      "https://x.invalid/",
                      p("{{ name }}"),
                      "<w:p><w:hyperlink r:id=\"rId8\"/></w:p>")))
          .singleElement()
          .satisfies(fault -> assertThat(fault.toString()).contains("paragraph 2", "rId8"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"media/no.png", "NULL", "../NULL"})
    void aTargetThatIsUsedAndNotInTheFileIsALocatedError(String target) {
      String used = "<w:p><a:blip xmlns:a=\"a\" r:embed=\"rId9\"/></w:p>";
      Docx docx =
          Docx.ofBody(used)
              .with("word/_rels/document.xml.rels", RELS.formatted("image", target, ""));
      assertThat(faults(docx))
          .singleElement()
          .satisfies(fault -> assertThat(fault.toString()).contains("document.xml.rels", target));
    }

    @ParameterizedTest
    @ValueSource(strings = {"media/no.png", "NULL", "../NULL"})
    void aTargetThatNobodyUsesMayBeMissing(String target) {
      Docx docx =
          Docx.ofBody(p("{{ name }}"))
              .with("word/_rels/document.xml.rels", RELS.formatted("image", target, ""));
      assertThat(faults(docx)).isEmpty();
    }

    @Test
    void entriesThatNothingLeadsToAreLeftOut() {
      byte[] faulty = "<w:hdr>{{ name|nosuch }} {% if".getBytes(StandardCharsets.UTF_8);
      byte[] file =
          render(
              Docx.ofBody(p("{{ name }}"))
                  .withUnrelated("[trash]/0000.dat", new byte[3])
                  .withUnrelated("word/.DS_Store", new byte[3])
                  .withUnrelated("__MACOSX/word/._document.xml", new byte[] {0, 5, 22, 7, '{'})
                  .withUnrelated("__MACOSX/_rels/._.rels", new byte[] {0, 5, 22, 7})
                  .withUnrelated("word/header9.xml", faulty));
      assertThat(Docx.read(file))
          .containsOnlyKeys("[Content_Types].xml", "_rels/.rels", "word/document.xml");
      assertThat(Docx.lines(file)).containsExactly("Ada");
    }

    @Test
    void aPartThatNothingLeadsToButTheContentTypesNameIsCopiedAsItIs() {
      String named =
          Objects.requireNonNull(Docx.read(Docx.ofBody(p("x")).bytes()).get("[Content_Types].xml"))
              .replace(
                  "</Types>",
                  "<Override PartName=\"/word/header9.xml\" ContentType=\"x/y\"/></Types>");
      byte[] file =
          render(
              Docx.ofBody(p("{{ name }}"))
                  .with("[Content_Types].xml", named.getBytes(StandardCharsets.UTF_8))
                  .withUnrelated(
                      "word/header9.xml",
                      "<x>{{ name|nosuch }}</x>".getBytes(StandardCharsets.UTF_8)));
      assertThat(Docx.read(file)).containsEntry("word/header9.xml", "<x>{{ name|nosuch }}</x>");
    }

    @Test
    void aPartWithoutContentTypeIsALocatedError() {
      assertThat(faults(Docx.ofBody(p("x")).with("word/media/a.png", new byte[3])))
          .singleElement()
          .satisfies(
              fault -> assertThat(fault.toString()).contains("word/media/a.png", "content type"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\nTargetMode=\"External\"", "\tTargetMode = 'External'"})
    void anExternalPictureIsRefusedHoweverItIsWritten(String mode) {
      Docx docx =
          Docx.ofBody(p("x"))
              .with(
                  "word/_rels/document.xml.rels",
                  RELS.formatted("image", "https://x.invalid/a.png", mode));
      assertThat(faults(docx).getFirst().id()).isEqualTo(DiagnosticId.REFUSED_CONTENT);
    }

    @Test
    void aSecondRelationshipOfTheSameIdIsRefused() {
      String rels = RELS.formatted("hyperlink", "https://x.invalid/", " TargetMode=\"External\"");
      String one = rels.substring(rels.indexOf("<Relationship "), rels.indexOf("</"));
      assertThat(
              faults(
                  Docx.ofBody(p("x"))
                      .with("word/_rels/document.xml.rels", rels.replace(one, one + one))))
          .isNotEmpty();
    }
  }
}
