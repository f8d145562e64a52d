package io.cortap.core.review;

import static io.cortap.core.review.Reviews.NOON;
import static io.cortap.core.review.Reviews.area;
import static io.cortap.core.review.Reviews.control;
import static io.cortap.core.review.Reviews.info;
import static io.cortap.core.review.Reviews.review;
import static io.cortap.core.review.Reviews.warnings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.cortap.core.report.ProjectId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the findings of controls make of their area, and what is said of it. */
final class RollUpTableTest {
  private static Control[] legal(String comments) {
    return Stream.of(comments.split(",", -1))
        .map(comment -> control("LEGAL : L1", comment.strip()))
        .toArray(Control[]::new);
  }

  private static ReviewOutcome strict(SetupRecord setup, Control... controls) {
    return Reviews.outcome(
        new ProjectLayers(setup, SetupRecord.EMPTY), UnassessedPolicy.STRICT, NOON, controls);
  }

  private static List<String> reasons(ReviewOutcome outcome) {
    return switch (outcome) {
      case ReviewOutcome.Blocked blocked -> blocked.reasons();
      case ReviewOutcome.Assembled made -> List.of();
    };
  }

  @Nested
  class Areas {
    @ParameterizedTest(name = "<{0}> is {1}, assessed {2}, {3}")
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            D                | D  | true  | 0 | sure
            ND               | ND | true  | 0 | sure
            NA               | NA | true  | 0 | sure
            D, ND, NA        | D  | true  | 0 | sure
            ND, NA           | ND | true  | 0 | sure
            NA, NA           | NA | true  | 0 | sure
            D, see attached  | D  | true  | 1 | sure
            ND, see attached | ND | false | 1 | read
            NA, see attached | ND | false | 1 | read
            see attached     | ND | false | 1 | read
            see, attached    | ND | false | 2 | read
            Passed           | ND | true  | 0 | read
            ND, Passed       | ND | true  | 0 | read
            Failed           | D  | true  | 0 | read
            D, Failed        | D  | true  | 0 | sure
            D, Passed        | D  | true  | 0 | sure
            Failed, ND       | D  | true  | 0 | read
            NA, ND           | ND | true  | 0 | sure
            """)
    void areWhatTheirControlsMakeThem(
        String comments, String finding, boolean assessed, int unassessed, String confidence) {
      ProjectReview review = review(SetupRecord.EMPTY, legal(comments));

      AreaAssessment legal = area(review, "legal");
      assertThat(legal.finding().code()).isEqualTo(finding);
      assertThat(review.assessed(legal)).isEqualTo(assessed);
      assertThat(legal.rollUp().unassessed()).isEqualTo(unassessed);
      assertThat(legal.confidence().code()).isEqualTo(confidence);
    }

    @Test
    void withoutControlsAreNotApplicableNeverSureAndWarnedOf() {
      ProjectReview review = review(SetupRecord.EMPTY, legal("ND"));

      AreaAssessment empty = area(review, "title-vi");
      assertThat(empty.finding()).isEqualTo(Finding.NOT_APPLICABLE);
      assertThat(empty.confidence()).isEqualTo(Confidence.READ);
      assertThat(review.assessed(empty)).isTrue();
    }

    @Test
    void ofAProjectWithoutControlsAreNotAssessed() {
      assertThat(review(SetupRecord.EMPTY).unassessedAreas()).hasSize(21);
    }
  }

  @Nested
  class Policies {
    @ParameterizedTest(name = "<{0}> blocks: {1}")
    @CsvSource({
      "'D', false",
      "'ND, NA', false",
      "'ND, see', true",
      "'D, see', true",
      "'see', true"
    })
    void strictBlocksWhateverIsNotAssessed(String comments, boolean blocked) {
      assertThat(reasons(strict(SetupRecord.EMPTY, legal(comments))).isEmpty()).isEqualTo(!blocked);
    }

    @Test
    void strictNamesEachAreaWithItsCounts() {
      assertThat(
              reasons(
                  strict(
                      SetupRecord.EMPTY,
                      control("MAINTENANCE : M1", ""),
                      control("LEGAL : L1", ""),
                      control("LEGAL : L2", "ND"))))
          .containsExactly(
              "Legal: 1 of 2 controls are not assessed.",
              "Maintenance: 1 of 1 controls are not assessed.");
    }

    @Test
    void strictBlocksAProjectWithoutAnyMappedControl() {
      assertThat(reasons(strict(SetupRecord.EMPTY, control("PARKING : PK1", "D"))))
          .containsExactly("No control belongs to a review area: nothing is assessed.");
    }

    @Test
    void strictTellsTheWarningsToo() {
      assertThat(strict(SetupRecord.EMPTY, legal("see")))
          .isInstanceOfSatisfying(
              ReviewOutcome.Blocked.class,
              blocked ->
                  assertThat(blocked.warnings())
                      .contains(
                          "1 of 1 controls are not assessed yet, in 1 review area: Legal (1 of 1)."));
    }

    @ParameterizedTest(name = "{0} of the {1}")
    @CsvSource({"Final, setup, true", "Draft, setup, false", "Final, request, true"})
    void aFinalReportIsAlwaysStrict(String status, String layer, boolean blocked) {
      SetupRecord given = info("report_status", status);
      var layers =
          layer.equals("setup")
              ? new ProjectLayers(given, info("report_status", "TBD"))
              : new ProjectLayers(info("report_status", "Draft"), given);

      ReviewOutcome outcome =
          Reviews.outcome(layers, UnassessedPolicy.DRAFT, NOON, legal("ND, see"));

      assertThat(outcome instanceof ReviewOutcome.Blocked).isEqualTo(blocked);
    }

    @Test
    void aFinalReportWithEverythingAssessedIsMade() {
      assertThat(strict(info("report_status", "Final"), legal("ND")))
          .isInstanceOf(ReviewOutcome.Assembled.class);
    }
  }

  @Nested
  class YoungProjects {
    @Test
    void of494ControlsWith492UntouchedHaveNoAreaWithoutDoubt() {
      var controls = new ArrayList<Control>();
      ReviewAreaCatalog.inForce(new FiscalYear(2026))
          .areas()
          .forEach(area -> {
            for (int i = 0; i < 24 && controls.size() < 494; i++) {
              controls.add(new Control("c" + controls.size(), area.name(), "", Assessment.NONE));
            }
          });
      controls.set(0, control("LEGAL : L1", "ND"));
      controls.set(1, control("LEGAL : L2", "NA"));

      ProjectReview review = review(SetupRecord.EMPTY, controls.toArray(new Control[0]));

      assertThat(review.controlCount()).isEqualTo(494);
      assertThat(review.unassessedCount()).isEqualTo(492);
      assertThat(review.unassessedAreas()).hasSize(21);
      assertThat(review.assessments()).noneMatch(area -> area.confidence() == Confidence.SURE);
    }
  }

  @Nested
  class NothingLost {
    @Test
    void aControlWithoutCommentNameOrAssessmentIsCounted() {
      var bare = new Control("1", "", "", Assessment.NONE);
      var silent = new Control("2", "LEGAL : L1", "", Assessment.NONE);
      var outside = new Control("3", "DBE : DBE1", "", Assessment.NONE);

      ProjectReview review = review(SetupRecord.EMPTY, bare, silent, outside);

      assertThat(review.controlCount()).isEqualTo(3);
      assertThat(review.mappedCount()).isEqualTo(1);
      assertThat(review.unassessedCount()).isEqualTo(1);
      assertThat(review.quality().unmapped()).containsExactly(new ListedControl("1", "", "", ""));
      assertThat(review.quality().outside())
          .containsExactly(
              new ListedControl("3", "DBE : DBE1", "Disadvantaged Business Enterprise", ""));
      assertThat(area(review, "legal").evidence())
          .containsExactly(new Evidence("2", "LEGAL : L1", "", new Verdict.Unassessed(), "", ""));
    }

    @Test
    void controlsOfOneIdAreCountedEach() {
      var same = new Control("1", "LEGAL : L1", "", Assessment.NONE);

      assertThat(review(SetupRecord.EMPTY, same, same).controlCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LEGAL : DBE5", "DBE : P4", "NEW : L1", "LEGAL : P1", "PARKING", "EEO"})
    void eachIsInExactlyOnePlace(String name) {
      ProjectReview review = review(SetupRecord.EMPTY, control(name, "D"));

      assertThat(review.controlCount()).isEqualTo(1);
    }

    @Test
    void anAreaOutsideTheYearThatItsCodeDisputesIsListedInBoth() {
      ProjectReview review = review(SetupRecord.EMPTY, control("DBE : P4", "D"));

      assertThat(review.quality().outside())
          .extracting(ListedControl::area)
          .containsExactly("Disadvantaged Business Enterprise");
      assertThat(review.quality().disputed())
          .extracting(ListedControl::area, ListedControl::codeArea)
          .containsExactly(tuple("Disadvantaged Business Enterprise", "Procurement"));
      assertThat(CanonicalForm.read(CanonicalForm.write(review))).isEqualTo(review);
    }
  }

  @Nested
  class Warnings {
    private List<String> of(String name, int count) {
      Control[] controls = Collections.nCopies(count, control(name, "ND")).toArray(new Control[0]);
      return warnings(SetupRecord.EMPTY, controls);
    }

    @ParameterizedTest(name = "{1} of {0}")
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            PARKING : PK1 | 1 | 1 control belongs to no known review area and is left out of the report: PARKING : PK1.
            PARKING : PK1 | 2 | 2 controls belong to no known review area and are left out of the report: PARKING : PK1; PARKING : PK1.
            DBE : DBE1    | 1 | 1 control belongs to an area outside FY2026's review areas and is left out of the report: DBE : DBE1.
            DBE : DBE1    | 2 | 2 controls belong to an area outside FY2026's review areas and are left out of the report: DBE : DBE1; DBE : DBE1.
            NEW : L1      | 1 | 1 control has an unknown name and is placed by code: NEW : L1.
            NEW : L1      | 2 | 2 controls have an unknown name and are placed by code: NEW : L1; NEW : L1.
            LEGAL : P1    | 1 | In 1 control name and code disagree, and the name is followed: LEGAL : P1.
            LEGAL : P1    | 2 | In 2 controls name and code disagree, and the name is followed: LEGAL : P1; LEGAL : P1.
            """)
    void nameTheControlsThatTheyAreAbout(String name, int count, String warning) {
      assertThat(of(name, count)).contains(warning);
    }

    @Test
    void nameEightControlsAndCountTheRest() {
      String eight = String.join("; ", Collections.nCopies(8, "PARKING"));

      assertThat(of("PARKING", 8)).anyMatch(warning -> warning.endsWith("report: " + eight + "."));
      assertThat(of("PARKING", 10))
          .anyMatch(warning -> warning.endsWith("report: " + eight + "; and 2 more."));
    }

    @Test
    void tellOfConflictsAndMarks() {
      assertThat(
              warnings(
                  SetupRecord.EMPTY,
                  control("LEGAL : L1", "ND", "D"),
                  control("LEGAL : L2", "NA", "ND"),
                  control("LEGAL : L3", "No longer deficient"),
                  control("LEGAL : L4", "No longer deficient")))
          .contains(
              "In 2 controls comment and instances disagree, and the stricter finding is used:"
                  + " LEGAL : L1; LEGAL : L2.",
              "2 comments have words that speak against the finding or of an earlier one; please"
                  + " read: LEGAL : L3; LEGAL : L4.");
    }

    @Test
    void areNoneAboutAConflictWhereAllAgree() {
      assertThat(warnings(SetupRecord.EMPTY, control("LEGAL : L1", "ND", "ND")))
          .noneMatch(warning -> warning.contains("disagree") || warning.contains("please read"));
    }

    @Test
    void tellHowMuchIsNotAssessedYet() {
      assertThat(
              warnings(
                  SetupRecord.EMPTY,
                  control("LEGAL : L1", ""),
                  control("LEGAL : L2", "D"),
                  control("MAINTENANCE : M1", "")))
          .contains(
              "2 of 3 controls are not assessed yet, in 2 review areas: Legal (1 of 2); Maintenance"
                  + " (1 of 1).");
    }

    @Test
    void tellWhichAreasHaveNoControls() {
      Control[] allButOne =
          ReviewAreaCatalog.inForce(new FiscalYear(2026)).areas().stream()
              .skip(1)
              .map(area -> control(area.name(), "ND"))
              .toArray(Control[]::new);

      assertThat(warnings(SetupRecord.EMPTY, allButOne))
          .containsExactly(
              "1 review area has no controls in Riskuity and is reported as NA: Legal.");
    }

    @Test
    void areNoneForAReviewWithoutDoubts() {
      Control[] all =
          ReviewAreaCatalog.inForce(new FiscalYear(2026)).areas().stream()
              .map(area -> control(area.name(), "ND"))
              .toArray(Control[]::new);

      assertThat(warnings(info("recipient_name", "Quillport Transit"), all)).isEmpty();
    }

    @Test
    void tellOfPlaceholders() {
      assertThat(warnings(info("recipient_name", "TBD", "recipient_id", "N/A")))
          .contains(
              "2 placeholders count as missing: project.recipient_name is 'TBD' (setup);"
                  + " project.recipient_id is 'N/A' (setup).");
    }

    @ParameterizedTest(name = "{0} oddities")
    @ValueSource(ints = {0, 1, 3, 4, 40})
    void tellAFewOdditiesOneByOneAndCountMany(int count) {
      List<String> oddities = IntStream.range(0, count).mapToObj(i -> "Oddity " + i).toList();
      var controls = new ProjectControls("", List.of(control("LEGAL : L1", "ND")), oddities, NOON);

      ReviewOutcome outcome =
          ReviewAssembly.assemble(
              new ProjectId(58), controls, ProjectLayers.NONE, UnassessedPolicy.DRAFT, NOON);

      List<String> told =
          ((ReviewOutcome.Assembled) outcome)
              .warnings().stream().filter(warning -> warning.contains("Oddity")).toList();
      assertThat(told)
          .isEqualTo(
              count > 3
                  ? List.of(
                      count + " things in the data are not as expected, for instance: Oddity 0.")
                  : oddities.stream().map(oddity -> oddity + ".").toList());
    }
  }
}
