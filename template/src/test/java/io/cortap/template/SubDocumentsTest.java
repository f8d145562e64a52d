package io.cortap.template;

import static io.cortap.template.Docx.p;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cortap.template.expression.Functions;
import io.cortap.template.value.SubDocument;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a document that a value brings has in it, and how it stands in the one around. */
class SubDocumentsTest {
  private static final String RELS = "word/_rels/document.xml.rels";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String W14 =
      " xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\"";
  private static final String W =
      " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

  private static byte[] rendered(byte[] inner, Docx docx) {
    return Template.compile(docx.bytes(), Functions.standard())
        .orThrow()
        .render(Map.of("v", SubDocument.of(inner)), RenderOptions.standard())
        .document();
  }

  private static byte[] render(byte[] inner, Docx docx) {
    byte[] file = rendered(inner, docx);
    WellFormed.require(file);
    return file;
  }

  private static byte[] render(byte[] inner) {
    return render(inner, Docx.ofBody(p("{{p v }}")));
  }

  private static String part(byte[] file, String name) {
    return Objects.requireNonNull(Docx.read(file).get(name), name);
  }

  private static String rels(String... relationships) {
    return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + String.join("", relationships)
        + "</Relationships>";
  }

  private static String rel(String id, String type, String target) {
    return "<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"/>"
        .formatted(id, OFFICE, type, target);
  }

  private static String link(String id, String target) {
    return "<Relationship Id=\"%s\" Type=\"%s/hyperlink\" Target=\"%s\" TargetMode=\"External\"/>"
        .formatted(id, OFFICE, target);
  }

  @Nested
  class InsideOneAnother {
    private static final String LISTED =
        "<w:p><w:pPr><w:pStyle w:val=\"Note\"/><w:numPr><w:numId w:val=\"5\"/></w:numPr></w:pPr>"
            + Docx.r("innermost")
            + "</w:p>";
    private static final byte[] INNERMOST =
        Docx.ofBody(LISTED)
            .with(
                "word/styles.xml",
                "<w:styles"
                    + W
                    + "><w:style w:type=\"paragraph\" w:styleId=\"Note\"><w:name w:val=\"Note\"/>"
                    + "</w:style></w:styles>")
            .with(
                "word/numbering.xml",
                "<w:numbering"
                    + W
                    + "><w:abstractNum w:abstractNumId=\"4\"><w:lvl w:ilvl=\"0\"/></w:abstractNum>"
                    + "<w:num w:numId=\"5\"><w:abstractNumId w:val=\"4\"/></w:num></w:numbering>")
            .bytes();

    @Test
    void everyDeclarationStandsOnce() {
      byte[] file = render(render(INNERMOST));
      assertThat(Docx.body(file)).contains("innermost", "<w:pStyle w:val=\"Note\"/>");
      assertThat(part(file, "word/styles.xml")).contains("w:styleId=\"Note\"");
      assertThat(part(file, "word/numbering.xml")).contains("w:numId=\"1\"");
    }

    @Test
    void whatABlockDeclaresItselfIsNotTakenFromItsRoot() {
      byte[] inner = Docx.ofBody("<w:p xmlns:wp='own'><wp:x/></w:p>").bytes();
      assertThat(Docx.body(render(inner)))
          .containsOnlyOnce("xmlns:wp=")
          .contains("xmlns:wp='own'", "xmlns:r=\"" + OFFICE);
    }
  }

  @Nested
  class References {
    private static final String BLIP =
        "<w:p><w:r><w:drawing><a:blip xmlns:a=\"a\" xmlns:rel=\"%s\" %s/></w:drawing></w:r></w:p>";
    private static final String LINKED =
        "<w:p><w:hyperlink %s>" + Docx.r("link") + "</w:hyperlink></w:p>";

    @ParameterizedTest
    @ValueSource(
        strings = {
          "rel:embed=\"rId7\"",
          "rel:embed='rId7'",
          "r:embed='rId7'",
          "r:embed = \"rId7\""
        })
    void areFoundHoweverTheyAreWritten(String reference) {
      byte[] inner =
          Docx.ofBody(BLIP.formatted(OFFICE, reference))
              .with(RELS, rels(rel("rId7", "image", "media/a.png")))
              .with("word/media/a.png", new byte[] {1, 2, 3})
              .bytes();
      byte[] file = render(inner);
      assertThat(Docx.body(file)).contains("rIdMade1").doesNotContain("rId7");
      assertThat(part(file, RELS)).contains("Id=\"rIdMade1\"", "made1.png");
    }

    @Test
    void areThoseOfIsoStrictToo() {
      String strict = "http://purl.oclc.org/ooxml/officeDocument/relationships";
      byte[] inner =
          Docx.ofBody(LINKED.formatted("xmlns:s=\"" + strict + "\" s:id=\"rId7\""))
              .with(RELS, rels(link("rId7", "https://in.invalid/")))
              .bytes();
      assertThat(Docx.body(render(inner))).contains("s:id=\"rIdMade1\"");
    }

    @Test
    void thatLeadToADiagramAreALocatedError() {
      String diagram =
          "<w:p><w:r><w:drawing><dgm:relIds xmlns:dgm=\"d\" r:dm=\"rId1\" r:lo=\"rId1\" r:qs=\"rId1\""
              + " r:cs=\"rId1\"/></w:drawing></w:r></w:p>";
      byte[] inner =
          Docx.ofBody(diagram)
              .with(RELS, rels(rel("rId1", "diagramData", "diagrams/data1.xml")))
              .with("word/diagrams/data1.xml", "<d/>")
              .bytes();
      assertThatThrownBy(() -> render(inner))
          .isInstanceOf(RenderException.class)
          .hasMessageContaining("paragraph 1")
          .hasMessageContaining("it refers to diagrams/data1.xml");
    }

    @Test
    void neverMeetTheTemplatesRelationshipOfTheirId() {
      byte[] inner = Docx.ofBody(LINKED.formatted("r:id='rId1'")).bytes();
      Docx outer =
          Docx.ofBody(p("{{p v }}")).with(RELS, rels(link("rId1", "https://out.invalid/")));
      assertThatThrownBy(() -> render(inner, outer))
          .isInstanceOf(RenderException.class)
          .hasMessageContaining("it refers to something unknown");
    }

    @Test
    void thatAreEmptyStay() {
      byte[] inner = Docx.ofBody(LINKED.formatted("r:id=\"\" w:anchor=\"there\"")).bytes();
      assertThat(Docx.body(rendered(inner, Docx.ofBody(p("{{p v }}"))))).contains("r:id=\"\"");
    }

    @Test
    void ofAnotherNamespaceUnderTheUsualPrefixAreNone() {
      byte[] inner = Docx.ofBody("<w:p xmlns:r=\"other\"><r:x r:id=\"rId7\"/></w:p>").bytes();
      assertThat(Docx.body(render(inner))).contains("r:id=\"rId7\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "javascript:alert(1)", "\\\\host\\share"})
    void leadWhereLinksMadeOfDataMayLead(String target) {
      byte[] inner =
          Docx.ofBody(LINKED.formatted("r:id=\"rId7\""))
              .with(RELS, rels(link("rId7", target)))
              .bytes();
      assertThatThrownBy(() -> render(inner))
          .isInstanceOf(RenderException.class)
          .hasMessageContaining("paragraph 1")
          .hasMessageContaining("a link leads to an https, http or mailto address")
          .hasMessageContaining(target);
    }
  }

  @Nested
  class Extensions {
    private static final String FILLED =
        "<w14:textFill><w14:solidFill><w14:srgbClr w14:val=\"C00000\"/></w14:solidFill></w14:textFill>";

    @Test
    void keepTheirValuesAndLoseTheirEditorsNumbers() {
      byte[] inner =
          Docx.ofBody(
                  "<w:p%s w14:paraId=\"1A\" w14:textId='77777777'><w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val=\"0\"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:rPr>%s</w:rPr><w:t>x</w:t></w:r></w:sdtContent></w:sdt></w:p>"
                      .formatted(W14, FILLED))
              .bytes();
      assertThat(Docx.body(render(inner)))
          .contains("<w14:checked w14:val=\"0\"/>", FILLED)
          .doesNotContain("paraId", "textId");
    }

    @Test
    void keepTheirValuesInStyles() {
      byte[] inner =
          Docx.ofBody("<w:p><w:pPr><w:pStyle w:val=\"Note\"/></w:pPr></w:p>")
              .with(
                  "word/styles.xml",
                  "<w:styles%s%s><w:style w:type=\"paragraph\" w:styleId=\"Note\"><w:name w:val=\"N\"/><w:rPr>%s</w:rPr></w:style></w:styles>"
                      .formatted(W, W14, FILLED))
              .bytes();
      assertThat(part(render(inner), "word/styles.xml")).contains(FILLED);
    }
  }
}
