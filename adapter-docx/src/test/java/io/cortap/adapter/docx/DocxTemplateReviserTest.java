package io.cortap.adapter.docx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.cortap.adapter.docx.WordComments.Remark;
import io.cortap.adapter.testkit.LibreOffice;
import io.cortap.adapter.testkit.TemplateReviserContract;
import io.cortap.core.template.TemplateDiagnosis;
import io.cortap.core.template.TemplateFinding;
import io.cortap.core.template.TemplateSource;
import io.cortap.core.template.Yardstick;
import io.cortap.ports.outbound.TemplateReviser;
import io.cortap.ports.outbound.TemplateReviser.Revision;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocxTemplateReviserTest extends TemplateReviserContract {
  private final DocxTemplateReviser reviser =
      new DocxTemplateReviser(() -> AuditReportTest.RENDERER);

  @Override
  protected TemplateReviser reviser() {
    return reviser;
  }

  @Override
  protected byte[] template(String text) {
    return SampleTemplate.of(text);
  }

  @Override
  protected String textOf(byte[] document) {
    return WordDocument.read(document).text();
  }

  @Override
  protected List<String> commentsOf(byte[] document) {
    return WordComments.read(document).lines();
  }

  private static Revision.Revised revised(Revision revision) {
    assertThat(revision).isInstanceOf(Revision.Revised.class);
    return (Revision.Revised) revision;
  }

  private Revision.Revised annotated(byte[] docx) {
    return revised(reviser.annotated(new TemplateSource.File(docx), Yardstick.NONE));
  }

  private static TemplateDiagnosis check(byte[] docx) {
    return DocxTemplateChecker.ofUploads(AuditReportTest.RENDERER)
        .check(new TemplateSource.File(docx), Yardstick.NONE);
  }

  private static String body(byte[] docx) {
    return DocumentParts.read(docx).text("word/document.xml");
  }

  /** The text between a comment's beginning and its end. */
  private static String about(byte[] docx, int comment) {
    String body = body(docx);
    int start = body.indexOf("<w:commentRangeStart w:id=\"" + comment + "\"/>");
    int end = body.indexOf("<w:commentRangeEnd w:id=\"" + comment + "\"/>");
    assertThat(start).isGreaterThan(0).isLessThan(end);
    return body.substring(start, end).replaceAll("<[^>]*>", "");
  }

  @Nested
  class AnAnnotatedCopy {
    @Test
    void hasEachCommentAtItsVeryTagAndThoseOfAHeaderInTheBody() {
      Revision.Revised copy = annotated(FaultyTemplate.plain());

      List<Remark> remarks = WordComments.read(copy.docx()).all();
      assertThat(remarks).extracting(Remark::author).containsOnly("CORTAP-RPT");
      assertThat(remarks)
          .extracting(remark -> about(copy.docx(), remark.id()))
          .containsExactlyInAnyOrder(
              "{{ who|uper }}", "{{ who|uper }}", "{{ when|lowwer }}", "{{ what|titel }}", "Memo");
      assertThat(copy.changes())
          .containsExactly(
              "4 comments at the tag or the text",
              "1 comment at the first paragraph, the place named");
      assertThat(commentsOf(copy.docx()))
          .anySatisfy(line -> assertThat(line).contains("In word/header1.xml, paragraph 1"));
    }

    @Test
    void keepsTheAuthorsCommentsAndEveryOtherPartByteForByte() {
      Revision.Revised copy = annotated(FaultyTemplate.commented());

      assertThat(WordComments.read(copy.docx()).all())
          .hasSize(6)
          .contains(new Remark(7, "Ida Crane", List.of("Keep this.")))
          .extracting(Remark::id)
          .doesNotHaveDuplicates();
      Map<String, String> before = DocumentParts.read(FaultyTemplate.commented()).texts();
      Map<String, String> after = DocumentParts.read(copy.docx()).texts();
      assertThat(after.keySet()).isEqualTo(before.keySet());
      for (String part : before.keySet()) {
        if (!part.equals("word/document.xml") && !part.equals("word/comments.xml")) {
          assertThat(after).containsEntry(part, before.get(part));
        }
      }
    }

    @Test
    void hasTheBodyAsItWasButForAnchorsAndRunsCutInTwo() {
      String before = body(FaultyTemplate.plain());
      String after = body(annotated(FaultyTemplate.plain()).docx());

      String unanchored =
          after
              .replaceAll("<w:r><w:commentReference [^>]*/></w:r>", "")
              .replaceAll("<w:commentRange[^>]*/>", "")
              .replace("</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">", "")
              .replace("}}</w:t></w:r><w:r><w:t xml:space=\"preserve\">", "}}")
              .replace(" xml:space=\"preserve\"", "");
      assertThat(unanchored).isEqualTo(before);
    }

    @Test
    void holdsNoTagInItsComments() {
      byte[] copy = annotated(FaultyTemplate.plain()).docx();

      assertThat(check(copy).findings())
          .extracting(TemplateFinding::place, TemplateFinding::cause)
          .isEqualTo(
              check(FaultyTemplate.plain()).findings().stream()
                  .map(finding -> tuple(finding.place(), finding.cause()))
                  .toList());
    }

    @Test
    void ofABodyThatIsNoXmlIsUnreadable() {
      byte[] torn =
          FaultyTemplate.with(
              FaultyTemplate.plain(),
              "word/document.xml",
              body(FaultyTemplate.plain()).replace("<w:p/>", "</w:p>"));

      assertThat(reviser.annotated(new TemplateSource.File(torn), Yardstick.NONE))
          .isInstanceOfSatisfying(
              Revision.Unreadable.class,
              unreadable -> assertThat(unreadable.reason()).contains("well-formed XML"));
    }

    @Test
    void opensInLibreOffice(@TempDir Path folder) throws Exception {
      String text =
          LibreOffice.textOf(annotated(FaultyTemplate.commented()).docx(), folder, System.getenv());

      assertThat(text)
          .containsSubsequence(
              "Memo", "Dear {{ who|uper }}, of {{ where }} & {{ who|uper }}", "is the day", "Kept");
    }
  }

  @Nested
  class AMendedCopy {
    @Test
    void hasNoFaultsLeftWhereAMachineCouldMendThemAll() {
      Revision.Revised copy =
          revised(reviser.mended(new TemplateSource.File(FaultyTemplate.plain()), Yardstick.NONE));

      assertThat(copy.changes()).hasSize(5);
      assertThat(check(copy.docx()).findings()).isEmpty();
      assertThat(textOf(copy.docx()))
          .contains("Dear {{ who|upper }}, of {{ where }}", "Region {{ region|first }}");
    }
  }
}
