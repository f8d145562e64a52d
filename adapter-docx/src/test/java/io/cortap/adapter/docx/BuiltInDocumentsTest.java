package io.cortap.adapter.docx;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.report.ReportType;
import io.cortap.core.review.ProjectReview;
import io.cortap.ports.outbound.ReportRenderer.Rendering;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** What holds for every built-in document, whatever the review: form, and Section 508. */
class BuiltInDocumentsTest {
  private static final DocxReportRenderer RENDERER = AuditReportTest.RENDERER;
  private static final List<String> LONG_ONES =
      List.of("draft_audit_report", "recipient_information_request");

  /** Rendered once for all tests. */
  private static final List<Arguments> DOCUMENTS = rendered().toList();

  static List<Arguments> documents() {
    return DOCUMENTS;
  }

  private static Stream<Arguments> rendered() {
    Map<String, SampleReviews> samples =
        Map.of(
            "spotless", SampleReviews.spotless(),
            "complete", SampleReviews.complete(),
            "final", finished(),
            "crowded", SampleReviews.crowded(),
            "young", SampleReviews.young(),
            "FY2025", SampleReviews.complete().inYear("FY2025"));
    return RENDERER.offers().stream()
        .map(offer -> offer.type().id())
        .flatMap(type ->
            samples.entrySet().stream()
                .map(sample ->
                    Arguments.of(
                        type,
                        sample.getKey(),
                        DocumentParts.read(bytes(type, sample.getValue().review())))));
  }

  static SampleReviews finished() {
    return SampleReviews.complete()
        .comments("financial", "D - drawdowns before expenses", "ND")
        .comments("tam", "ND", "ND")
        .info("report_status", "Final");
  }

  static byte[] bytes(String type, ProjectReview review) {
    return switch (RENDERER.render(new ReportType(type), review)) {
      case Rendering.Rendered rendered -> rendered.document();
      case Rendering.Faulty faulty -> throw new AssertionError(faulty.problem().toString());
    };
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("documents")
  void nothingOfTheTemplateIsLeft(String type, String sample, DocumentParts document) {
    assertThat(document.texts())
        .allSatisfy((part, text) -> {
          assertThat(text).as(part).doesNotContain("{{", "{%", "{#", "}}", "%}");
          assertThat(text.replaceAll("<[^>]*>", ""))
              .as(part)
              .doesNotContainPattern("\\[[A-Z# ]+\\]");
        });
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("documents")
  void languageAndTitleAreSaid(String type, String sample, DocumentParts document) {
    Element core = document.xml("docProps/core.xml");

    assertThat(core.getElementsByTagNameNS("*", "language").item(0).getTextContent())
        .isEqualTo("en-US");
    assertThat(core.getElementsByTagNameNS("*", "title").item(0).getTextContent())
        .contains("Review of")
        .containsPattern("FY202[56]");
    assertThat(DocumentParts.values(document.xml("word/styles.xml"), "lang")).containsOnly("en-US");
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("documents")
  void everyTableHasARepeatedHeaderRowATitleAndADescription(
      String type, String sample, DocumentParts document) {
    assertThat(document.all("tbl"))
        .allSatisfy(table -> {
          List<Element> rows = DocumentParts.children(table, "tr");
          assertThat(DocumentParts.below(rows.get(0), "tblHeader")).hasSize(1);
          assertThat(DocumentParts.values(table, "tblCaption"))
              .singleElement()
              .asString()
              .isNotBlank();
          assertThat(DocumentParts.values(table, "tblDescription"))
              .singleElement()
              .asString()
              .isNotBlank();
        });
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("documents")
  void noRowIsSplitOverPagesAndEveryRowFillsTheGrid(
      String type, String sample, DocumentParts document) {
    for (Element table : document.all("tbl")) {
      int columns = DocumentParts.below(table, "gridCol").size();
      assertThat(DocumentParts.children(table, "tr"))
          .allSatisfy(row -> {
            assertThat(DocumentParts.below(row, "cantSplit")).hasSize(1);
            int spanned =
                DocumentParts.values(row, "gridSpan")
                    .mapToInt(span -> Integer.parseInt(span) - 1)
                    .sum();
            assertThat(DocumentParts.children(row, "tc").size() + spanned).isEqualTo(columns);
          });
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("documents")
  void headingLevelsGoDownOneAtATime(String type, String sample, DocumentParts document) {
    int above = 0;
    for (int level : document.headingLevels()) {
      assertThat(level).isLessThanOrEqualTo(above + 1);
      above = level;
    }
    assertThat(above > 0).isEqualTo(LONG_ONES.contains(type));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("documents")
  void pagesAreNumberedAndLongOnesHaveContents(String type, String sample, DocumentParts document) {
    assertThat(document.texts())
        .anySatisfy((part, text) ->
            assertThat(part + text)
                .containsPattern("word/(header|footer)\\d[^|]*<w:instrText[^>]*> PAGE "));
    assertThat(document.text("word/settings.xml")).contains("<w:updateFields w:val=\"true\"/>");
    if (LONG_ONES.contains(type)) {
      assertThat(document.text("word/document.xml")).contains(" TOC \\o \"1-2\"");
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("documents")
  void whatIsDrawnOrFilledInHasAName(String type, String sample, DocumentParts document) {
    assertThat(document.text("word/document.xml")).doesNotContain("<w:drawing", "<w:pict");
    assertThat(document.all("sdt"))
        .allSatisfy(field ->
            assertThat(DocumentParts.values(field, "alias"))
                .singleElement()
                .asString()
                .isNotBlank());
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("documents")
  void theBodyEndsInASection(String type, String sample, DocumentParts document) {
    Element body = document.all("body").get(0);

    assertThat(body.getElementsByTagNameNS("*", "p").getLength()).isPositive();
    assertThat(DocumentParts.children(body, "sectPr")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"draft_audit_report", "recipient_information_request", "rir_cover_letter"})
  void anotherReaderTakesItAndTheBytesAreTheSameTwice(String type) {
    byte[] document = bytes(type, SampleReviews.complete().review());

    assertThat(WordDocument.read(document).text()).contains("Northfield Transit Systems");
    assertThat(bytes(type, SampleReviews.complete().review())).isEqualTo(document);
  }
}
