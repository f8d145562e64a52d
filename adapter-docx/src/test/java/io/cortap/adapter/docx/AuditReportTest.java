package io.cortap.adapter.docx;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.report.ReportType;
import io.cortap.core.review.AreaAssessment;
import io.cortap.core.review.ProjectReview;
import io.cortap.ports.outbound.ReportRenderer.Rendering;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditReportTest {
  static final ReportType AUDIT_REPORT = new ReportType("draft_audit_report");
  static final DocxReportRenderer RENDERER = DocxReportRenderer.ofBuiltInTypes();

  private static final List<String> SECTIONS =
      List.of(
          "Executive Summary",
          "Background and Process of the Review",
          "Description of the Recipient",
          "Results of the Review",
          "Attendees",
          "Appendices");

  @Nested
  class Structure {
    @Test
    void theSectionsStandInOrderBehindLetterTitlePageAndContents() {
      WordDocument document = document(SampleReviews.eventful());

      assertThat(document.inStyle("Heading1")).isEqualTo(SECTIONS);
      List<String> all = document.paragraphs().stream().map(WordDocument.Paragraph::text).toList();
      assertThat(all)
          .containsSubsequence(
              "May 22, 2026",
              "Dear Sir or Madam:",
              "Sincerely,",
              "Triennial Review",
              "Northfield Transit Systems (NTS)",
              "Table of Contents",
              "Executive Summary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FY2025", "FY2026"})
    void theFindingsTableHasEveryAreaOfTheYearsCatalogInOrder(String year) {
      ProjectReview review = SampleReviews.spotless().inYear(year).review();

      List<List<String>> rows = findings(document(review));

      assertThat(rows)
          .extracting(row -> row.get(0))
          .containsExactlyElementsOf(names(review.assessments()));
      assertThat(rows).allSatisfy(row -> assertThat(row.get(1)).isEqualTo("ND"));
    }

    @Test
    void theResultsHaveAHeadingForEveryAreaInOrder() {
      ProjectReview review = SampleReviews.eventful().review();

      assertThat(document(review).inStyle("Heading2"))
          .containsSubsequence(names(review.assessments()));
    }

    @Test
    void tablesRepeatTheirHeaderRows() {
      assertThat(document(SampleReviews.eventful()).repeatsHeaderRows()).isTrue();
    }
  }

  @Nested
  class Findings {
    private final WordDocument document = document(SampleReviews.eventful());

    @Test
    void anAreaHasOneRowForEachDeficiency() {
      assertThat(findings(document))
          .filteredOn(row -> row.get(0).equals("Procurement"))
          .containsExactly(
              List.of(
                  "Procurement",
                  "D",
                  "X1-4*\nFiles held no estimate.",
                  "Adopt a procedure.\nTrain the staff.",
                  "July 15, 2026\nSeptember 30, 2026",
                  "Open"),
              List.of(
                  "Procurement",
                  "D",
                  "X2-1\nClauses were missing.",
                  "Not yet specified",
                  "Not yet set",
                  "May 30, 2026"));
    }

    @Test
    void aDeficiencyWithoutACodeIsToldInTheReviewersWords() {
      assertThat(findings(document))
          .filteredOn(row -> row.get(0).equals("Maintenance"))
          .singleElement()
          .satisfies(row ->
              assertThat(row.get(2))
                  .isEqualTo("Maintenance : X1: Deficient: lift inspections were late"));
    }

    @Test
    void anOpenAreaIsNotYetAssessedAndHasNoFinding() {
      assertThat(findings(document))
          .contains(
              List.of(
                  "Transit Asset Management",
                  "Not yet assessed (2 of 3 controls)",
                  "",
                  "",
                  "",
                  ""));
    }

    @Test
    void theSummaryNamesTheDeficientAreasAndWhatIsOpen() {
      assertThat(document.text())
          .contains(
              "Deficiencies were found in three (3) review areas: Financial Management and"
                  + " Capacity; Maintenance; and Procurement.")
          .contains("One (1) review area is not fully assessed")
          .contains("One (1) deficiency repeats a deficiency of an earlier review, in Procurement:")
          .contains("Procurement, X1-4: also found in FY2023");
    }

    @Test
    void noDeficienciesIsSaidWhenEveryAreaIsAssessed() {
      assertThat(document(SampleReviews.spotless()).text())
          .contains("No deficiencies were found in any of the twenty-one (21) review areas.");
    }

    @Test
    void aYoungProjectNowhereSaysNoDeficiencies() {
      String text = document(SampleReviews.young()).text();

      assertThat(text.toLowerCase(Locale.ROOT)).doesNotContain("no deficienc");
      assertThat(text).contains("Not yet assessed (2 of 2 controls)");
    }

    @Test
    void aProjectWithoutAnyControlNowhereSaysNoDeficiencies() {
      SampleReviews empty = SampleReviews.young().comments("legal");
      empty.review().assessments().forEach(area -> empty.comments(area.area().id()));

      String text = document(empty).text();

      assertThat(text.toLowerCase(Locale.ROOT)).doesNotContain("no deficienc");
      assertThat(text).contains("Not yet assessed");
    }
  }

  @Nested
  class Texts {
    @Test
    void dataIsPrintedAsItStandsWhateverSignsItHolds() {
      assertThat(document(SampleReviews.eventful()).table("Award number").get(1))
          .containsExactly(
              "GA-2024-01-00", "$1,255,400", "2024", "Twelve buses <40 ft & chargers>");
    }

    @Test
    void attendeesAreGroupedAndEmptyGroupsAreAbsent() {
      assertThat(document(SampleReviews.eventful()).table("Name"))
          .containsExactly(
              List.of("Name", "Title", "Phone", "Email"),
              List.of("Northfield Transit Systems"),
              List.of("Leo Marsh", "Director", "", ""),
              List.of("Contractors and lessees"),
              List.of("Ida Crane", "", "", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"virtual", "in-person"})
    void theExitConferenceIsVirtualOrInPersonAndNeverBoth(String format) {
      String text =
          document(SampleReviews.eventful().info("exit_conference_format", format)).text();

      assertThat(text.contains("virtual exit conference")).isEqualTo(format.equals("virtual"));
      assertThat(text.contains("in-person exit conference")).isEqualTo(format.equals("in-person"));
    }

    @Test
    void deadlinesFollowTheFederalCalendarUnlessSupplied() {
      assertThat(document(SampleReviews.spotless()).text()).contains("by June 8, 2026.");
      assertThat(document(SampleReviews.spotless().info("comment_deadline", "2026-06-05")).text())
          .contains("by June 5, 2026.");
    }

    @Test
    void whatIsMissingFallsBackOrIsLeftOut() {
      String text = document(SampleReviews.spotless()).text();

      assertThat(text)
          .contains("Dear Sir or Madam:")
          .contains("A description of the organization was not on record")
          .contains("The list of attendees was not on record")
          .contains("Completed, current, and planned projects were not on record")
          .doesNotContain("Reviewers:")
          .doesNotContain("exit conference");
    }

    @Test
    void nothingOfTheTemplateOrOfItsDataTypesShows() {
      for (SampleReviews sample :
          List.of(SampleReviews.spotless(), SampleReviews.eventful(), SampleReviews.young())) {
        assertThat(document(sample).text())
            .doesNotContain("{{", "{%", "}}", "%}")
            .doesNotContainPattern("\\b(None|null|Undefined)\\b")
            .doesNotContainPattern("\\[[^\\]]*\\]")
            .doesNotContainPattern(
                "(?m): *$(?<!Sir or Madam:|in Procurement:|findings:|actions?:)");
      }
    }
  }

  @Nested
  class KeyDates {
    @Test
    void suppliedMilestonesArePrintedAsTheyAre() {
      assertThat(document(SampleReviews.complete()).table("Milestone"))
          .hasSize(9)
          .contains(List.of("Final report", "June 12, 2026"));
    }

    @Test
    void withoutMilestonesTheEightStandThereWithWhatIsKnown() {
      assertThat(document(SampleReviews.eventful()).table("Milestone"))
          .hasSize(9)
          .contains(List.of("Agenda package sent", "Not on record"))
          .contains(List.of("Exit conference", "April 9, 2026"))
          .contains(List.of("Draft report", "May 22, 2026"))
          .contains(List.of("Final report", "June 12, 2026 (planned)"));
    }

    @Test
    void milestonesWithoutAFinalReportGetTheOneThatFollows() {
      List<Map<String, String>> one =
          List.of(Map.of("process", "Exit conference", "date", "2026-04-09"));

      assertThat(document(SampleReviews.eventful().info("process_dates", one)).table("Milestone"))
          .containsExactly(
              List.of("Milestone", "Date"),
              List.of("Exit conference", "April 9, 2026"),
              List.of("Final report", "June 12, 2026 (planned)"));
    }

    @Test
    void aFinalReportIsDatedAndPlansNothing() {
      String text = document(SampleReviews.spotless().info("report_status", "Final")).text();

      assertThat(text).contains("Final report\nMay 22, 2026").doesNotContain("planned)");
    }

    @Test
    void aMismatchIsKeptAndToldInTheCompletenessSheet() {
      SampleReviews sample =
          SampleReviews.complete()
              .info(
                  "process_dates",
                  List.of(Map.of("process", "Final report", "date", "2026-06-30")));

      assertThat(document(sample).table("Milestone"))
          .contains(List.of("Final report", "June 30, 2026"));
      assertThat(document(sample).table("Remark"))
          .anySatisfy(row -> assertThat(row.get(0)).contains("that would be June 12, 2026"));
    }
  }

  @Nested
  class ExactlyOne {
    private final List<SampleReviews> samples =
        List.of(
            SampleReviews.spotless(),
            SampleReviews.eventful(),
            SampleReviews.young(),
            SampleReviews.complete(),
            SampleReviews.crowded(),
            BuiltInDocumentsTest.finished());

    private void exactlyOne(String section, String... sentences) {
      for (SampleReviews sample : samples) {
        String text = document(sample).text();
        int from = text.lastIndexOf("\n" + section + "\n");
        assertThat(from).as(section).isPositive();
        String rest = text.substring(from);
        assertThat(Stream.of(sentences).filter(rest::contains)).hasSize(1);
      }
    }

    @Test
    void findingsSentence() {
      exactlyOne(
          "Summary of Findings",
          "Deficiencies were found in ",
          "A deficiency has not been recorded in any review area so far",
          "No deficiencies were found in any of ");
    }

    @Test
    void repeatSentence() {
      exactlyOne(
          "Summary of Findings",
          "of an earlier review, in ",
          "Repeat deficiencies have not been recorded so far.",
          "No finding of this review repeats");
    }
  }

  @Nested
  class Background {
    @ParameterizedTest
    @CsvSource({
      "Triennial Review, true, false, false",
      "State Management Review, false, true, false",
      "Combined Triennial and State Management Review, true, true, false",
      "Special Review, false, false, true",
      "Limited Scope Review, false, false, true"
    })
    void theParagraphsFollowTheReviewType(
        String type, boolean triennial, boolean state, boolean other) {
      String text = document(SampleReviews.spotless().info("review_type", type)).text();

      assertThat(text.contains("The Triennial Review answers that mandate.")).isEqualTo(triennial);
      assertThat(text.contains("The State Management Review examines")).isEqualTo(state);
      assertThat(text.contains("This review was opened on that basis")).isEqualTo(other);
    }
  }

  @Nested
  class DraftAndFinal {
    @Test
    void theHeaderOfADraftSaysSoAndThatOfAFinalDoesNot() {
      assertThat(document(SampleReviews.complete()).text()).contains("DRAFT  FY2026 Triennial");
      assertThat(document(BuiltInDocumentsTest.finished()).text()).doesNotContain("DRAFT");
    }

    @Test
    void aDraftWithSomethingToReportHasTheCompletenessSheet() {
      WordDocument document = document(SampleReviews.eventful());

      assertThat(document.inStyle("HeadingUnnumbered")).containsExactly("Completeness Sheet");
      assertThat(document.table("Field"))
          .contains(
              List.of(
                  "project.recipient_website",
                  "Section III, Organization",
                  "Project setup: project_info.recipient_website"));
    }

    @Test
    void aFinalReportHasNoneAndAsksForNoComments() {
      WordDocument document = document(SampleReviews.spotless().info("report_status", "Final"));

      assertThat(document.inStyle("HeadingUnnumbered")).isEmpty();
      assertThat(document.text())
          .contains("Final Report")
          .doesNotContain("Draft Report", "DRAFT", "draft report", "this draft", "Completeness")
          .doesNotContain("send any comments");
    }
  }

  static byte[] bytes(ProjectReview review) {
    return switch (RENDERER.render(AUDIT_REPORT, review)) {
      case Rendering.Rendered rendered -> rendered.document();
      case Rendering.Faulty faulty -> throw new AssertionError(faulty.problem().toString());
    };
  }

  private static WordDocument document(SampleReviews sample) {
    return document(sample.review());
  }

  private static WordDocument document(ProjectReview review) {
    return WordDocument.read(bytes(review));
  }

  private static List<List<String>> findings(WordDocument document) {
    List<List<String>> rows = document.table("Review area");
    return rows.subList(1, rows.size());
  }

  private static List<String> names(List<AreaAssessment> areas) {
    return areas.stream().map(area -> area.area().name()).toList();
  }
}
