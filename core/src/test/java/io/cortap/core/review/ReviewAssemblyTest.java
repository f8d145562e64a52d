package io.cortap.core.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import io.cortap.core.report.ProjectId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReviewAssemblyTest {
  private static final Instant NOON = Instant.parse("2026-03-15T12:00:00.123Z");
  private static final ProjectId PROJECT = new ProjectId(58);

  private static Control control(String id, String name, String comments, String... instances) {
    return new Control(id, name, "", new Assessment("Complete", comments, List.of(instances)));
  }

  private static ProjectControls controls(Control... controls) {
    return new ProjectControls("Project 58", List.of(controls), List.of(), NOON);
  }

  private static ReviewOutcome assemble(
      ProjectControls controls, SetupRecord setup, UnassessedPolicy policy) {
    return ReviewAssembly.assemble(
        PROJECT, controls, new ProjectLayers(setup, SetupRecord.EMPTY), policy, NOON);
  }

  private static ReviewOutcome.Assembled draft(SetupRecord setup, Control... controls) {
    return (ReviewOutcome.Assembled) assemble(controls(controls), setup, UnassessedPolicy.DRAFT);
  }

  private static ReviewOutcome.Assembled draft(Control... controls) {
    return draft(SetupRecord.EMPTY, controls);
  }

  private static AreaAssessment area(ReviewOutcome.Assembled made, String id) {
    return made.review().assessments().stream()
        .filter(area -> area.area().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static SetupRecord setup(String section, Map<String, @Nullable Object> members) {
    return new SetupRecord(Map.of(section, members));
  }

  @Nested
  class RollingUp {
    @ParameterizedTest
    @CsvSource({
      "Deficient;ND;,D,true,1",
      "ND;NA,ND,true,0",
      "NA;NA,NA,true,0",
      "ND;,ND,false,1",
      "NA;,ND,false,1"
    })
    void theStrictestControlDecidesAndTheUnassessedLeaveItOpen(
        String comments, String finding, boolean assessed, int unassessed) {
      var controls = new ArrayList<Control>();
      for (String comment : comments.split(";", -1)) {
        controls.add(control("c" + controls.size(), "LEGAL : L1", comment));
      }

      ReviewOutcome.Assembled made = draft(controls.toArray(new Control[0]));

      AreaAssessment legal = area(made, "legal");
      assertThat(legal.finding().code()).isEqualTo(finding);
      assertThat(made.review().assessed(legal)).isEqualTo(assessed);
      assertThat(legal.rollUp().unassessed()).isEqualTo(unassessed);
    }

    @Test
    void anAreaWithoutControlsIsNotApplicableWithAWarning() {
      ReviewOutcome.Assembled made = draft(control("1", "LEGAL : L1", "ND"));

      assertThat(area(made, "title-vi").finding()).isEqualTo(Finding.NOT_APPLICABLE);
      assertThat(made.warnings())
          .anyMatch(warning -> warning.startsWith("20 review areas have no controls in Riskuity"));
    }

    @Test
    void aProjectWithoutAnyMappedControlHasNoAssessedArea() {
      ReviewOutcome.Assembled made = draft();

      assertThat(made.review().unassessedAreas()).hasSize(21);
      assertThat(made.warnings())
          .contains("None of the 0 controls belongs to a review area: nothing is assessed.");
    }

    @Test
    void aDraftNeverCallsAnOpenAreaSure() {
      ReviewOutcome.Assembled made =
          draft(control("1", "LEGAL : L1", "ND"), control("2", "LEGAL : L2", ""));

      assertThat(area(made, "legal").confidence()).isEqualTo(Confidence.READ);
      assertThat(made.warnings())
          .contains("1 of 2 controls are not assessed yet, in 1 review area: Legal (1 of 2).");
    }
  }

  @Nested
  class Strictness {
    @Test
    void strictBlocksAnyUnassessedControl() {
      ReviewOutcome outcome =
          assemble(
              controls(control("1", "LEGAL : L1", "Deficient"), control("2", "LEGAL : L2", "")),
              SetupRecord.EMPTY,
              UnassessedPolicy.STRICT);

      assertThat(outcome)
          .isInstanceOfSatisfying(
              ReviewOutcome.Blocked.class,
              blocked ->
                  assertThat(blocked.reasons())
                      .containsExactly("Legal: 1 of 2 controls are not assessed."));
    }

    @Test
    void aFinalReportIsStrictWhateverThePolicy() {
      ReviewOutcome outcome =
          assemble(
              controls(control("1", "LEGAL : L1", "")),
              setup("project_info", Map.of("report_status", "Final")),
              UnassessedPolicy.DRAFT);

      assertThat(outcome).isInstanceOf(ReviewOutcome.Blocked.class);
    }

    @Test
    void whatIsBlockedIsStillMadeWhereNoFindingIsTold() {
      ReviewOutcome blocked =
          assemble(
              controls(control("1", "LEGAL : L1", "")), SetupRecord.EMPTY, UnassessedPolicy.STRICT);

      assertThat(blocked.whereFindingsAreReported(true)).isSameAs(blocked);
      assertThat(blocked.whereFindingsAreReported(false))
          .isEqualTo(new ReviewOutcome.Assembled(blocked.review(), blocked.warnings()));
    }
  }

  @Nested
  class Listing {
    @Test
    void theCanonicalReviewListsEachControlUnderWhatItIsAndNoOther() {
      ProjectReview review =
          draft(
                  control("1", "LEGAL : L1", "ND", "Deficient"),
                  control("2", "LEGAL : L2", "No longer deficient"),
                  control("3", "LEGAL : L3", "Not Deficient"),
                  control("4", "LEGAL : L4", ""))
              .review();

      assertThat(Reviews.at(review, "quality.conflicting")).isEqualTo(List.of("LEGAL : L1"));
      assertThat(Reviews.at(review, "quality.marked")).isEqualTo(List.of("LEGAL : L2"));
      assertThat(Reviews.at(review, "quality.unassessed")).isEqualTo(List.of("LEGAL : L4"));
      assertThat(Reviews.at(review, "quality.areas_without_controls"))
          .asInstanceOf(LIST)
          .hasSize(20)
          .contains("Procurement")
          .doesNotContain("Legal");
    }

    @Test
    void whatIsInNoPartOfTheReportIsNamed() {
      ReviewOutcome.Assembled made =
          draft(
              control("1", "PARKING : PK1", "D"),
              control("2", "DBE : DBE5", "D"),
              control("3", "", "D"),
              control("4", "NEW NAME : L2", "ND"),
              control("5", "LEGAL : P2", "ND"));

      assertThat(made.warnings())
          .contains(
              "2 controls belong to no known review area and are left out of the report:"
                  + " PARKING : PK1; control 3 (without a name).",
              "1 control belongs to an area outside FY2026's review areas and is left out of the"
                  + " report: DBE : DBE5.",
              "1 control has an unknown name and is placed by code: NEW NAME : L2.",
              "In 1 control name and code disagree, and the name is followed: LEGAL : P2.");
      assertThat(made.review().controlCount()).isEqualTo(5);
    }

    @Test
    void conflictsAndMarksAreNamed() {
      ReviewOutcome.Assembled made =
          draft(
              control("1", "LEGAL : L1", "ND", "Deficient"),
              control("2", "LEGAL : L2", "No longer deficient"));

      assertThat(made.warnings())
          .contains(
              "In 1 control comment and instances disagree, and the stricter finding is used:"
                  + " LEGAL : L1.",
              "1 comment has words that speak against the finding or of an earlier one; please"
                  + " read: LEGAL : L2.");
    }
  }

  @Nested
  class Deficiencies {
    @Test
    void withoutCodesEachDeficientControlIsOne() {
      ReviewOutcome.Assembled made =
          draft(
              control("1", "LEGAL : L1", "<p>Deficient: no minutes</p>"),
              control("2", "LEGAL : L2", "ND", "Deficient"));

      assertThat(area(made, "legal").deficiencies())
          .extracting(Deficiency::description)
          .containsExactly(
              "LEGAL : L1: Deficient: no minutes",
              "LEGAL : L2: ND (an instance was reviewed as deficient)");
    }

    @Test
    void aSuppliedCodeCoversItsControlAndHidesNoOther() {
      Map<String, @Nullable Object> known =
          Map.of(
              "review_area", "PROCUREMENT",
              "code", "P12-4*",
              "description", "Lacks an independent cost estimate",
              "corrective_actions",
                  List.of(
                      Map.of("description", "Write one", "due_date", "2026-09-01"),
                      Map.of("description", "Train staff", "due_date", "2026-08-01")),
              "repeat_years", List.of("FY2023"));
      ReviewOutcome.Assembled made =
          draft(
              new SetupRecord(Map.of("deficiencies", List.of(known))),
              control("1", "PROCUREMENT : P12", "Deficient"),
              control("2", "PROCUREMENT : P20", "Deficient"));

      assertThat(area(made, "procurement").deficiencies())
          .extracting(Deficiency::printedCode)
          .containsExactly("P12-4*", "");
      Map<?, ?> written = assessment(CanonicalForm.write(made.review()), 8);
      assertThat(written.get("deficiency_code")).isEqualTo("P12-4*");
      assertThat(written.get("due_date")).isEqualTo("2026-08-01");
      assertThat(written.get("repeat_history")).isEqualTo("FY2023");
    }

    @Test
    void aSuppliedDeficiencyOfAnAreaThatIsNotDeficientIsReported() {
      ReviewOutcome.Assembled made =
          draft(
              new SetupRecord(
                  Map.of("deficiencies", List.of(Map.of("review_area", "Legal", "code", "L1-1")))),
              control("1", "LEGAL : L1", "ND"));

      assertThat(made.warnings())
          .contains(
              "The setup lists deficiency 'L1-1' for 'Legal', which is no area with finding D: the"
                  + " report leaves it out.");
    }
  }

  private static Map<?, ?> assessment(Map<String, @Nullable Object> canonical, int index) {
    List<?> assessments = (List<?>) Objects.requireNonNull(canonical.get("assessments"));
    return (Map<?, ?>) assessments.get(index);
  }

  @Nested
  class Years {
    @ParameterizedTest
    @CsvSource({
      "fiscal_year,FY2025,FY2025,23",
      "site_visit_start_date,2025-09-30,FY2025,23",
      "site_visit_start_date,2025-10-01,FY2026,21",
      "recipient_acronym,ABC,FY2026,21"
    })
    void theSetupsYearElseTheVisitsElseTheMakings(
        String member, String value, String year, int areas) {
      ReviewOutcome.Assembled made = draft(setup("project_info", Map.of(member, value)));

      assertThat(made.review().fiscalYear()).hasToString(year);
      assertThat(made.review().assessments()).hasSize(areas);
    }

    @Test
    void aYearWithoutItsOwnCatalogIsWarnedOf() {
      ReviewOutcome.Assembled made =
          draft(
              setup("project_info", Map.of("fiscal_year", "FY2031")),
              control("1", "LEGAL : L1", "ND"));

      assertThat(made.warnings())
          .contains("There is no list of review areas for FY2031: that of FY2026 is used.");
    }
  }

  @Nested
  class Layers {
    @Test
    void laterOnesWinFieldByFieldAndPlaceholdersDoNot() {
      var layers =
          new ProjectLayers(
              setup(
                  "project_info",
                  Map.of(
                      "region_number",
                      1,
                      "recipient_name",
                      "Quillport Transit",
                      "recipient_id",
                      "1057")),
              setup("project_info", Map.of("recipient_name", "TBD", "recipient_id", "2001")));
      var made =
          (ReviewOutcome.Assembled)
              ReviewAssembly.assemble(PROJECT, controls(), layers, UnassessedPolicy.DRAFT, NOON);

      Map<String, FieldValue> values = made.review().fields().values();
      assertThat(values)
          .containsEntry("project.recipient_name", new FieldValue("Quillport Transit", Layer.SETUP))
          .containsEntry("project.recipient_id", new FieldValue("2001", Layer.REQUEST))
          .containsEntry("project.region_number", new FieldValue(1, Layer.SETUP))
          .containsEntry("project.report_status", new FieldValue("Draft", Layer.DEFAULTS));
      assertThat(values.get("project.regional_office_header"))
          .extracting(value -> String.valueOf(value.value()))
          .asString()
          .startsWith("REGION 1\n");
      assertThat(made.warnings())
          .contains("1 placeholder counts as missing: project.recipient_name is 'TBD' (request).");
    }

    @Test
    void theProjectsNameInRiskuityStandsInForTheRecipientsWithAWarning() {
      assertThat(draft(control("1", "LEGAL : L1", "ND")).warnings())
          .contains("The recipient's name is taken from Riskuity's project name: 'Project 58'.");
    }

    @Test
    void cityAndStateAndVisitDatesFollowFromTheirParts() {
      ReviewOutcome.Assembled made =
          draft(
              setup(
                  "project_info",
                  Map.of(
                      "recipient_city_state", "Quillport, MA",
                      "site_visit_start_date", "2026-01-30",
                      "site_visit_end_date", "2026-02-01")));

      assertThat(made.review().fields().text("project.recipient_state")).isEqualTo("MA");
      assertThat(made.review().fields().text("project.site_visit_dates"))
          .isEqualTo("January 30 – February 1, 2026");
    }
  }

  @Nested
  class CanonicalForms {
    private ProjectReview full() {
      return draft(
              SampleSetup.record(),
              control("1", "LEGAL : L1", "Deficient"),
              control("2", "LEGAL : L2", "ND", "NA"),
              control("3", "MAINTENANCE : M1", ""),
              control("4", "PARKING : PK1", "D"),
              control("5", "EEO : EEO1", "D"),
              control("6", "X : L4", "See attached"),
              control("7", "LEGAL : P1", "NA"))
          .review();
    }

    @Test
    void areReadBackAsTheyWereWritten() {
      ProjectReview review = full();

      assertThat(CanonicalForm.read(CanonicalForm.write(review))).isEqualTo(review);
    }

    @Test
    void haveTheirMembersInOrderAndEveryNamedMember() {
      Map<String, @Nullable Object> canonical = CanonicalForm.write(draft().review());

      assertThat(canonical.keySet())
          .containsExactly(
              "project_id",
              "generated_at",
              "data_version",
              "project",
              "contractor",
              "fta_program_manager",
              "assessments",
              "erf_items",
              "metadata",
              "regional_officer",
              "subrecipients_5307",
              "subrecipients_5310",
              "subrecipients_5311",
              "contractors",
              "attendees",
              "quality",
              "sources");
      assertThat(canonical)
          .containsEntry("project_id", "RSKTY-0058")
          .containsEntry("generated_at", "2026-03-15T12:00:00Z")
          .containsEntry("data_version", "1.0");
      for (Field field : FieldTable.fields()) {
        assertThat(canonical).satisfies(whole -> containsPath(whole, field.path()));
        field.second().ifPresent(path -> containsPath(canonical, path));
      }
    }

    private void containsPath(Map<?, ?> canonical, String path) {
      int dot = path.indexOf('.');
      Map<?, ?> holder =
          dot < 0
              ? canonical
              : (Map<?, ?>) Objects.requireNonNull(canonical.get(path.substring(0, dot)));
      assertThat(holder.containsKey(path.substring(dot + 1))).as(path).isTrue();
    }

    @Test
    void thatContradictThemselvesAreRefused() {
      Map<String, @Nullable Object> forged = new LinkedHashMap<>(CanonicalForm.write(full()));
      var metadata =
          new LinkedHashMap<Object, @Nullable Object>(
              (Map<?, ?>) Objects.requireNonNull(forged.get("metadata")));
      metadata.put("deficiency_count", 7);
      forged.put("metadata", metadata);

      assertThatIllegalArgumentException()
          .isThrownBy(() -> CanonicalForm.read(forged))
          .withMessage(
              "metadata.deficiency_count is '7', while the rest of the review makes it '1'");
    }

    @Test
    void ofAnotherVersionAreRefused() {
      Map<String, @Nullable Object> other = new LinkedHashMap<>(CanonicalForm.write(full()));
      other.put("data_version", "9.9");

      assertThatIllegalArgumentException()
          .isThrownBy(() -> CanonicalForm.read(other))
          .withMessage("data_version must be 1.0, was '9.9'");
    }

    @Test
    void nameTheMemberThatIsDamaged() {
      Map<String, @Nullable Object> damaged = new LinkedHashMap<>(CanonicalForm.write(full()));
      damaged.put("assessments", List.of("Legal"));

      assertThatIllegalArgumentException()
          .isThrownBy(() -> CanonicalForm.read(damaged))
          .withMessage("assessments[0] must be an object, was 'Legal'");
    }
  }

  @Nested
  class Complete {
    @Test
    void missingFieldsSayWhichLayerShouldSupplyThem() {
      ProjectReview review = draft(setup("project_info", Map.of("recipient_id", "1057"))).review();
      var declared =
          List.of(
              new DeclaredField("project.recipient_id", Need.CRITICAL, ""),
              new DeclaredField("recipient_city_state", Need.CRITICAL, ""),
              new DeclaredField("project.awards", Need.OPTIONAL, "No open awards."),
              new DeclaredField("assessments", Need.CRITICAL, ""));

      Completeness completeness = Completeness.of(declared, review);

      assertThat(completeness.score()).isEqualTo(0.5);
      assertThat(completeness.missingCritical())
          .containsExactly(
              new MissingField(declared.get(1), Layer.SETUP, "project_info.recipient_city_state"));
      assertThat(completeness.warnings())
          .containsExactly(
              "project.awards is missing: the report falls back; the project's setup should supply"
                  + " it (project_info.awards).");
    }
  }
}
