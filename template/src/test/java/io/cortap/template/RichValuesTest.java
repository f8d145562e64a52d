package io.cortap.template;

import static io.cortap.template.Docx.p;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cortap.template.expression.Functions;
import io.cortap.template.value.Format;
import io.cortap.template.value.Format.Mark;
import io.cortap.template.value.Listing;
import io.cortap.template.value.Picture;
import io.cortap.template.value.RichText;
import io.cortap.template.value.SubDocument;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RichValuesTest {
  private static final String RELS = "word/_rels/document.xml.rels";

  private static byte[] render(Object value, Docx docx) {
    byte[] file =
        Template.compile(docx.bytes(), Functions.standard())
            .orThrow()
            .render(Map.of("v", value, "vs", List.of(value, value)), RenderOptions.standard())
            .document();
    WellFormed.require(file);
    return file;
  }

  private static byte[] render(Object value, String... body) {
    return render(value, Docx.ofBody(body));
  }

  private static String part(byte[] file, String name) {
    return Objects.requireNonNull(Docx.read(file).get(name), name);
  }

  /** A picture's first bytes, which is all that is looked at. */
  private static byte[] png(int width, int height) {
    return ByteBuffer.allocate(64)
        .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10})
        .putInt(13)
        .put("IHDR".getBytes(StandardCharsets.US_ASCII))
        .putInt(width)
        .putInt(height)
        .array();
  }

  @Nested
  class FormattedText {
    @Test
    void runsOfTheirOwnFormattingStandBesideThoseOfTheTemplate() throws Exception {
      RichText text =
          RichText.of("bold & ", Format.of(Mark.BOLD))
              .plus("red", Format.NONE.withColour("C00000").withHalfPoints(28));
      assertThat(Outline.of(render(text, p("a {{ v }} z")), "word/document.xml"))
          .containsExactly("p 'a '[b]'bold & '[color=C00000 sz=28 szCs=28]'red'' z'", "sectPr");
    }

    @Test
    void theTagsOwnRunGoesOnBehindIt() throws Exception {
      String body = "<w:p><w:r><w:rPr><w:i/></w:rPr><w:t>a {{r v }} z</w:t></w:r></w:p>";
      assertThat(
              Outline.of(
                  render(RichText.of("b", Format.of(Mark.UNDERLINE)), body), "word/document.xml"))
          .containsExactly("p [i]'a '[u=single]'b'[i]' z'", "sectPr");
    }

    @Test
    void lineBreaksAndTabsBecomeMarkup() throws Exception {
      assertThat(
              Outline.of(
                  render(RichText.of("a\nb\tc", Format.NONE), p("{{ v }}")), "word/document.xml"))
          .containsExactly("p 'a\nb\tc'", "sectPr");
    }

    @Test
    void whereOnlyTextIsPossibleItIsText() {
      RichText text = RichText.of("Ada", Format.of(Mark.BOLD));
      String body =
          "<w:p><w:r><w:drawing><wp:docPr id=\"1\" descr=\"Logo of {{ v }}\"/></w:drawing></w:r></w:p>";
      assertThat(Docx.body(render(text, body))).contains("descr=\"Logo of Ada\"");
      assertThat(Docx.lines(render(text, p("{{ v ~ '!' }}{{ v|upper }}"))))
          .containsExactly("Ada!ADA");
    }

    @ParameterizedTest
    @ValueSource(strings = {"red", "#C00000", "C0000\"/><w:x"})
    void whatIsNoColourIsRefusedAtBirth(String colour) {
      assertThatThrownBy(() -> Format.NONE.withColour(colour))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(colour);
    }
  }

  @Nested
  class Links {
    @Test
    void aLinkGetsARelationshipOfItsOwnAndEqualOnesShareIt() {
      RichText link =
          RichText.link("our site", "https://transit.invalid/a?b=1&c=2", Format.of(Mark.UNDERLINE));
      byte[] file = render(link, p("{% for x in vs %}{{ x }}{% endfor %}"));
      assertThat(Docx.body(file)).contains("r:id=\"rIdMade1\"").doesNotContain("rIdMade2");
      assertThat(part(file, RELS))
          .containsOnlyOnce(
              "<Relationship Id=\"rIdMade1\" Type=\"http://schemas.openxmlformats.org/officeDocument"
                  + "/2006/relationships/hyperlink\" Target=\"https://transit.invalid/a?b=1&amp;c=2\""
                  + " TargetMode=\"External\"/>");
    }

    @Test
    void theTemplatesOwnRelationshipsStay() {
      String existing =
          "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
              + "<Relationship Id=\"rIdMade1\" Type=\"http://schemas.openxmlformats.org/officeDocument"
              + "/2006/relationships/hyperlink\" Target=\"https://old.invalid/\" TargetMode=\"External\"/>"
              + "</Relationships>";
      byte[] file =
          render(
              RichText.link("new", "mailto:ada@transit.invalid", Format.NONE),
              Docx.ofBody(p("{{ v }}")).with(RELS, existing));
      assertThat(part(file, RELS)).contains("https://old.invalid/", "\"rIdMade2\"");
      assertThat(Docx.body(file)).contains("r:id=\"rIdMade2\"");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"javascript:alert(1)", "file:///etc/passwd", "//host/share", "https://a b"})
    void otherTargetsAreRefusedAtBirth(String target) {
      assertThatThrownBy(() -> RichText.link("x", target, Format.NONE))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Nested
  class Pictures {
    @Test
    void aPictureBringsItsFileItsRelationshipAndItsContentType() {
      byte[] content = png(96, 48);
      byte[] file = render(Picture.of(content, "A \"pier\""), p("{{ v }}"));
      assertThat(Docx.read(file)).containsKey("word/media/made1.png");
      assertThat(part(file, RELS)).contains("Target=\"/word/media/made1.png\"");
      assertThat(part(file, "[Content_Types].xml"))
          .contains("<Override PartName=\"/word/media/made1.png\" ContentType=\"image/png\"/>");
      assertThat(Docx.body(file))
          .contains("<wp:extent cx=\"914400\" cy=\"457200\"/>")
          .contains("descr=\"A &quot;pier&quot;\"")
          .contains("r:embed=\"rIdMade1\"");
    }

    @Test
    void thePictureThatStandsTwiceIsThereOnceWithTwoNumbers() {
      byte[] file = render(Picture.of(png(10, 10), ""), p("{% for x in vs %}{{ x }}{% endfor %}"));
      assertThat(Docx.read(file).keySet()).filteredOn(name -> name.contains("media")).hasSize(1);
      assertThat(Docx.body(file)).contains("docPr id=\"100000\"", "docPr id=\"100001\"");
    }

    @Test
    void theSameInputGivesTheSameBytes() {
      Picture picture = Picture.of(png(30, 20), "pier").withWidth(1_800_000);
      assertThat(render(picture, p("{{ v }}"))).isEqualTo(render(picture, p("{{ v }}")));
    }

    @Test
    void aHeaderHasRelationshipsOfItsOwn() {
      byte[] file =
          render(Picture.of(png(10, 10), "logo"), Docx.ofBody(p("x")).withHeader(p("{{ v }}")));
      assertThat(part(file, "word/_rels/header1.xml.rels")).contains("made1.png");
      assertThat(part(file, RELS)).doesNotContain("made1.png");
    }

    @Test
    void itsFormatIsThatOfItsContent() {
      byte[] jpeg = new byte[40];
      System.arraycopy(
          new byte[] {
            (byte) 0xff,
            (byte) 0xd8,
            (byte) 0xff,
            (byte) 0xe0,
            0,
            4,
            0,
            0,
            (byte) 0xff,
            (byte) 0xc0,
            0,
            11,
            8,
            0,
            20,
            0,
            30
          },
          0,
          jpeg,
          0,
          17);
      assertThat(Picture.of(jpeg, "").extension()).isEqualTo("jpeg");
      assertThat(Picture.of(jpeg, "").widthEmu()).isEqualTo(30 * 9_525L);
      byte[] gif =
          Arrays.copyOf("GIF89a\u0005\u0000\u0007\u0000".getBytes(StandardCharsets.US_ASCII), 20);
      assertThat(Picture.of(gif, "").heightEmu()).isEqualTo(7 * 9_525L);
    }

    @Test
    void whatIsNoPictureIsRefusedAtBirth() {
      assertThatThrownBy(() -> Picture.of("<svg/>".getBytes(StandardCharsets.UTF_8), ""))
          .hasMessage("the picture is no PNG, JPEG or GIF");
    }

    @Test
    void aPictureBeyondTheLimitIsRefusedAtBirth() {
      assertThatThrownBy(() -> Picture.of(new byte[Picture.MAX_BYTES + 1], ""))
          .hasMessageContaining("at most 10000000 bytes");
    }

    @Test
    void whereOnlyTextIsPossibleAPictureIsALocatedError() {
      Docx docx =
          Docx.ofBody(p("x"))
              .with(
                  "docProps/core.xml",
                  "<cp:coreProperties xmlns:cp=\"c\" xmlns:dc=\"d\"><dc:title>{{ v }}</dc:title>"
                      + "</cp:coreProperties>");
      assertThatThrownBy(() -> render(Picture.of(png(1, 1), ""), docx))
          .isInstanceOf(RenderException.class)
          .hasMessageContaining("docProps/core.xml")
          .hasMessageContaining("only text can stand at this place, not a picture");
    }
  }

  @Nested
  class Documents {
    private static final byte[] INNER =
        Docx.ofBody(
                "<w:p w14:paraId=\"1\" xmlns:w14=\"x\"><w:bookmarkStart w:id=\"1\" w:name=\"b\"/>"
                    + Docx.r("first {{ not a tag }}")
                    + "<w:bookmarkEnd w:id=\"1\"/></w:p>",
                Docx.table(Docx.row("cell")))
            .bytes();

    @Test
    void aParagraphTagIsReplacedByTheDocumentsBlocks() throws Exception {
      byte[] file = render(SubDocument.of(INNER), p("a"), p("{{p v }}"), p("z"));
      assertThat(Outline.of(file, "word/document.xml"))
          .containsExactly(
              "p 'a'",
              "p 'first {{ not a tag }}'",
              "tbl",
              "  tr",
              "    tc",
              "      p 'cell'",
              "p 'z'",
              "sectPr");
      assertThat(Docx.body(file)).doesNotContain("bookmark").doesNotContain("paraId");
    }

    @Test
    void aCellThatEndsInItsTableGetsAParagraph() throws Exception {
      byte[] file = render(SubDocument.of(INNER), Docx.table(Docx.row("{{p v }}")), p("z"));
      assertThat(Docx.body(file)).contains("</w:tbl><w:p/></w:tc>");
    }

    @Test
    void insideAParagraphTheParagraphIsCutInTwo() throws Exception {
      byte[] file = render(SubDocument.of(Docx.ofBody(p("in")).bytes()), p("a{{ v }}z"));
      assertThat(Outline.of(file, "word/document.xml"))
          .containsExactly("p 'a'", "p 'in'", "p 'z'", "sectPr");
    }

    @Test
    void itsPicturesAndLinksComeAlong() {
      String rels =
          "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
              + "<Relationship Id=\"rId1\" Type=\"http://x/image\" Target=\"media/a.png\"/>"
              + "<Relationship Id=\"rId2\" Type=\"http://x/hyperlink\" Target=\"https://in.invalid/\""
              + " TargetMode=\"External\"/></Relationships>";
      byte[] inner =
          Docx.ofBody(
                  "<w:p><w:r><w:drawing><wp:docPr id=\"1\" name=\"n\"/><a:blip"
                      + " xmlns:a=\"a\" r:embed=\"rId1\"/></w:drawing></w:r><w:hyperlink r:id=\"rId2\">"
                      + Docx.r("link")
                      + "</w:hyperlink></w:p>")
              .with(RELS, rels)
              .with("word/media/a.png", png(3, 3))
              .bytes();
      byte[] file = render(SubDocument.of(inner), p("{{p v }}"));
      assertThat(Docx.body(file))
          .contains("r:embed=\"rIdMade1\"", "r:id=\"rIdMade2\"", "docPr id=\"100000\"");
      assertThat(part(file, RELS)).contains("https://in.invalid/", "made1.png");
    }

    private static final String W =
        " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    private static final String LIST =
        "<w:numbering"
            + W
            + "><w:abstractNum w:abstractNumId=\"%1$s\"><w:nsid w:val=\"0A\"/><w:lvl w:ilvl=\"0\"/>"
            + "</w:abstractNum><w:num w:numId=\"%2$s\"><w:abstractNumId w:val=\"%1$s\"/></w:num>"
            + "</w:numbering>";
    private static final String ITEM =
        "<w:p><w:pPr><w:numPr><w:numId w:val=\"%s\"/></w:numPr></w:pPr>"
            + Docx.r("item")
            + "</w:p>";

    @Test
    void itsListsComeAlongUnderNumbersOfTheirOwn() {
      byte[] inner =
          Docx.ofBody(ITEM.formatted("5"), ITEM.formatted("5"))
              .with("word/numbering.xml", LIST.formatted("4", "5"))
              .bytes();
      Docx outer =
          Docx.ofBody(p("{{p v }}"), ITEM.formatted("7"))
              .with("word/numbering.xml", LIST.formatted("3", "7"));
      byte[] file = render(SubDocument.of(inner), outer);
      assertThat(Docx.body(file))
          .containsPattern("numId w:val=\"8\".*numId w:val=\"8\".*numId w:val=\"7\"");
      assertThat(part(file, "word/numbering.xml"))
          .containsSubsequence(
              "<w:abstractNum w:abstractNumId=\"3\"",
              " w:abstractNumId=\"8\"><w:lvl",
              "<w:num w:numId=\"7\"",
              " w:numId=\"8\"><w:abstractNumId w:val=\"8\"/>");
    }

    @Test
    void aTemplateWithoutListsGetsThePartForThem() {
      byte[] inner =
          Docx.ofBody(ITEM.formatted("5"))
              .with("word/numbering.xml", LIST.formatted("4", "5"))
              .bytes();
      byte[] file = render(SubDocument.of(inner), p("{{p v }}"));
      assertThat(Docx.body(file)).contains("<w:numId w:val=\"1\"/>");
      assertThat(part(file, "word/numbering.xml")).contains("w:numId=\"1\"");
      assertThat(part(file, RELS)).contains("/numbering\" Target=\"/word/numbering.xml\"");
      assertThat(part(file, "[Content_Types].xml"))
          .contains("PartName=\"/word/numbering.xml\"", "numbering+xml");
    }

    private static final String STYLE =
        "<w:style w:type=\"%s\" w:styleId=\"%s\"%s><w:name w:val=\"%s\"/>%s</w:style>";

    private static String styles(String... styles) {
      return "<w:styles" + W + ">" + String.join("", styles) + "</w:styles>";
    }

    private static String styled(String id) {
      return "<w:p><w:pPr><w:pStyle w:val=\"" + id + "\"/></w:pPr>" + Docx.r("x") + "</w:p>";
    }

    @Test
    void itsStylesAreThoseOfTheTemplateByNameAndOthersComeAlong() {
      byte[] inner =
          Docx.ofBody(styled("Titel"), styled("Note"), styled("Note"), styled("Nowhere"))
              .with(
                  "word/styles.xml",
                  styles(
                      STYLE.formatted("paragraph", "Titel", "", "Heading 1", ""),
                      STYLE.formatted(
                          "paragraph",
                          "Note",
                          " w:default=\"1\"",
                          "Side note",
                          "<w:basedOn w:val=\"Titel\"/><w:next w:val=\"Note\"/>"
                              + "<w:link w:val=\"NoteChar\"/><w:pPr><w:numPr><w:numId"
                              + " w:val=\"5\"/></w:numPr></w:pPr>"),
                      STYLE.formatted(
                          "character",
                          "NoteChar",
                          "",
                          "Side note char",
                          "<w:link w:val=\"Note\"/>"),
                      STYLE.formatted("paragraph", "Unused", "", "Unused", "")))
              .with("word/numbering.xml", LIST.formatted("4", "5"))
              .bytes();
      Docx outer =
          Docx.ofBody(p("{{p v }}"))
              .with(
                  "word/styles.xml",
                  styles(
                      STYLE.formatted("paragraph", "Heading1", "", "heading 1", ""),
                      STYLE.formatted("paragraph", "Note", "", "Another note", "")));
      byte[] file = render(SubDocument.of(inner), outer);
      assertThat(Docx.body(file))
          .containsSubsequence(
              "pStyle w:val=\"Heading1\"",
              "pStyle w:val=\"NoteMade2\"",
              "pStyle w:val=\"NoteMade2\"",
              "pStyle w:val=\"Nowhere\"");
      assertThat(part(file, "word/styles.xml"))
          .containsOnlyOnce("w:styleId=\"NoteMade2\" w:default=\"0\"")
          .containsOnlyOnce("w:styleId=\"NoteChar\"")
          .contains(
              "<w:basedOn w:val=\"Heading1\"/><w:next w:val=\"NoteMade2\"/>"
                  + "<w:link w:val=\"NoteChar\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/>",
              "<w:link w:val=\"NoteMade2\"/>")
          .doesNotContain("Unused", "Titel");
      assertThat(part(file, "word/numbering.xml")).contains("w:numId=\"1\"");
    }

    @Test
    void aTemplateWithoutStylesGetsThePartForThem() {
      byte[] inner =
          Docx.ofBody(styled("Note"))
              .with("word/styles.xml", styles(STYLE.formatted("paragraph", "Note", "", "N", "")))
              .bytes();
      byte[] file = render(SubDocument.of(inner), p("{{p v }}"));
      assertThat(part(file, "word/styles.xml")).contains("w:styleId=\"Note\"");
      assertThat(part(file, RELS)).contains("/styles\" Target=\"/word/styles.xml\"");
      assertThat(part(file, "[Content_Types].xml")).contains("styles+xml");
    }

    @Test
    void oneThatReachesOutsideTheFileIsALocatedError() {
      String field = "<w:p><w:fldSimple w:instr=\"DDEAUTO x\"/></w:p>";
      assertThatThrownBy(() -> render(SubDocument.of(Docx.ofBody(field).bytes()), p("{{p v }}")))
          .isInstanceOf(RenderException.class)
          .hasMessageContaining("paragraph 1")
          .hasMessageContaining("DDEAUTO");
    }

    @Test
    void twiceInADocumentEveryNumberInItIsUnique() {
      String drawing =
          "<w:p><w:r><w:drawing><wp:docPr id=\"1\" name=\"n\"/></w:drawing></w:r></w:p>";
      byte[] inner =
          Docx.ofBody(
                  "<w:p><w:bookmarkStart w:id=\"0\" w:name=\"b\"/><w:bookmarkEnd w:id=\"0\"/></w:p>",
                  drawing)
              .bytes();
      String own =
          "<w:p><w:bookmarkStart w:id=\"0\" w:name=\"b\"/><w:bookmarkEnd w:id=\"0\"/></w:p>";
      String body =
          Docx.body(render(SubDocument.of(inner), own, drawing, p("{{p v }}"), p("{{p v }}")));
      assertThat(body).containsOnlyOnce("bookmarkStart");
      assertThat(
              java.util.regex.Pattern.compile("docPr id=\"(\\d+)\"")
                  .matcher(body)
                  .results()
                  .map(id -> id.group(1)))
          .hasSize(3)
          .doesNotHaveDuplicates();
    }

    @Test
    void whatIsNoDocumentIsALocatedError() {
      assertThatThrownBy(() -> render(SubDocument.of(new byte[9]), p("{{p v }}")))
          .isInstanceOf(RenderException.class)
          .hasMessageContaining("paragraph 1")
          .hasMessageContaining("the sub-document cannot be used");
    }
  }

  /** ISO/IEC 29500-1, 17.11.14 and 17.13.5, ask for no unique ids of these. */
  @Test
  void footnoteReferencesAndTrackedChangesInALoopKeepTheirIds() {
    String body =
        "<w:p>%s<w:ins w:id=\"7\" w:author=\"Ida Crane\">%s</w:ins><w:del w:id=\"8\"><w:r>"
            + "<w:delText>x</w:delText></w:r></w:del><w:r><w:footnoteReference w:id=\"2\"/></w:r>%s</w:p>";
    String looped =
        body.formatted(Docx.r("{% for i in [1, 2] %}"), Docx.r("{{ i }}"), Docx.r("{% endfor %}"));
    Docx docx =
        Docx.ofBody(looped)
            .with(
                "word/footnotes.xml",
                "<w:footnotes xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
                    + "<w:footnote w:id=\"2\"><w:p/></w:footnote></w:footnotes>");
    String written = Docx.body(render("", docx));
    assertThat(written.split("<w:footnoteReference w:id=\"2\"/>", -1)).hasSize(3);
    assertThat(written.split("<w:ins w:id=\"7\"", -1)).hasSize(3);
    assertThat(written.split("<w:del w:id=\"8\"", -1)).hasSize(3);
  }

  @Test
  void aListingIsTextInTheTagsFormatting() {
    assertThat(Docx.lines(render(new Listing("a\nb\u0007c"), p("{{ v }}"))))
        .containsExactly("a\nb", "c");
  }

  @Test
  void aPlainTextAtAParagraphTagKeepsItsParagraphAndNothingLeavesNone() {
    String styled = "<w:p><w:pPr><w:jc/></w:pPr>" + Docx.r("{{p v }}") + "</w:p>";
    assertThat(Docx.body(render("text", styled)))
        .isEqualTo("<w:p><w:pPr><w:jc/></w:pPr>" + Docx.r("text") + "</w:p>");
    assertThat(Docx.body(render("", styled, p("z")))).isEqualTo(p("z"));
  }
}
