package io.cortap.template;

import static io.cortap.template.Docx.p;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.cortap.template.diagnosis.DiagnosticId;
import io.cortap.template.expression.Functions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** Files made to harm: each is refused, with the part that is to blame where there is one. */
class HostilePackagesTest {
  private static final String W =
      " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

  private static final String OTHER =
      " xmlns:x-1.y=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">";

  private record Hostile(byte[] file, DiagnosticId id, String part) {}

  private static Docx docx() {
    return Docx.ofBody(p("{{ name }}"));
  }

  private static String relationship(String type, String target, String mode) {
    return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + "<Relationship Id=\"rId9\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006"
        + "/relationships/%s\" Target=\"%s\"%s/></Relationships>".formatted(type, target, mode);
  }

  private static Hostile related(String type, String target, boolean external) {
    String part = "word/_rels/document.xml.rels";
    String mode = external ? " TargetMode=\"External\"" : "";
    return refused(docx().with(part, relationship(type, target, mode)), part);
  }

  private static Hostile refused(Docx docx, String part) {
    return new Hostile(docx.bytes(), DiagnosticId.REFUSED_CONTENT, part);
  }

  private static Hostile broken(byte[] file) {
    return new Hostile(file, DiagnosticId.BROKEN_PACKAGE, "");
  }

  private static Hostile field(String runs) {
    return refused(Docx.ofBody("<w:p>" + runs + "</w:p>", p("{{ name }}")), "word/document.xml");
  }

  private static String code(String... pieces) {
    StringBuilder runs = new StringBuilder("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>");
    for (String piece : pieces) {
      runs.append("<w:r><w:instrText>").append(piece).append("</w:instrText></w:r>");
    }
    return runs.append("<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>").toString();
  }

  /** A field with another in its code, from which text follows. */
  private static String nested(String before, String behind) {
    String inner = code("PAGE");
    return code(before, "", behind).replace("<w:r><w:instrText></w:instrText></w:r>", inner);
  }

  private static String typed(String part, String type) {
    return "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
        + "<Default Extension=\"rels\""
        + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        + "<Override PartName=\"%s\" ContentType=\"%s\"/></Types>".formatted(part, type);
  }

  /** The file with the bytes of one text replaced by those of another, equally long. */
  private static byte[] with(byte[] file, String from, String to) {
    String latin = new String(file, StandardCharsets.ISO_8859_1);
    assertThat(latin).contains(from);
    assertThat(to).hasSameSizeAs(from);
    return latin.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] poke(byte[] file, String signature, int offset, int value) {
    String latin = new String(file, StandardCharsets.ISO_8859_1);
    byte[] poked = file.clone();
    poked[latin.indexOf(signature) + offset] = (byte) value;
    return poked;
  }

  private static Map<String, Hostile> corpus() {
    String directory = "PK\u0001\u0002";
    Map<String, Hostile> corpus = new LinkedHashMap<>();
    corpus.put(
        "a macro project",
        refused(docx().with("word/vbaProject.bin", new byte[9]), "word/vbaProject.bin"));
    corpus.put("macro data", refused(docx().with("word/vbaData.xml", "<x/>"), "word/vbaData.xml"));
    corpus.put("macros under another name", related("vbaProject", "media/image1.png", false));
    corpus.put(
        "a macro-enabled content type",
        refused(
            docx()
                .with(
                    "[Content_Types].xml",
                    "<Types><Override ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/></Types>"),
            "[Content_Types].xml"));
    corpus.put(
        "keys bound to macros", related("keyMapCustomizations", "customizations.xml", false));
    corpus.put("an embedded object", related("oleObject", "media/o.bin", false));
    corpus.put("an embedded file", related("package", "media/o.xlsx", false));
    corpus.put(
        "a file among the embeddings",
        refused(docx().with("word/embeddings/o.bin", new byte[9]), "word/embeddings/o.bin"));
    corpus.put("an ActiveX control", related("control", "media/c.xml", false));
    corpus.put(
        "an ActiveX part",
        refused(docx().with("word/activeX/a.bin", new byte[9]), "word/activeX/a.bin"));
    corpus.put("an imported page", related("aFChunk", "media/page.html", false));
    corpus.put("a linked sub-document", related("subDocument", "other.docx", true));
    corpus.put("a picture from a server", related("image", "https://images.invalid/x.png", true));
    corpus.put("a picture from a share", related("image", "file://host/share/x.png", true));
    corpus.put("a frame from a server", related("frame", "https://frames.invalid/", true));
    corpus.put("an object from a server", related("oleObject", "https://objects.invalid/o", true));
    String header = "word/_rels/header1.xml.rels";
    corpus.put(
        "a picture from a server in a header",
        refused(
            docx()
                .with(
                    header,
                    relationship("image", "https://x.invalid/", " TargetMode=\"External\"")),
            header));
    corpus.put("a field that starts a program", field(code("DDEAUTO c:\\\\windows\\\\x.exe")));
    corpus.put("the same, cut over runs", field(code(" DD", "EAU", "TO x y")));
    corpus.put("a field that reads a file", field(code("INCLUDETEXT \"c:\\\\x.txt\"")));
    corpus.put(
        "a field that reads a picture",
        field("<w:fldSimple w:instr=\" includepicture &quot;https://x.invalid/&quot;\"/>"));
    corpus.put("a field that reads a document's headings", field(code("RD \\\\host\\x.docx")));
    corpus.put(
        "a template attached to something else than settings",
        related("attachedTemplate", "https://x.invalid/x.dotm", true));
    corpus.put("a field behind a line feed", field(code("\n\tINCLUDETEXT\n\"c:\\x.txt\"")));
    corpus.put("a field whose name ends in a tab", field(code("DDE", "\tx")));
    corpus.put(
        "a field whose name ends in a tab stop",
        field(code("LINK", "Excel").replaceFirst("</w:instrText>", "</w:instrText><w:tab/>")));
    corpus.put("a field written in references", field(code("&#73;NCLUDETE&#x58;T \"c:\\x.txt\"")));
    corpus.put("a field in CDATA", field(code("<![CDATA[INCLUDE]]>TEXT <![CDATA[\"c:\\x\"]]>")));
    corpus.put("a field cut by a comment", field(code("DDE<!-- -->AUTO x")));
    corpus.put("a field with a switch at once", field(code("INCLUDEPICTURE\\d \"x\"")));
    corpus.put("a field hidden by a blank of no width", field(code("DDE\u200bAUTO x")));
    corpus.put("a field whose code is text", field(code("DDEAUTO x").replace("instrText", "t")));
    corpus.put(
        "a field in another prefix",
        field(code("DDEAUTO x").replace("w:", "x-1.y:").replace("<x-1.y:r>", "<x-1.y:r" + OTHER)));
    corpus.put(
        "a simple field in another prefix of the strict namespace",
        field(
            "<s:fldSimple xmlns:s=\"http://purl.oclc.org/ooxml/wordprocessingml/main\""
                + " s:instr='\n&#9;INCLUDETEXT x'/>"));
    corpus.put(
        "a simple field without a prefix",
        field(
            "<fldSimple xmlns=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
                + " xmlns:q=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
                + " q:instr=\"LINK x\"/>"));
    corpus.put(
        "a field behind a deleted name",
        field(
            code("DDEAUTO x")
                .replace(
                    "<w:r><w:instrText>",
                    "<w:del><w:r><w:delInstrText>PAGE </w:delInstrText></w:r></w:del>"
                        + "<w:r><w:instrText>")));
    corpus.put("a deleted field", field(code("DDEAUTO x").replace("instrText", "delInstrText")));
    corpus.put("a field whose name another field makes", field(nested("", " INCLUDETEXT")));
    corpus.put("a field whose name a field completes", field(nested("INCLUDE", " x")));
    corpus.put("a field behind a nested one's result", field(nested("IF ", "") + code("LINK x")));
    corpus.put("a field whose name a tag makes", field(code("{{ name }} \"c:\\x.txt\"")));
    corpus.put("a field whose name a tag completes", field(code("DDE{{ name }} x")));
    corpus.put(
        "a simple field whose name a tag makes", field("<w:fldSimple w:instr=\"{{ name }} x\"/>"));
    corpus.put(
        "an instruction outside its field",
        field("<w:r><w:instrText> PAGE DDEAUTO x</w:instrText></w:r>"));
    String types = "[Content_Types].xml";
    String glossary = "word/glossary.dat";
    corpus.put(
        "a field in a part that is XML by its type alone",
        refused(
            docx()
                .with(types, typed("/" + glossary, "application/some+xml"))
                .withUnrelated(
                    glossary,
                    Docx.body(Docx.ofBody("<w:p" + W + ">" + code("DDEAUTO x") + "</w:p>").bytes())
                        .getBytes(StandardCharsets.UTF_8)),
            glossary));
    corpus.put(
        "macros by a type written in references",
        refused(
            docx().with(types, typed("/word/m.bin", "application/vnd.ms-office.vba&#80;roject")),
            types));
    corpus.put(
        "an object by its type, which nothing refers to",
        refused(
            docx()
                .with(
                    types,
                    typed("/word/o.dat", "application/vnd.openxmlformats-officedocument.oleObject"))
                .withUnrelated("word/o.dat", new byte[9]),
            "word/o.dat"));
    corpus.put(
        "an ActiveX control by its type",
        refused(
            docx()
                .with(types, typed("/word/c.dat", "application/vnd.ms-office.activeX+xml"))
                .withUnrelated("word/c.dat", new byte[9]),
            "word/c.dat"));
    corpus.put(
        "macros that nothing refers to",
        refused(docx().withUnrelated("other/vbaProject.bin", new byte[9]), "other/vbaProject.bin"));
    corpus.put(
        "a document type in a copied part",
        refused(
            docx()
                .with(
                    "word/styles.xml",
                    "<!DOCTYPE s [<!ENTITY a \"b\">]><w:styles" + W + ">&a;</w:styles>"),
            "word/styles.xml"));
    corpus.put(
        "a document type in UTF-16",
        refused(
            docx()
                .with(
                    "word/styles.xml",
                    "\ufeff<!DOCTYPE s><s/>".getBytes(StandardCharsets.UTF_16BE)),
            "word/styles.xml"));
    corpus.put(
        "entities that grow",
        refused(
            docx()
                .with(
                    "customXml/item1.xml",
                    "<!DOCTYPE l [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><l>&b;</l>"),
            "customXml/item1.xml"));
    corpus.put(
        "a bomb",
        new Hostile(
            docx().with("word/header1.xml", new byte[30_000_000]).bytes(), DiagnosticId.LIMIT, ""));
    corpus.put("no ZIP file", broken("PK, but no ZIP file".getBytes(StandardCharsets.UTF_8)));
    corpus.put("nothing", broken(new byte[0]));
    corpus.put(
        "an old Word file",
        broken(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 1, 2, 3, 4}));
    corpus.put("half a file", broken(java.util.Arrays.copyOf(docx().bytes(), 700)));
    corpus.put("an encrypted entry", broken(poke(docx().bytes(), directory, 8, 1)));
    corpus.put("an unknown compression", broken(poke(docx().bytes(), directory, 10, 99)));
    corpus.put(
        "a path out of the folder",
        broken(
            with(
                docx().with("word/aaaaaaa.xml", "<x/>").bytes(),
                "word/aaaaaaa.xml",
                "../../../etc/abc")));
    corpus.put(
        "two entries of one name",
        broken(
            with(
                docx().with("word/document.xmX", "<x/>").bytes(),
                "word/document.xmX",
                "WORD/document.xml")));
    corpus.put("a wrong checksum", broken(poke(docx().bytes(), directory, 16, 0x77)));
    byte[] picture = docx().with("word/media/x.bin", new byte[] {1, 2, 3}).bytes();
    int name = new String(picture, StandardCharsets.ISO_8859_1).lastIndexOf("word/media/x.bin");
    picture[name - 30]++;
    corpus.put("a wrong checksum of something that is only copied", broken(picture));
    byte[] open = docx().bytes();
    int stream = 30 + (open[26] & 0xff);
    open[stream] &= ~1;
    corpus.put("a stream whose last block says that another follows", broken(open));
    byte[] followed = docx().bytes();
    followed[new String(followed, StandardCharsets.ISO_8859_1).lastIndexOf("PK\1\2") + 20]++;
    corpus.put("a byte behind the end of an entry's stream", broken(followed));
    corpus.put("a size that lies", broken(poke(docx().bytes(), directory, 24, 0x01)));
    corpus.put(
        "no main part", broken(with(docx().bytes(), "word/document.xml", "word/documenX.xml")));
    return corpus;
  }

  @TestFactory
  List<DynamicTest> everyHostileFileIsRefusedByNameAndPlace() {
    List<DynamicTest> tests = new ArrayList<>();
    corpus().forEach((name, hostile) -> tests.add(dynamicTest(name, () -> assertRefused(hostile))));
    return tests;
  }

  private static void assertRefused(Hostile hostile) {
    Compilation compiled = Template.compile(hostile.file(), Functions.standard());
    assertThat(compiled)
        .isInstanceOfSatisfying(
            Compilation.Rejected.class,
            rejected -> {
              var first = rejected.diagnostics().getFirst();
              assertThat(first.id()).isEqualTo(hostile.id());
              assertThat(first.location().part()).isEqualTo(hostile.part());
              assertThat(first.proposedEdit().toString()).isNotEmpty();
            });
  }

  @Test
  void harmlessFieldsAreKept() {
    String result =
        code("TOC \\o \"1-3\"")
            .replace(
                "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
                "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
                    + code("HYPER", "LINK \"{{ name }}\"")
                    + Docx.r("INCLUDETEXT is a word")
                    + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>");
    byte[] file =
        Docx.ofBody(
                "<w:p>"
                    + code(" PAGE ")
                    + result
                    + code("HYPER", "LINK \"https://x.invalid/\"")
                    + nested("=", "+ 1")
                    + nested("IF ", " = 1 \"DDEAUTO\" \"LINK\"")
                    + "</w:p>",
                p("{{ name }}"),
                p("DDEAUTO INCLUDETEXT"))
            .bytes();
    assertThat(Template.compile(file, Functions.standard()))
        .isInstanceOf(Compilation.Compiled.class);
  }

  @Test
  void aTemplateOnTheAuthorsMachineIsNoLongerAttached() {
    String part = "word/_rels/settings.xml.rels";
    byte[] file =
        docx()
            .with(
                "word/settings.xml",
                "<w:settings" + W + "><w:attachedTemplate w:id=\"rId9\"/></w:settings>")
            .with(
                part,
                relationship("attachedTemplate", "file:///C:/own.dotm", " TargetMode=\"External\""))
            .bytes();
    byte[] document =
        Template.compile(file, Functions.standard())
            .orThrow()
            .render(Map.of("name", "Ada"), RenderOptions.standard())
            .document();
    assertThat(Objects.requireNonNull(Docx.read(document).get(part))).doesNotContain("own.dotm");
    assertThat(Docx.read(document).get("word/settings.xml")).doesNotContain("attachedTemplate");
  }

  @Test
  void settingsAreKnownByTheirRelationshipWhateverTheirName() {
    byte[] document =
        rendered(
            docx()
                .with("word/_rels/document.xml.rels", relationship("settings", "Own.xml", ""))
                .with(
                    "word/Own.xml",
                    "<w:settings" + W + "><w:attachedTemplate w:id=\"rId9\"/></w:settings>")
                .with(
                    "word/_rels/Own.xml.rels",
                    relationship(
                        "attachedTemplate",
                        "https://x.invalid/x.dotm",
                        " TargetMode=\"External\"")));

    assertThat(Docx.read(document).get("word/_rels/Own.xml.rels")).doesNotContain("x.invalid");
    assertThat(Docx.read(document).get("word/Own.xml")).doesNotContain("attachedTemplate");
  }

  @Test
  void noLettersAreMergedFromASourceOfData() {
    byte[] document =
        rendered(
            docx()
                .with(
                    "word/settings.xml",
                    "<w:settings"
                        + W
                        + "><w:mailMerge><w:connectString w:val=\"Provider=x\"/></w:mailMerge>"
                        + "<w:zoom w:percent=\"90\"/></w:settings>"));

    assertThat(Docx.read(document).get("word/settings.xml"))
        .doesNotContain("mailMerge", "Provider")
        .contains("w:zoom");
  }

  @Test
  void aTrackedFieldMayHoldAnother() {
    String inserted = "<w:ins w:id=\"1\" w:author=\"a\">" + nested("IF ", " = 1 x") + "</w:ins>";

    assertThat(rendered(Docx.ofBody("<w:p>" + inserted + "</w:p>", p("{{ name }}")))).isNotEmpty();
  }

  @Test
  @Timeout(30)
  void thousandsOfRelationshipsToNothingCostNoMoreThanOne() {
    StringBuilder dead = new StringBuilder();
    for (int i = 0; i < 5_000; i++) {
      dead.append("<Relationship Id=\"dead%d\" Type=\"x/image\" Target=\"NULL\"/>".formatted(i));
    }
    String end = "</Relationships>";
    String[] paragraphs = new String[20_000];
    Arrays.setAll(paragraphs, i -> p("It's paragraph " + i + " of many, don't read it."));
    byte[] document =
        rendered(
            Docx.ofBody(String.join("", paragraphs), p("{{ name }}"))
                .with(
                    "word/_rels/document.xml.rels",
                    relationship("theme", "NULL", "").replace(end, dead + end)));

    assertThat(document).isNotEmpty();
  }

  private static byte[] rendered(Docx docx) {
    return Template.compile(docx.bytes(), Functions.standard())
        .orThrow()
        .render(Map.of("name", "Ada"), RenderOptions.standard())
        .document();
  }
}
