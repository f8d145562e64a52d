package io.cortap.template;

import static io.cortap.template.Docx.p;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cortap.template.diagnosis.Diagnostic;
import io.cortap.template.diagnosis.DiagnosticId;
import io.cortap.template.document.Limits;
import io.cortap.template.expression.Functions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileInputTest {
  private static final Functions FUNCTIONS = Functions.standard();

  private static DiagnosticId refusal(byte[] file) {
    return switch (Template.compile(file, FUNCTIONS)) {
      case Compilation.Rejected rejected -> rejected.diagnostics().getFirst().id();
      case Compilation.Compiled compiled -> throw new AssertionError("accepted");
    };
  }

  private static DiagnosticId refusal(Docx docx) {
    return refusal(docx.bytes());
  }

  private static final String RELATIONSHIP =
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
          + "<Relationship Id=\"rId9\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006"
          + "/relationships/%s\" Target=\"%s\"%s/></Relationships>";

  private static Docx related(String type, String target, boolean external) {
    return Docx.ofBody(p("x"))
        .with(
            "word/_rels/document.xml.rels",
            RELATIONSHIP.formatted(type, target, external ? " TargetMode=\"External\"" : ""));
  }

  @Nested
  class Packages {
    @Test
    void whatIsNoZipIsRefused() {
      assertThat(refusal("hello".getBytes(StandardCharsets.UTF_8)))
          .isEqualTo(DiagnosticId.BROKEN_PACKAGE);
    }

    @Test
    void anEmptyFileIsRefused() {
      assertThat(refusal(new byte[0])).isEqualTo(DiagnosticId.BROKEN_PACKAGE);
    }

    @Test
    void macrosAreRefused() {
      assertThat(refusal(Docx.ofBody(p("x")).with("word/vbaProject.bin", new byte[8])))
          .isEqualTo(DiagnosticId.REFUSED_CONTENT);
    }

    @Test
    void embeddedObjectsAreRefused() {
      assertThat(refusal(related("oleObject", "embeddings/o.bin", false)))
          .isEqualTo(DiagnosticId.REFUSED_CONTENT);
    }

    @Test
    void importedDocumentsAreRefused() {
      assertThat(refusal(related("aFChunk", "other.docx", false)))
          .isEqualTo(DiagnosticId.REFUSED_CONTENT);
    }

    @Test
    void externalImagesAreRefused() {
      assertThat(refusal(related("image", "http://images.invalid/x.png", true)))
          .isEqualTo(DiagnosticId.REFUSED_CONTENT);
    }

    @Test
    void hyperlinksAreAccepted() {
      byte[] file = related("hyperlink", "http://transit.invalid/", true).bytes();
      assertThat(Template.compile(file, FUNCTIONS)).isInstanceOf(Compilation.Compiled.class);
    }

    @Test
    void aBombIsRefusedBeforeItExpands() {
      Docx bomb = Docx.ofBody(p("x")).with("word/header1.xml", new byte[30_000_000]);
      assertThat(refusal(bomb)).isEqualTo(DiagnosticId.LIMIT);
    }

    @Test
    void tooManyEntriesAreRefused() {
      Docx docx = Docx.ofBody(p("x"));
      for (int i = 0; i < 20; i++) {
        docx.with("word/media/" + i + ".bin", new byte[1]);
      }
      assertThat(
              Template.compile(docx.bytes(), FUNCTIONS, new Limits(1_000_000, 1_000_000, 100, 10)))
          .isInstanceOf(Compilation.Rejected.class);
    }

    @Test
    void aDocumentTypeIsRefused() {
      Docx docx =
          Docx.ofBody(p("x"))
              .with("word/header1.xml", "<!DOCTYPE w [<!ENTITY a \"{{\">]><w:hdr>{&a;}</w:hdr>");
      assertThat(refusal(docx)).isEqualTo(DiagnosticId.REFUSED_CONTENT);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void damagedFilesAreRefusedOrRenderedButNeverBreakTheEngine(long seed) {
      byte[] sound = Docx.ofBody(p("{% for x in xs %}{{ x }}{% endfor %}")).bytes();
      Random random = new Random(seed);
      for (int round = 0; round < 300; round++) {
        byte[] damaged =
            Arrays.copyOf(sound, sound.length - (round % 3 == 0 ? random.nextInt(40) : 0));
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
          damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }
        assertThat(Template.compile(damaged, FUNCTIONS)).isNotNull();
      }
    }
  }

  @Nested
  class Tags {
    private static final String[] WORDS = {
      "{{", "}}", "{%", "%}", "{#", "#}", "{%p", "{%tr", " ", "if", "for", "in", "endif", "endfor",
      "else", "x", "(", ")", "[", "]", "'", "\"", "|", "upper", ".", "1", "+", "-", "=", "==", "is",
      "set", "“", "’", "{_{", "raw", "endraw", "~", ",", "not", "{", "}", "\\"
    };

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15})
    void anyTextIsRefusedOrRendersWellFormed(long seed) {
      Random random = new Random(seed);
      for (int round = 0; round < 200; round++) {
        List<String> body = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
          StringBuilder text = new StringBuilder();
          for (int j = 0; j < random.nextInt(12); j++) {
            text.append(WORDS[random.nextInt(WORDS.length)])
                .append(random.nextBoolean() ? " " : "");
          }
          body.add(
              random.nextInt(4) == 0
                  ? Docx.table(Docx.row(text.toString(), "c"), Docx.row("d"))
                  : p(text.toString(), "tail"));
        }
        renderIfAccepted(body);
      }
    }

    private void renderIfAccepted(List<String> body) {
      Docx docx = Docx.ofBody(body.toArray(String[]::new));
      if (Template.compile(docx.bytes(), FUNCTIONS) instanceof Compilation.Compiled compiled) {
        try {
          WellFormed.require(
              compiled
                  .template()
                  .render(Map.of("x", List.of(1, 2)), RenderOptions.standard())
                  .document());
        } catch (RenderException located) {
          assertThat(located.diagnostic().message()).isNotEmpty();
        }
      }
    }

    @Test
    void deeplyNestedExpressionsAreRefused() {
      String deep = "(".repeat(50_000) + "1" + ")".repeat(50_000);
      assertThat(refusal(Docx.ofBody(p("{{ " + deep + " }}")))).isEqualTo(DiagnosticId.BUDGET);
    }

    @Test
    void deeplyNestedMarkupIsRefused() {
      String deep = "<w:x>".repeat(50_000) + "{{ a }}" + "</w:x>".repeat(50_000);
      assertThat(refusal(Docx.ofBody(deep))).isEqualTo(DiagnosticId.BROKEN_XML);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{{ 'a' * 999999999 }}",
          "{{ 9 ** 9 ** 9 ** 9 ** 9 ** 9 }}",
          "{{ range(999999999)|list }}",
          "{{ 'x'.rjust(999999999) }}",
          "{{ '%999999999d' % 1 }}",
          "{{ '{:999999999}'.format(1) }}",
          "{{ [1] * 999999999 }}",
          "{{ 'x'|center(999999999) }}",
          "{{ 'ab'|replace('', 'x' * 7999999) }}",
          "{{ [1,2]|batch(999999999, 0)|list }}",
          "{{ 1|round(999999999) }}{{ 'a'.zfill(999999999) }}"
        })
    void anExpressionThatWouldFillMemoryIsALocatedFault(String tag) {
      CompiledTemplate template =
          Template.compile(Docx.ofBody(p(tag)).bytes(), FUNCTIONS).orThrow();
      assertThatThrownBy(() -> template.render(Map.of(), RenderOptions.standard()))
          .isInstanceOf(RenderException.class)
          .hasMessageContaining("word/document.xml");
    }
  }

  @Nested
  class Data {
    private static String rendered(Object value, String tag) {
      CompiledTemplate template =
          Template.compile(Docx.ofBody(p(tag)).bytes(), FUNCTIONS).orThrow();
      return Docx.lines(template.render(Map.of("v", value), RenderOptions.standard()).document())
          .getFirst();
    }

    @Test
    void charactersThatXmlForbidsAreLeftOutAndReported() {
      CompiledTemplate template =
          Template.compile(Docx.ofBody(p("{{ v }}")).bytes(), FUNCTIONS).orThrow();
      Rendering rendering =
          template.render(Map.of("v", "a\u0001b\ud800c\uffff"), RenderOptions.standard());
      assertThat(Docx.lines(rendering.document())).containsExactly("abc");
      assertThat(rendering.report().warnings())
          .extracting(Diagnostic::id)
          .containsExactly(DiagnosticId.ILLEGAL_CHARACTERS);
    }

    @Test
    void dataThatHoldThemselvesAreALocatedFault() {
      Map<String, Object> endless = new HashMap<>();
      endless.put("self", endless);
      assertThatThrownBy(() -> rendered(endless, "{{ v }}")).isInstanceOf(RenderException.class);
    }

    @Test
    void objectsThatAreNoPlainValuesAreALocatedFault() {
      assertThatThrownBy(() -> rendered(new StringBuilder[0], "{{ v }}"))
          .isInstanceOf(RenderException.class);
    }

    @Test
    void membersOfJavaObjectsAreOutOfReach() {
      assertThat(rendered("text", "{{ v.class }}{{ v.__class__ }}{{ v.length }}")).isEmpty();
    }
  }

  /** Addresses in the code of a field, which Word joins from runs. */
  @Nested
  class LinkFields {
    private static String field(String... pieces) {
      StringBuilder runs =
          new StringBuilder("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>");
      for (String piece : pieces) {
        runs.append("<w:r><w:instrText>").append(piece).append("</w:instrText></w:r>");
      }
      return runs.append("<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>").toString();
    }

    private static String code(String paragraph, Map<String, ?> data) {
      byte[] document =
          Template.compile(Docx.ofBody(paragraph).bytes(), FUNCTIONS)
              .orThrow()
              .render(data, RenderOptions.standard())
              .document();
      return Docx.body(document).replaceAll("(?s).*?(HYPERLINK[^<>]*)[<>].*", "$1");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        textBlock =
            """
            HYPERLINK "{{ v }}"                       | https://a.invalid/x    | HYPERLINK "https://a.invalid/x"
            HYPERLINK "{{ v }}"                       | https://a/" \\o "b     | HYPERLINK "https://a/%22%20%5Co%20%22b"
            HYPERLINK "https://a.invalid/{{ v }}"     | b" \\l "c             | HYPERLINK "https://a.invalid/b%22%20%5Cl%20%22c"
            HYPERLINK "{{ v }}/{{ v }}"               | https://a              | HYPERLINK "https://a/https://a"
            HYPERLINK "https://a" \\o "to {{ v }}"    | file: it's text        | HYPERLINK "https://a" \\o "to file: it's text"
            HYPERLINK \\l "{{ v }}"                   | a bookmark             | HYPERLINK \\l "a bookmark"
            HYPERLINK {{ v }}                         | https://a/b c          | HYPERLINK https://a/b%20c
            """)
    void whatIsPrintedIntoOneIsAnAddressAndNothingElse(String code, String value, String expected) {
      String written =
          code(field(code.replace("\\\\", "\\")), Map.of("v", value.replace("\\\\", "\\")));

      assertThat(written.strip()).isEqualTo(expected.replace("\\\\", "\\"));
    }

    @Test
    void thePiecesOfRunsAreOneCode() {
      assertThatThrownBy(
              () -> code(field("HYPER", "LINK \"", "{{ v }}", "\""), Map.of("v", "file://x/y")))
          .isInstanceOf(RenderException.class)
          .hasMessageContaining("a link leads to an https, http or mailto address");
    }

    @Test
    void aBranchMayBeginTheAddress() {
      String either = field("HYPERLINK \"{% if a %}{{ a }}{% else %}{{ b }}{% endif %}\"");

      assertThat(code(either, Map.of("a", "https://a", "b", ""))).contains("\"https://a\"");
      assertThatThrownBy(() -> code(either, Map.of("a", "", "b", "file:///x")))
          .isInstanceOf(RenderException.class);
    }

    @Test
    void aSimpleFieldIsHeldToTheSame() {
      String simple =
          "<w:p><w:fldSimple w:instr=\"HYPERLINK &quot;{{ v }}&quot;\"><w:r><w:t>x</w:t></w:r>"
              + "</w:fldSimple></w:p>";

      assertThat(code(simple, Map.of("v", "https://a/b")))
          .startsWith("HYPERLINK &quot;https://a/b&quot;");
      assertThatThrownBy(() -> code(simple, Map.of("v", "javascript:x")))
          .isInstanceOf(RenderException.class);
    }
  }

  /** Word writes it where an object stands; others may type it. */
  @Test
  void theObjectReplacementCharacterIsTextLikeAnyOther() {
    byte[] document =
        Template.compile(Docx.ofBody(p("\ufffc{{ v }}\ufffc } \ufffc")).bytes(), FUNCTIONS)
            .orThrow()
            .render(Map.of("v", "x"), RenderOptions.standard())
            .document();

    assertThat(Docx.body(document)).contains("\ufffcx\ufffc } \ufffc");
  }
}
