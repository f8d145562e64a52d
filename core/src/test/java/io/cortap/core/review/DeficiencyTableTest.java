package io.cortap.core.review;

import static io.cortap.core.review.Reviews.area;
import static io.cortap.core.review.Reviews.at;
import static io.cortap.core.review.Reviews.control;
import static io.cortap.core.review.Reviews.deficiencies;
import static io.cortap.core.review.Reviews.review;
import static io.cortap.core.review.Reviews.warnings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an area with the finding D lists. */
final class DeficiencyTableTest {
  private static final String P12 = "PROCUREMENT : P12";

  private static Map<String, Object> row(String area, String code, String description) {
    return Map.of("review_area", area, "code", code, "description", description);
  }

  private static List<Deficiency> procurement(SetupRecord setup, Control... controls) {
    return area(review(setup, controls), "procurement").deficiencies();
  }

  @Nested
  class WithoutCodes {
    @Test
    void eachDeficientControlIsOneWithItsNameAndComment() {
      assertThat(
              procurement(
                  SetupRecord.EMPTY,
                  control(P12, "Deficient: no estimate"),
                  control("PROCUREMENT : P13", "ND"),
                  control("PROCUREMENT : P14", "D")))
          .containsExactly(
              new Deficiency("", P12 + ": Deficient: no estimate", List.of(), "", false, List.of()),
              new Deficiency("", "PROCUREMENT : P14: D", List.of(), "", false, List.of()));
    }

    @Test
    void theWholeCommentIsToldThoughEvidenceHoldsItsBeginning() {
      String comment = "Deficient: " + "no estimate, ".repeat(40);

      assertThat(procurement(SetupRecord.EMPTY, control(P12, comment)).getFirst().description())
          .isEqualTo(P12 + ": " + comment.strip());
    }

    @Test
    void anInstanceAloneIsNamedAsTheSource() {
      assertThat(procurement(SetupRecord.EMPTY, control(P12, "", "Deficient")))
          .extracting(Deficiency::description)
          .containsExactly(P12 + ": an instance was reviewed as deficient");
    }
  }

  @Nested
  class Codes {
    @ParameterizedTest(name = "{0} covers {2} of {1}")
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            DBE12-2  | Disadvantaged Business Enterprise                | DBE12
            TC-AM5-1 | Technical Capacity - Award Management            | TC-AM5
            P12-4    | Procurement                                      | P12
            P12      | Procurement                                      | P12
            PTASP1-5 | Public Transportation Agency Safety Plan (PTASP) | PTASP1
            tc-pgm1-1| TECHNICAL CAPACITY PROGRAM MANAGEMENT            | TC-PgM1
            TC–AM5–1 | technical capacity – award management            | TC-AM5
            """)
    void coverTheControlThatTheyAreOf(String code, String area, String control) {
      var setup =
          new SetupRecord(
              Map.of(
                  "project_info", Map.of("fiscal_year", "FY2025"),
                  "deficiencies", List.of(row(area, code, "Found so"))));

      ProjectReview review = review(setup, control(area + " : " + control, "Deficient"));

      assertThat(review.deficiencies())
          .extracting(Deficiency::description)
          .containsExactly("Found so");
    }

    @Test
    void coverNoOtherControl() {
      assertThat(
              procurement(
                  deficiencies(row("Procurement", "P12-4", "Found so")),
                  control("PROCUREMENT : P1", "D"),
                  control("PROCUREMENT : P124", "D")))
          .extracting(Deficiency::code)
          .containsExactly("P12-4", "", "");
    }

    @Test
    void withoutADescriptionTakeTheWordsOfTheControlsThatTheyCover() {
      var setup =
          deficiencies(
              Map.of("review_area", "Procurement", "code", "P12-1"),
              Map.of("review_area", "Procurement", "code", "P12-2"),
              Map.of("review_area", "Procurement", "code", "P99-1"));

      assertThat(procurement(setup, control(P12, "D: one"), control(P12, "D: other")))
          .extracting(Deficiency::description)
          .containsExactly(
              P12 + ": D: one\n" + P12 + ": D: other",
              P12 + ": D: one\n" + P12 + ": D: other",
              "Deficiency P99-1");
    }

    @Test
    void ofAnAreaWithoutDeficientControlsAreLeftOutWithAWarning() {
      var setup =
          deficiencies(
              row("Procurement", "P12-1", "Found so"),
              row("Parking", "PK1-1", "Found so"),
              row("DBE", "DBE1-1", "Found so"));

      assertThat(review(setup, control(P12, "ND")).deficiencies()).isEmpty();
      assertThat(warnings(setup, control(P12, "ND")))
          .contains(
              "The setup lists deficiency 'P12-1' for 'Procurement', which is no area with finding"
                  + " D: the report leaves it out.",
              "The setup lists deficiency 'PK1-1' for 'Parking', which is no area with finding D:"
                  + " the report leaves it out.",
              "The setup lists deficiency 'DBE1-1' for 'DBE', which is no area with finding D: the"
                  + " report leaves it out.");
    }

    @Test
    void thatAreReportedAreNoOddity() {
      assertThat(
              review(deficiencies(row("Procurement", "P12-1", "Found so")), control(P12, "D"))
                  .quality()
                  .oddities())
          .isEmpty();
    }
  }

  @Nested
  class OneForEachCode {
    private final SetupRecord twice =
        deficiencies(
            Map.of(
                "review_area", "Procurement",
                "code", "P12-4",
                "description", "No estimate",
                "corrective_actions",
                    List.of(Map.of("description", "Write one", "due_date", "2026-09-01")),
                "date_closed", "2026-10-02",
                "repeat_years", List.of("FY2020", "FY2023")),
            Map.of(
                "review_area", "PROCUREMENT",
                "code", "p12-4 *",
                "description", "No price analysis",
                "corrective_actions",
                    List.of(
                        Map.of("description", "Train staff", "due_date", "2026-08-01"),
                        Map.of("description", "Write one", "due_date", "2026-09-01")),
                "date_closed", "2026-10-01",
                "repeat_years", List.of("FY2023")));

    @Test
    void rowsOfOneCodeTellOfOneDeficiency() {
      assertThat(procurement(twice, control(P12, "D")))
          .containsExactly(
              new Deficiency(
                  "P12-4",
                  "No estimate\nNo price analysis",
                  List.of(
                      new CorrectiveAction("Write one", "2026-09-01"),
                      new CorrectiveAction("Train staff", "2026-08-01")),
                  "2026-10-02",
                  true,
                  List.of("FY2020", "FY2023")));
    }

    @Test
    void itIsOpenWhileOneRowIs() {
      var setup =
          deficiencies(
              Map.of("review_area", "Procurement", "code", "P1", "date_closed", "2026-10-01"),
              Map.of("review_area", "Procurement", "code", "P1"));

      assertThat(procurement(setup, control("PROCUREMENT : P1", "D")))
          .extracting(Deficiency::dateClosed)
          .containsExactly("");
    }

    @Test
    void rowsWithoutACodeAreEachTheirOwnAndTellOfTheOnlyDeficientControl() {
      var setup =
          deficiencies(
              Map.of("review_area", "Procurement", "description", "One"),
              Map.of("review_area", "Procurement", "description", "Other"),
              Map.of("review_area", "Procurement"));

      assertThat(procurement(setup, control(P12, "D")))
          .extracting(Deficiency::description)
          .containsExactly("One", "Other", P12 + ": D");
    }

    @Test
    void aRowWithoutACodeCoversNoneOfSeveralDeficientControls() {
      var setup = deficiencies(Map.of("review_area", "Procurement", "description", "One"));

      assertThat(procurement(setup, control(P12, "D"), control("PROCUREMENT : P4", "D")))
          .extracting(Deficiency::description)
          .containsExactly("One", P12 + ": D", "PROCUREMENT : P4: D");
    }
  }

  @Nested
  class Repeats {
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"P12-4*", "P12-4 *", "P12-4**"})
    void areMarkedByAStarBehindTheCode(String code) {
      ProjectReview review =
          review(deficiencies(row("Procurement", code, "Found so")), control(P12, "D"));

      Deficiency deficiency = area(review, "procurement").deficiencies().getFirst();
      assertThat(deficiency.code()).isEqualTo("P12-4");
      assertThat(deficiency.repeat()).isTrue();
      assertThat(deficiency.printedCode()).isEqualTo("P12-4*");
      assertThat(at(review, "assessments.8.deficiency_code")).isEqualTo("P12-4*");
      assertThat(at(review, "assessments.8.deficiencies.0.code")).isEqualTo("P12-4");
    }

    @Test
    void areMarkedByTheFlagOrByEarlierYears() {
      var setup =
          deficiencies(
              Map.of("review_area", "Procurement", "code", "P1", "repeat", true),
              Map.of("review_area", "Procurement", "code", "P2", "repeat", false),
              Map.of(
                  "review_area", "Procurement", "code", "P3", "repeat_years", List.of("FY2020")));

      assertThat(procurement(setup, control("PROCUREMENT : P1", "D")))
          .extracting(Deficiency::repeat)
          .containsExactly(true, false, true);
    }

    @Test
    void areCountedWithTheirAreas() {
      ProjectReview review =
          review(
              deficiencies(
                  row("Procurement", "P12-1*", "One"),
                  row("Procurement", "P12-2*", "Other"),
                  row("Legal", "L1-1", "Third")),
              control(P12, "D"),
              control("LEGAL : L1", "D"));

      assertThat(at(review, "metadata.no_repeat_deficiencies")).isEqualTo(false);
      assertThat(at(review, "metadata.repeat_deficiency_count")).isEqualTo(2);
      assertThat(at(review, "metadata.repeat_deficiency_areas")).isEqualTo(List.of("Procurement"));
      assertThat(at(review, "assessments.8.repeat_deficiency")).isEqualTo(true);
      assertThat(at(review, "assessments.0.repeat_deficiency")).isEqualTo(false);
    }
  }

  @Nested
  class FlatMembers {
    private final ProjectReview review =
        review(
            deficiencies(
                Map.of(
                    "review_area", "Procurement",
                    "code", "P12-4",
                    "description", "No estimate",
                    "corrective_actions",
                        List.of(
                            Map.of("description", "Write one", "due_date", "2026-09-01"),
                            Map.of("description", "Train staff", "due_date", "2026-08-01"),
                            Map.of("due_date", "2026-12-01")),
                    "date_closed", "2026-10-02"),
                Map.of(
                    "review_area", "Procurement",
                    "code", "P13-1*",
                    "description", "No protest procedure",
                    "date_closed", "2026-10-01",
                    "repeat_years", List.of("FY2020", "FY2023")),
                Map.of(
                    "review_area", "Legal",
                    "code", "L1-1",
                    "description", "No minutes",
                    "date_closed", "2026-10-01"),
                Map.of("review_area", "Legal", "code", "L1-2", "description", "No opinion")),
            control(P12, "D"),
            control("LEGAL : L1", "D"),
            control("MAINTENANCE : M1", "ND"));

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
        delimiter = '|',
        nullValues = "null",
        textBlock =
            """
            8.deficiency_code                           | P12-4, P13-1*
            8.description                               | No estimate¶No protest procedure
            8.corrective_action                         | Write one¶Train staff
            8.due_date                                  | 2026-08-01
            8.date_closed                               | 2026-10-02
            8.repeat_deficiency                         | true
            8.repeat_history                            | FY2020, FY2023
            8.deficiencies.0.code                       | P12-4
            8.deficiencies.0.description                | No estimate
            8.deficiencies.0.corrective_actions.1.description | Train staff
            8.deficiencies.0.corrective_actions.1.due_date    | 2026-08-01
            8.deficiencies.0.corrective_actions.2.description | null
            8.deficiencies.0.corrective_actions.2.due_date    | 2026-12-01
            8.deficiencies.0.date_closed                | 2026-10-02
            8.deficiencies.0.repeat                     | false
            8.deficiencies.1.repeat                     | true
            8.deficiencies.1.repeat_years.1             | FY2023
            0.date_closed                               | null
            0.due_date                                  | null
            0.corrective_action                         | null
            0.repeat_history                            | null
            7.deficiency_code                           | null
            7.description                               | null
            7.date_closed                               | null
            """)
    void joinWhatSeveralDeficienciesSay(String path, String value) {
      Object held = at(review, "assessments." + path);

      assertThat(held == null ? null : held.toString())
          .isEqualTo(value == null ? null : value.replace('¶', '\n'));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
      "has_deficiencies, true",
      "deficiency_count, 4",
      "deficient_area_count, 2",
      "deficiencies_open_count, 1",
      "deficiencies_closed_count, 3",
      "repeat_deficiency_count, 1"
    })
    void areCountedForTheWholeReview(String member, String value) {
      assertThat(at(review, "metadata." + member)).hasToString(value);
    }

    @Test
    void nameTheDeficientAreasInTheirOrder() {
      assertThat(at(review, "metadata.deficiency_areas"))
          .isEqualTo(List.of("Legal", "Procurement"));
    }
  }

  @Nested
  class Values {
    @Test
    void aDeficiencyIsDescribed() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Deficiency("P1", " ", List.of(), "", false, List.of()))
          .withMessage("a deficiency is described; 'P1' is not");
    }

    @Test
    void itsCodeHasNoStar() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Deficiency("P1*", "x", List.of(), "", false, List.of()))
          .withMessage("a repeat is a flag, not a star behind the code, was 'P1*'");
    }

    @Test
    void itsDatesAreDays() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Deficiency("P1", "x", List.of(), "soon", false, List.of()))
          .withMessage("a date closed is a date like 2027-03-15 or empty, was 'soon'");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new CorrectiveAction("x", "2026-02-30"))
          .withMessage("a due date is a date like 2027-03-15 or empty, was '2026-02-30'");
    }

    @Test
    void exactlyTheDeficientAreasHaveSome() {
      var legal = new ReviewArea("legal", "Legal");
      var one = new Deficiency("L1", "x", List.of(), "", false, List.of());

      assertThatIllegalArgumentException()
          .isThrownBy(() -> new AreaAssessment(legal, List.of(), List.of(one)))
          .withMessage(
              "Legal is NA and has 1 deficiencies: exactly the areas that are D have some");
    }
  }
}
