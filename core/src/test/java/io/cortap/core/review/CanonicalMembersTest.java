package io.cortap.core.review;

import static io.cortap.core.review.Reviews.NOON;
import static io.cortap.core.review.Reviews.at;
import static io.cortap.core.review.Reviews.control;
import static io.cortap.core.review.Reviews.info;
import static io.cortap.core.review.Reviews.review;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cortap.core.report.ProjectId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every member that the canonical form promises, one by one. */
@Isolated("changes the default locale")
final class CanonicalMembersTest {
  private static final ProjectReview BARE = review(SetupRecord.EMPTY);

  /** Something in every member. */
  private static final ProjectReview FULL =
      review(
          new SetupRecord(
              Map.ofEntries(
                  Map.entry(
                      "project_info",
                      Map.ofEntries(
                          Map.entry("region_number", 1),
                          Map.entry("review_type", "Triennial Review"),
                          Map.entry("recipient_name", "Quillport Transit"),
                          Map.entry("recipient_acronym", "QT"),
                          Map.entry("recipient_city_state", "Quillport, MA"),
                          Map.entry("recipient_id", "1057"),
                          Map.entry("recipient_website", "www.quillport.example"),
                          Map.entry("site_visit_start_date", "2026-04-06"),
                          Map.entry("site_visit_end_date", "2026-04-09"),
                          Map.entry("report_date", "2026-06-05"),
                          Map.entry("exit_conference_format", "virtual"),
                          Map.entry("recipient_contact_name", "Priya Lindqvist"),
                          Map.entry("recipient_contact_title", "Director"),
                          Map.entry("recipient_salutation", "Ms."),
                          Map.entry("recipient_last_name", "Lindqvist"),
                          Map.entry("recipient_address", "12 Harbor Way"),
                          Map.entry("recipient_zip", "02142"),
                          Map.entry("due_date", "2026-02-01"),
                          Map.entry("desk_review_date", "2026-02-10"),
                          Map.entry("scoping_meeting_date", "2026-02-11"),
                          Map.entry("exit_conference_date", "2026-04-09"),
                          Map.entry("comment_deadline", "2026-06-22"),
                          Map.entry("previous_review_year", 2023),
                          Map.entry("organization_description", "A bus line."),
                          Map.entry("supplemental_awards", "Two."),
                          Map.entry(
                              "process_dates",
                              List.of(Map.of("date", "2026-01-05", "process", "RIR sent by FTA"))),
                          Map.entry(
                              "awards",
                              List.of(
                                  Map.of(
                                      "award_number",
                                      "MA-2024-001",
                                      "award_amount",
                                      1250000.0,
                                      "year_executed",
                                      2024,
                                      "description",
                                      "Buses"))),
                          Map.entry("projects_completed", List.of("Shelters")),
                          Map.entry("projects_ongoing", List.of("Garage")),
                          Map.entry("projects_future", List.of("Depot")),
                          Map.entry("reviewed_subrecipients", true),
                          Map.entry("subrecipient_name", "Elder Rides"),
                          Map.entry("review_status", "In Progress"),
                          Map.entry("covid19_context", false),
                          Map.entry("has_post_visit_responses", true))),
                  Map.entry(
                      "contractor",
                      Map.of(
                          "lead_reviewer_name", "Ansel Okoro",
                          "contractor_name", "Larchmere Reviews",
                          "lead_reviewer_phone", "+1 (555) 010-0101 ext. 7",
                          "lead_reviewer_email", "ansel@larchmere.example",
                          "additional_reviewers", List.of("Bo Vance"))),
                  Map.entry(
                      "fta_program_manager",
                      Map.of(
                          "name", "Odile Marchbanks",
                          "title", "Manager",
                          "phone", "(555) 010-0102",
                          "email", "odile@fta.example")),
                  Map.entry(
                      "regional_officer",
                      Map.of(
                          "name", "Tobias Fennimore",
                          "title", "Officer",
                          "phone", "(555) 010-0103",
                          "email", "tobias@fta.example")),
                  Map.entry(
                      "attendees",
                      Stream.of(
                              "recipient",
                              "subrecipients",
                              "contractors/lessees",
                              "FTA",
                              "contractor")
                          .map(organisation -> person(organisation))
                          .toList()),
                  Map.entry(
                      "subrecipients",
                      Map.of(
                          "5307", List.of(place("Harbor Vans")),
                          "5310", List.of(place("Elder Rides")),
                          "5311", List.of(place("Hill Rides")))),
                  Map.entry(
                      "contractors",
                      List.of(
                          Map.of(
                              "name", "Gray Line Vans",
                              "city_state", "Otter Bay, MA",
                              "services", "Paratransit"))),
                  Map.entry(
                      "erf_items",
                      List.of(
                          Map.of(
                              "erf_area", "Procurement",
                              "focus_description", "Change orders",
                              "completion_status", "Completed"))),
                  Map.entry(
                      "deficiencies",
                      List.of(
                          Map.of(
                              "review_area", "Legal",
                              "code", "L1-1*",
                              "description", "No minutes",
                              "corrective_actions",
                                  List.of(Map.of("description", "Write", "due_date", "2026-09-01")),
                              "date_closed", "2026-10-01",
                              "repeat_years", List.of("FY2023")))))),
          control("LEGAL : L1", "Deficient"));

  private static Map<String, String> person(String organisation) {
    return Map.of(
        "organisation", organisation,
        "name", "Priya Lindqvist",
        "title", "Director",
        "phone", "(555) 010-0104",
        "email", "priya@quillport.example");
  }

  private static Map<String, String> place(String name) {
    return Map.of("name", name, "city_state", "Otter Bay, MA");
  }

  private static boolean isThere(ProjectReview review, String path) {
    int dot = path.lastIndexOf('.');
    Object holder = dot < 0 ? CanonicalForm.write(review) : at(review, path.substring(0, dot));
    return holder instanceof Map<?, ?> map && map.containsKey(path.substring(dot + 1));
  }

  /** Members that stand in every review, whatever is known. */
  static Stream<String> members() {
    return paths(
        """
        project_id generated_at data_version project contractor fta_program_manager assessments
        erf_items metadata quality sources regional_officer subrecipients_5307 subrecipients_5310
        subrecipients_5311 contractors attendees
        project: region_number review_type recipient_name recipient_acronym recipient_city_state
        recipient_id recipient_website site_visit_dates site_visit_start_date site_visit_end_date
        report_date exit_conference_format recipient_contact_name recipient_contact_title
        recipient_salutation recipient_last_name recipient_address recipient_city recipient_state
        recipient_zip regional_office_header report_status fiscal_year desk_review_date
        scoping_meeting_date exit_conference_date comment_deadline previous_review_year
        organization_description supplemental_awards process_dates awards projects_completed
        projects_ongoing projects_future due_date
        contractor: lead_reviewer_name contractor_name lead_reviewer_phone lead_reviewer_email name
        additional_reviewers
        fta_program_manager: fta_program_manager_name fta_program_manager_title
        fta_program_manager_phone fta_program_manager_email name title phone email
        regional_officer: name title phone email
        attendees: recipient subrecipients contractors_lessees fta contractor
        assessments.0: review_area finding deficiency_code description corrective_action due_date
        date_closed deficiencies evidence repeat_deficiency repeat_history assessed
        unassessed_count control_count
        metadata: has_deficiencies deficiency_count deficient_area_count deficiency_areas erf_count
        erf_areas reviewed_subrecipients subrecipient_name fiscal_year review_status
        total_review_areas covid19_context no_repeat_deficiencies repeat_deficiency_count
        repeat_deficiency_areas has_post_visit_responses deficiencies_open_count
        deficiencies_closed_count
        quality: control_count mapped_count outside_count unmapped_count unassessed_count
        conflicting_count placeholder_count conflicting unmapped outside placeholders
        """);
  }

  /** Members of a list's elements. */
  static Stream<String> elements() {
    return paths(
        """
        erf_items.0: erf_area focus_description completion_status
        project.process_dates.0: date process
        project.awards.0: award_number award_amount year_executed description
        subrecipients_5307.0: name city_state
        subrecipients_5310.0: name city_state
        subrecipients_5311.0: name city_state
        attendees.recipient.0: name title phone email
        attendees.subrecipients.0: name title phone email
        attendees.contractors_lessees.0: name title phone email
        attendees.fta.0: name title phone email
        attendees.contractor.0: name title phone email
        assessments.0.evidence.0: control_id control_name control_url status finding comment rule
        confidence conflict
        assessments.0.deficiencies.0: code description corrective_actions date_closed repeat
        repeat_years
        assessments.0.deficiencies.0.corrective_actions.0: description due_date
        """);
  }

  private static Stream<String> paths(String listed) {
    var paths = new ArrayList<String>();
    String section = "";
    for (String word : listed.strip().split("\\s+")) {
      if (word.endsWith(":")) {
        section = word.substring(0, word.length() - 1) + ".";
      } else {
        paths.add(section + word);
      }
    }
    return paths.stream();
  }

  @Nested
  class Named {
    @ParameterizedTest
    @MethodSource("io.cortap.core.review.CanonicalMembersTest#members")
    void membersArePresentWhateverIsKnown(String path) {
      assertThat(isThere(BARE, path)).isTrue();
      assertThat(isThere(FULL, path)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("io.cortap.core.review.CanonicalMembersTest#elements")
    void membersOfElementsArePresentToo(String path) {
      assertThat(isThere(FULL, path)).isTrue();
    }

    @ParameterizedTest
    @MethodSource({
      "io.cortap.core.review.CanonicalMembersTest#members",
      "io.cortap.core.review.CanonicalMembersTest#elements"
    })
    void membersHoldWhatTheSetupSupplies(String path) {
      assertThat(at(FULL, path)).isNotNull();
    }
  }

  @Nested
  class FlatNames {
    @Test
    void areThoseThatLettersAndPackagesRead() {
      assertThat(FieldTable.flatNames().keySet())
          .containsExactlyInAnyOrder(
              "recipient_name",
              "region_number",
              "review_type",
              "recipient_city_state",
              "recipient_id",
              "recipient_website",
              "lead_reviewer_name",
              "lead_reviewer_phone",
              "lead_reviewer_email",
              "contractor_name",
              "fta_program_manager_name",
              "fta_program_manager_title",
              "fta_program_manager_phone",
              "fta_program_manager_email",
              "site_visit_dates",
              "due_date");
    }

    @Test
    void standForFieldsThatExist() {
      FieldTable.flatNames()
          .forEach((name, path) -> assertThat(at(FULL, path)).as(name).isNotNull());
    }
  }

  @Nested
  class Supplied {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            project.region_number                         | 1
            project.recipient_city                        | Quillport
            project.recipient_state                       | MA
            project.recipient_zip                         | 02142
            project.site_visit_dates                      | April 6–9, 2026
            project.report_status                         | Draft
            project.fiscal_year                           | FY2026
            project.previous_review_year                  | 2023
            project.awards.0.award_amount                 | 1250000
            project.awards.0.year_executed                | 2024
            contractor.name                               | Larchmere Reviews
            contractor.contractor_name                    | Larchmere Reviews
            contractor.lead_reviewer_phone                | +1 (555) 010-0101 ext. 7
            fta_program_manager.name                      | Odile Marchbanks
            fta_program_manager.fta_program_manager_name  | Odile Marchbanks
            fta_program_manager.email                     | odile@fta.example
            fta_program_manager.fta_program_manager_email | odile@fta.example
            metadata.fiscal_year                          | FY2026
            metadata.erf_count                            | 1
            metadata.erf_areas                            | [Procurement]
            metadata.total_review_areas                   | 21
            metadata.deficiency_count                     | 1
            metadata.deficient_area_count                 | 1
            attendees.fta.0.name                          | Priya Lindqvist
            sources.project.recipient_name                | null
            """)
    void valuesStandWhereTheyBelong(String path, String value) {
      assertThat(String.valueOf(at(FULL, path))).isEqualTo(value);
    }

    @ParameterizedTest(name = "{0} from {1}")
    @CsvSource({
      "project.recipient_name, setup",
      "project.recipient_city, derived",
      "project.site_visit_dates, derived",
      "project.fiscal_year, derived",
      "project.report_status, defaults",
      "metadata.review_status, setup",
      "project.regional_office_header, defaults"
    })
    void valuesRememberTheirLayer(String path, String layer) {
      assertThat(((Map<?, ?>) Objects.requireNonNull(at(FULL, "sources"))).get(path))
          .isEqualTo(layer);
    }

    @Test
    void nothingIsListedAsASourceThatHasNoValue() {
      assertThat(((Map<?, ?>) Objects.requireNonNull(at(BARE, "sources"))).keySet())
          .map(Object::toString)
          .containsExactly(
              "project.report_status", "project.fiscal_year", "metadata.review_status");
    }
  }

  @Nested
  class Unknown {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "project.region_number",
          "project.report_date",
          "contractor.contractor_name",
          "fta_program_manager.name",
          "metadata.reviewed_subrecipients",
          "metadata.covid19_context",
          "assessments.0.due_date",
          "regional_officer.email"
        })
    void valuesAreNull(String path) {
      assertThat(isThere(BARE, path)).isTrue();
      assertThat(at(BARE, path)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "erf_items",
          "project.awards",
          "project.projects_ongoing",
          "attendees.fta",
          "subrecipients_5307",
          "contractors",
          "assessments.0.evidence",
          "assessments.0.deficiencies",
          "metadata.deficiency_areas"
        })
    void listsAreEmpty(String path) {
      assertThat(at(BARE, path)).isEqualTo(List.of());
    }
  }

  @Nested
  class Assessments {
    @ParameterizedTest(name = "{0}")
    @CsvSource({"FY2025, 23", "FY2026, 21"})
    void areExactlyTheCatalogsAreasInItsOrder(String year, int areas) {
      ProjectReview review = review(info("fiscal_year", year));

      List<?> written = (List<?>) Objects.requireNonNull(at(review, "assessments"));
      assertThat(written)
          .hasSize(areas)
          .extracting(one -> ((Map<?, ?>) one).get("review_area"))
          .isEqualTo(
              ReviewAreaCatalog.inForce(FiscalYear.parse(year)).areas().stream()
                  .map(ReviewArea::name)
                  .toList());
      assertThat(at(review, "metadata.total_review_areas")).isEqualTo(areas);
      assertThat(at(review, "metadata.fiscal_year")).isEqualTo(year);
    }

    @Test
    void keepTheFindingThatTemplatesKnowAndSayThatTheyAreOpen() {
      ProjectReview review =
          review(
              SetupRecord.EMPTY,
              control("LEGAL : L1", "ND"),
              control("LEGAL : L2", "See attached"));

      assertThat(at(review, "assessments.0.finding")).isEqualTo("ND");
      assertThat(at(review, "assessments.0.assessed")).isEqualTo(false);
      assertThat(at(review, "assessments.0.unassessed_count")).isEqualTo(1);
      assertThat(at(review, "assessments.0.control_count")).isEqualTo(2);
      assertThat(at(review, "assessments.0.confidence")).isEqualTo("read");
      assertThat(at(review, "metadata.unassessed_areas")).isEqualTo(List.of("Legal"));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
        delimiter = '|',
        nullValues = "null",
        value = {
          "0.finding | D",
          "0.rule | keyword-deficient",
          "0.confidence | sure",
          "0.marked | false",
          "0.conflict | false",
          "0.control_name | LEGAL : L1",
          "0.control_url | https://app.example.test/controls/7",
          "0.status | Complete",
          "0.comment | Deficient: no minutes",
          "1.finding | null",
          "1.rule | null",
          "1.confidence | null",
          "1.marked | false",
          "1.conflict | false",
          "1.comment | See attached",
          "2.finding | D",
          "2.rule | instances/keyword-deficient",
          "2.conflict | true",
          "2.confidence | read",
          "3.marked | true",
          "3.comment | No longer deficient"
        })
    void carryTheirEvidence(String path, String value) {
      ProjectReview review =
          review(
              SetupRecord.EMPTY,
              control("LEGAL : L1", "Deficient: no minutes"),
              control("LEGAL : L2", "See attached"),
              control("LEGAL : L3", "ND", "Deficient"),
              control("LEGAL : L4", "No longer deficient"));

      Object held = at(review, "assessments.0.evidence." + path);
      assertThat(held == null ? null : held.toString()).isEqualTo(value);
    }
  }

  @Nested
  class Identity {
    @ParameterizedTest
    @CsvSource({
      "7, RSKTY-0007",
      "58, RSKTY-0058",
      "9999, RSKTY-9999",
      "10000, RSKTY-10000",
      "123456789012, RSKTY-123456789012",
      "9223372036854775807, RSKTY-9223372036854775807"
    })
    void ofAnyLengthIsWrittenAndReadBack(long project, String id) {
      ProjectReview review = withProject(project);

      assertThat(review.reviewId()).isEqualTo(id);
      assertThat(CanonicalForm.read(CanonicalForm.write(review))).isEqualTo(review);
    }

    private ProjectReview withProject(long project) {
      return new ProjectReview(
          new ProjectId(project),
          NOON,
          BARE.catalogYear(),
          BARE.fields(),
          BARE.assessments(),
          BARE.quality());
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "RSKTY-58",
          "58",
          "rskty-0058",
          "RSKTY-99999999999999999999",
          "RSKTY-",
          "X-0058"
        })
    void ofAnotherFormIsRefused(String id) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> CanonicalForm.read(changed("project_id", held -> id)))
          .withMessage("project_id looks like RSKTY-0033, was '" + id + "'");
    }

    @Test
    void withMoreZerosThanItHasIsRefused() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> CanonicalForm.read(changed("project_id", held -> "RSKTY-000058")))
          .withMessageContaining("project_id is 'RSKTY-000058'");
    }

    @Test
    void isTheSameInEveryLocale() {
      Locale before = Locale.getDefault();
      try {
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        assertThat(withProject(58).reviewId()).isEqualTo("RSKTY-0058");
        assertThat(ReviewWarnings.of(BARE))
            .contains("None of the 0 controls belongs to a review area: nothing is assessed.");
      } finally {
        Locale.setDefault(before);
      }
    }

    @Test
    void hasItsTimeInWholeSeconds() {
      assertThat(at(BARE, "generated_at")).isEqualTo("2026-03-15T12:00:00Z");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> CanonicalForm.read(changed("generated_at", held -> "noon")))
          .withMessage("generated_at is a time like 2027-03-15T14:15:02Z, was 'noon'");
    }
  }

  private static Map<String, @Nullable Object> changed(
      String path, UnaryOperator<@Nullable Object> change) {
    return change(CanonicalForm.write(FULL), List.of(path.split("\\.")), change);
  }

  private static Map<String, @Nullable Object> change(
      Map<?, ?> held, List<String> path, UnaryOperator<@Nullable Object> change) {
    var members = new LinkedHashMap<String, @Nullable Object>();
    held.forEach((name, value) -> members.put(name.toString(), value));
    String step = path.getFirst();
    Object inner = members.get(step);
    if (path.size() == 1) {
      members.put(step, change.apply(inner));
    } else if (inner instanceof List<?> list) {
      var elements = new ArrayList<@Nullable Object>(list);
      int index = Integer.parseInt(path.get(1));
      elements.set(
          index, change((Map<?, ?>) elements.get(index), path.subList(2, path.size()), change));
      members.put(step, elements);
    } else {
      Map<?, ?> object = (Map<?, ?>) Objects.requireNonNull(inner);
      members.put(step, change(object, path.subList(1, path.size()), change));
    }
    return members;
  }

  @Nested
  class Forged {
    static Stream<Arguments> forgeries() {
      return Stream.of(
          Arguments.of("assessments.0.finding", "ND", "assessments[0].finding is 'ND'"),
          Arguments.of("assessments.0.review_area", "Parking", "'Parking' is no review area"),
          Arguments.of("assessments.0.assessed", false, "assessments[0].assessed is 'false'"),
          Arguments.of(
              "assessments.0.evidence", List.of(), "assessments[0]: Legal is NA and has 1"),
          Arguments.of("assessments.0.evidence", "none", "assessments[0].evidence must be a list"),
          Arguments.of(
              "assessments.0.evidence.0.finding", "X", "a finding is D, ND or NA, was 'X'"),
          Arguments.of("assessments.0.evidence.0.finding", 1, "finding must be a text, was '1'"),
          Arguments.of(
              "assessments.0.evidence.0.confidence", "sure?", "a confidence is sure or read"),
          Arguments.of("assessments.0.evidence.0.marked", true, "in conflict is read, not sure"),
          Arguments.of(
              "assessments.0.evidence.0.conflict", "no", "must be true or false, was 'no'"),
          Arguments.of("assessments.0.deficiencies.0.code", "L1*", "a repeat is a flag"),
          Arguments.of("assessments.0.deficiencies.0.description", "", "a deficiency is described"),
          Arguments.of(
              "assessments.0.deficiencies.0.date_closed", "soon", "a date closed is a date"),
          Arguments.of(
              "assessments.0.deficiencies.0.repeat_years", List.of(2023), "must be a text"),
          Arguments.of(
              "assessments.0.deficiencies.0.corrective_actions.0.due_date",
              "soon",
              "a due date is a date"),
          Arguments.of("metadata.deficiency_count", 2, "metadata.deficiency_count is '2'"),
          Arguments.of("metadata.deficiency_count", List.of(), "is a list of 0"),
          Arguments.of("metadata.deficiency_areas", List.of("Legal", "Title VI"), "a list of 2"),
          Arguments.of(
              "metadata.deficiency_areas",
              List.of("Title VI"),
              "deficiency_areas[0] is 'Title VI'"),
          Arguments.of("metadata.deficiency_areas", Map.of(), "deficiency_areas is an object"),
          Arguments.of("quality.control_count", 2, "quality.control_count is '2'"),
          Arguments.of("quality.catalog_year", "2026", "a fiscal year looks like FY2026"),
          Arguments.of("quality.unmapped", List.of(1), "quality.unmapped[0] must be an object"),
          Arguments.of("project.region_number", 11, "project.region_number"),
          Arguments.of("project.region_number", null, "sources names project.region_number"),
          Arguments.of("project.recipient_zip", "2142", "project.recipient_zip"),
          Arguments.of("project.recipient_name", " Quillport", "is no canonical value"),
          Arguments.of("project.recipient_name", "TBD", "is no canonical value"),
          Arguments.of("project.shoe_size", 44, "project.shoe_size is no member"),
          Arguments.of("sources", Map.of(), "project.fiscal_year is absent"),
          Arguments.of("contractor.name", "Other", "contractor.name is 'Other'"),
          Arguments.of("data_version", "2.0", "data_version must be 1.0, was '2.0'"),
          Arguments.of("project", "none", "project"),
          Arguments.of("extra", 1, "extra is no member of the canonical form"));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @MethodSource("forgeries")
    void membersAreRefusedByName(String path, @Nullable Object value, String message) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> CanonicalForm.read(changed(path, held -> value)))
          .withMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"project.region_number, vaccine", "project, setup"})
    void sourcesAreRefusedByName(String source) {
      String[] pathAndLayer = source.split(", ");

      assertThatIllegalArgumentException()
          .isThrownBy(() ->
              CanonicalForm.read(
                  changed(
                      "sources",
                      held -> {
                        var sources = new LinkedHashMap<Object, Object>((Map<?, ?>) held);
                        sources.put(pathAndLayer[0], pathAndLayer[1]);
                        return sources;
                      })));
    }

    @Test
    void areasInAnotherOrderAreRefused() {
      assertThatIllegalArgumentException()
          .isThrownBy(() ->
              CanonicalForm.read(
                  changed("assessments", held -> new ArrayList<>((List<?>) held).reversed())))
          .withMessageContaining("areas in the catalog's order");
    }

    @Test
    void aReviewHasAFiscalYear() {
      assertThatIllegalArgumentException()
          .isThrownBy(() ->
              new ProjectReview(
                  new ProjectId(58),
                  NOON,
                  BARE.catalogYear(),
                  new ProjectFields(Map.of()),
                  BARE.assessments(),
                  BARE.quality()))
          .withMessage("a review has a fiscal year; project.fiscal_year is absent");
    }

    @Test
    void theWholeReadsBackAsItWasWritten() {
      assertThat(CanonicalForm.read(changed("data_version", held -> held))).isEqualTo(FULL);
    }
  }
}
