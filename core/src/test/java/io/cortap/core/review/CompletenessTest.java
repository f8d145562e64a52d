package io.cortap.core.review;

import static io.cortap.core.review.Reviews.control;
import static io.cortap.core.review.Reviews.info;
import static io.cortap.core.review.Reviews.review;
import static io.cortap.core.review.Reviews.section;
import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.problem.FailureCode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CompletenessTest {
  private static final MissingField NAME =
      missing("project.recipient_name", Need.CRITICAL, "project_info.recipient_name");
  private static final MissingField WEBSITE =
      missing("project.recipient_website", Need.OPTIONAL, "project_info.recipient_website");

  private static MissingField missing(String path, Need need, String where) {
    return new MissingField(new DeclaredField(path, need, ""), Layer.SETUP, where);
  }

  private static DeclaredField optional(String path) {
    return new DeclaredField(path, Need.OPTIONAL, "Not on record.");
  }

  private static DeclaredField critical(String path) {
    return new DeclaredField(path, Need.CRITICAL, "");
  }

  private static List<MissingField> missing(ProjectReview review, String path) {
    return Completeness.of(List.of(optional(path)), review).missing();
  }

  @Nested
  class Score {
    private final ProjectReview review =
        review(
            info("recipient_name", "Quillport Transit", "region_number", 1, "report_date", "TBD"));

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            project.recipient_name                                                | 1
            project.report_date                                                   | 0
            project.recipient_name project.report_date                            | 0.5
            project.recipient_name project.region_number project.report_date      | 0.6666666666666666
            project.awards project.report_date project.due_date contractors       | 0
            recipient_name region_number                                          | 1
            """)
    void isPresentByDeclared(String declared, double score) {
      List<DeclaredField> fields =
          Stream.of(declared.split(" ")).map(path -> optional(path)).toList();

      assertThat(Completeness.of(fields, review).score()).isEqualTo(score);
      assertThat(Completeness.of(fields, review).declared()).isEqualTo(fields.size());
    }

    @Test
    void isOneWhereNothingIsDeclared() {
      assertThat(Completeness.of(List.of(), review).score()).isEqualTo(1);
    }
  }

  @Nested
  class Missing {
    private final ProjectReview bare = review(SetupRecord.EMPTY, control("LEGAL : L1", "ND"));

    static Stream<Arguments> fields() {
      return Stream.of(
          Arguments.of("project.recipient_name", "project_info.recipient_name"),
          Arguments.of("recipient_name", "project_info.recipient_name"),
          Arguments.of("contractor.name", "contractor.contractor_name"),
          Arguments.of("contractor_name", "contractor.contractor_name"),
          Arguments.of("fta_program_manager.email", "fta_program_manager.email"),
          Arguments.of("fta_program_manager_email", "fta_program_manager.email"),
          Arguments.of("subrecipients_5310", "subrecipients.5310"),
          Arguments.of("attendees.fta", "attendees (organisation: fta)"),
          Arguments.of("metadata.covid19_context", "project_info.covid19_context"),
          Arguments.of("erf_items", "erf_items"),
          Arguments.of("regional_officer", "regional_officer"),
          Arguments.of("contractor", "contractor"),
          Arguments.of("attendees", "attendees"));
    }

    @ParameterizedTest(name = "{0} is to stand in {1}")
    @MethodSource("fields")
    void aFieldIsListedWithWhoShouldSupplyItAndWhere(String path, String where) {
      assertThat(missing(bare, path))
          .containsExactly(new MissingField(optional(path), Layer.SETUP, where));
    }

    @ParameterizedTest
    @ValueSource(strings = {"metadata.erf_areas", "assessments.fta", "nowhere", "quality.oddities"})
    void whatNoSetupHoldsIsForTheReviewInRiskuity(String path) {
      assertThat(missing(bare, path))
          .containsExactly(new MissingField(optional(path), Layer.RISKUITY, ""));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "project",
          "project.report_status",
          "metadata.fiscal_year",
          "assessments",
          "quality",
          "metadata.has_deficiencies",
          "metadata.erf_count",
          "metadata.deficiency_count"
        })
    void noAndNothingAreValuesToo(String path) {
      assertThat(missing(bare, path)).isEmpty();
    }

    @Test
    void aSectionIsThereAsSoonAsOneOfItsFieldsIs() {
      assertThat(
              missing(review(section("regional_officer", "name", "T. Fenn")), "regional_officer"))
          .isEmpty();
    }

    @Test
    void aFlagThatSaysNoIsThere() {
      assertThat(missing(review(info("covid19_context", false)), "metadata.covid19_context"))
          .isEmpty();
    }

    @Test
    void areInTheOrderOfTheirDeclarationAndPartedByNeed() {
      var declared =
          List.of(
              critical("project.report_date"),
              optional("project.awards"),
              critical("project.recipient_id"),
              optional("project.recipient_website"));

      Completeness completeness = Completeness.of(declared, bare);

      assertThat(completeness.missing()).extracting(MissingField::field).isEqualTo(declared);
      assertThat(completeness.missingCritical())
          .extracting(one -> one.field().path())
          .containsExactly("project.report_date", "project.recipient_id");
      assertThat(completeness.missingOptional())
          .extracting(one -> one.field().path())
          .containsExactly("project.awards", "project.recipient_website");
    }
  }

  @Nested
  class Words {
    @Test
    void withoutMissingFieldsThereIsNothingToSay() {
      assertThat(new Completeness(9, List.of()).warnings()).isEmpty();
      assertThat(new Completeness(9, List.of(WEBSITE)).problem()).isEmpty();
    }

    @Test
    void eachOptionalFieldHasOneSentence() {
      var absent = new MissingField(optional("nowhere"), Layer.RISKUITY, "");

      assertThat(new Completeness(9, List.of(NAME, WEBSITE, absent)).warnings())
          .containsExactly(
              "project.recipient_website is missing: the report falls back; the project's setup"
                  + " should supply it (project_info.recipient_website).",
              "nowhere is missing: the report falls back; the review in Riskuity should supply it.");
    }

    @Test
    void everyCriticalFieldIsListedWithWhoShouldSupplyIt() {
      var visit = missing("project.report_date", Need.CRITICAL, "project_info.report_date");

      assertThat(new Completeness(9, List.of(NAME, WEBSITE, visit)).problem())
          .hasValueSatisfying(problem -> {
            assertThat(problem.code()).isEqualTo(FailureCode.MISSING_REQUIRED_DATA);
            assertThat(problem.message())
                .contains(
                    "critical fields are missing: project.recipient_name, project.report_date");
            assertThat(problem.details().get("missing_fields"))
                .isEqualTo(
                    List.of(
                        Map.of(
                            "path", "project.recipient_name",
                            "supplied_by", "setup",
                            "where", "project_info.recipient_name"),
                        Map.of(
                            "path", "project.report_date",
                            "supplied_by", "setup",
                            "where", "project_info.report_date")));
          });
    }
  }
}
