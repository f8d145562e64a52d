package io.cortap.core.review;

import static io.cortap.core.review.Reviews.NOON;
import static io.cortap.core.review.Reviews.control;
import static io.cortap.core.review.Reviews.info;
import static io.cortap.core.review.Reviews.made;
import static io.cortap.core.review.Reviews.review;
import static io.cortap.core.review.Reviews.section;
import static io.cortap.core.review.Reviews.warnings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where values come from, and what counts as one. */
final class LayersTableTest {
  private static @Nullable FieldValue value(ProjectReview review, String path) {
    return review.fields().values().get(path);
  }

  @Nested
  class Regions {
    @ParameterizedTest
    @CsvSource({
      "1, Connecticut",
      "2, New Jersey",
      "3, Delaware",
      "4, Alabama",
      "5, Illinois",
      "6, Arkansas",
      "7, Iowa",
      "8, Colorado",
      "9, American Samoa",
      "10, Alaska"
    })
    void anyIsAsGoodAsAnyOther(int region, String firstState) {
      ProjectReview review =
          review(info("region_number", region, "recipient_name", "Quillport Transit"));

      assertThat(value(review, "project.region_number"))
          .isEqualTo(new FieldValue(region, Layer.SETUP));
      assertThat(value(review, "project.recipient_name"))
          .isEqualTo(new FieldValue("Quillport Transit", Layer.SETUP));
      assertThat(review.fields().text("project.regional_office_header"))
          .startsWith("REGION " + region + "\n" + firstState);
    }

    @Test
    void oneKeepsItsWholeSetup() {
      var first = info("region_number", 1, "recipient_id", "1057", "recipient_zip", "02142");
      var second = info("region_number", 2, "recipient_id", "1057", "recipient_zip", "02142");

      assertThat(review(first).fields().values().keySet())
          .isEqualTo(review(second).fields().values().keySet());
    }

    @Test
    void withoutARegionThereIsNoHeader() {
      assertThat(value(review(SetupRecord.EMPTY), "project.regional_office_header")).isNull();
    }

    @Test
    void aHeaderOfTheSetupStays() {
      assertThat(
              value(
                  review(info("region_number", 1, "regional_office_header", "Region One")),
                  "project.regional_office_header"))
          .isEqualTo(new FieldValue("Region One", Layer.SETUP));
    }
  }

  @Nested
  class Merging {
    @Test
    void laterLayersWinFieldByFieldAndAreNotSwapped() {
      ReviewOutcome.Assembled made =
          made(
              new SetupRecord(
                  Map.of(
                      "project_info",
                      Map.of("recipient_name", "Quillport Transit", "recipient_id", "1057"),
                      "contractor",
                      Map.of("contractor_name", "Larchmere", "lead_reviewer_name", "Ansel"))),
              new SetupRecord(
                  Map.of(
                      "project_info",
                      Map.of("recipient_id", "2001", "report_status", "Draft"),
                      "contractor",
                      Map.of("lead_reviewer_name", "Bo"))));

      assertThat(made.review().fields().values())
          .contains(
              Map.entry("project.recipient_name", new FieldValue("Quillport Transit", Layer.SETUP)),
              Map.entry("project.recipient_id", new FieldValue("2001", Layer.REQUEST)),
              Map.entry("project.report_status", new FieldValue("Draft", Layer.REQUEST)),
              Map.entry("contractor.contractor_name", new FieldValue("Larchmere", Layer.SETUP)),
              Map.entry("contractor.lead_reviewer_name", new FieldValue("Bo", Layer.REQUEST)),
              Map.entry("metadata.review_status", new FieldValue("In Progress", Layer.DEFAULTS)));
    }

    @Test
    void whatFollowsFromALaterLayerBeatsWhatAnEarlierOneSays() {
      ReviewOutcome.Assembled made =
          made(
              info(
                  "site_visit_dates", "early April",
                  "recipient_city_state", "Otter Bay, MA",
                  "recipient_city", "Otter Bay"),
              info(
                  "site_visit_start_date", "2026-04-06",
                  "site_visit_end_date", "2026-04-09",
                  "recipient_city", "Quillport"));

      assertThat(value(made.review(), "project.site_visit_dates"))
          .isEqualTo(new FieldValue("April 6–9, 2026", Layer.DERIVED));
      assertThat(value(made.review(), "project.recipient_city"))
          .isEqualTo(new FieldValue("Quillport", Layer.REQUEST));
      assertThat(value(made.review(), "project.recipient_state"))
          .isEqualTo(new FieldValue("MA", Layer.DERIVED));
      assertThat(value(made.review(), "project.recipient_city_state"))
          .isEqualTo(new FieldValue("Quillport, MA", Layer.DERIVED));
    }

    @Test
    void aLaterLayersCityAndStateInOneBeatThePartsOfAnEarlierOne() {
      ReviewOutcome.Assembled made =
          made(
              info("recipient_city", "Otter Bay", "recipient_state", "MA"),
              info("recipient_city_state", "Quillport, NY"));

      assertThat(value(made.review(), "project.recipient_city_state"))
          .isEqualTo(new FieldValue("Quillport, NY", Layer.REQUEST));
      assertThat(value(made.review(), "project.recipient_city"))
          .isEqualTo(new FieldValue("Quillport", Layer.DERIVED));
      assertThat(value(made.review(), "project.recipient_state"))
          .isEqualTo(new FieldValue("NY", Layer.DERIVED));
    }

    @Test
    void riskuitysNameIsBelowTheSetups() {
      assertThat(recipient("Project 58", SetupRecord.EMPTY))
          .isEqualTo(new FieldValue("Project 58", Layer.RISKUITY));
      assertThat(recipient("Project 58", info("recipient_name", "Quillport Transit")))
          .isEqualTo(new FieldValue("Quillport Transit", Layer.SETUP));
      assertThat(recipient("TBD", SetupRecord.EMPTY)).isNull();
    }

    private @Nullable FieldValue recipient(String riskuity, SetupRecord setup) {
      var layers = new ProjectLayers(setup, SetupRecord.EMPTY);
      return MergedFields.of(riskuity, layers, NOON)
          .fields()
          .values()
          .get("project.recipient_name");
    }

    @Test
    void aPlaceholderOfRiskuityIsTold() {
      assertThat(MergedFields.of("TBD", ProjectLayers.NONE, NOON).placeholders())
          .containsExactly(new PlaceholderValue("project.recipient_name", "TBD", Layer.RISKUITY));
    }

    @Test
    void listsAreReplacedWhole() {
      ReviewOutcome.Assembled made =
          made(
              info("projects_ongoing", List.of("Garage", "Depot")),
              info("projects_ongoing", List.of("Shelters")));

      assertThat(made.review().fields().find("project.projects_ongoing"))
          .contains(List.of("Shelters"));
    }

    @Test
    void theRequestsDeficienciesStandInForTheSetups() {
      var setup = Reviews.deficiencies(Map.of("review_area", "Legal", "code", "L1-1"));
      var request = Reviews.deficiencies(Map.of("review_area", "Legal", "code", "L1-2"));

      assertThat(made(setup, request, control("LEGAL : L1", "D")).review().deficiencies())
          .extracting(Deficiency::code)
          .containsExactly("L1-2");
    }

    @Test
    void notesAreNoPartOfTheReview() {
      assertThat(review(new SetupRecord(Map.of("notes", "Called twice."))).fields().values())
          .doesNotContainKey("notes");
    }
  }

  @Nested
  class Derived {
    @Test
    void cityAndStateMakeTheirPair() {
      assertThat(
              value(
                  review(info("recipient_city", "Quillport", "recipient_state", "MA")),
                  "project.recipient_city_state"))
          .isEqualTo(new FieldValue("Quillport, MA", Layer.DERIVED));
    }

    @ParameterizedTest
    @CsvSource({"recipient_city, Quillport", "recipient_state, MA"})
    void oneOfThemAloneMakesNone(String member, String value) {
      assertThat(value(review(info(member, value)), "project.recipient_city_state")).isNull();
    }

    @Test
    void thePairMakesItsParts() {
      ProjectReview review = review(info("recipient_city_state", "St. Ann, Upper Bay, ME"));

      assertThat(value(review, "project.recipient_city"))
          .isEqualTo(new FieldValue("St. Ann, Upper Bay", Layer.DERIVED));
      assertThat(value(review, "project.recipient_state"))
          .isEqualTo(new FieldValue("ME", Layer.DERIVED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Quillport,", ",", "x, "})
    void aCityThatMakesNoPairLeavesItOut(String city) {
      assertThat(
              value(
                  review(info("recipient_city", city, "recipient_state", "MA")),
                  "project.recipient_city_state"))
          .isNull();
    }

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            2026-04-06 | 2026-04-09 | April 6–9, 2026
            2026-04-06 | 2026-04-06 | April 6, 2026
            2026-03-30 | 2026-04-02 | March 30 – April 2, 2026
            2025-12-30 | 2026-01-02 | December 30, 2025 – January 2, 2026
            2026-04-06 |            | April 6, 2026
            2026-04-06 | 2026-04-05 |
                       | 2026-04-05 |
            """)
    void theDaysOfAVisitMakeItsDates(
        @Nullable String start, @Nullable String end, @Nullable String dates) {
      var members = new LinkedHashMap<String, @Nullable Object>();
      members.put("site_visit_start_date", start);
      members.put("site_visit_end_date", end);
      ProjectReview review = review(new SetupRecord(Map.of("project_info", members)));

      assertThat(value(review, "project.site_visit_dates"))
          .isEqualTo(dates == null ? null : new FieldValue(dates, Layer.DERIVED));
    }

    @Test
    void datesInWordsStay() {
      ProjectReview review =
          review(info("site_visit_start_date", "2026-04-06", "site_visit_dates", "early April"));

      assertThat(value(review, "project.site_visit_dates"))
          .isEqualTo(new FieldValue("early April", Layer.SETUP));
    }

    @Test
    void listedSubrecipientsWereReviewedAndOneAloneGivesItsName() {
      ProjectReview one =
          review(section("subrecipients", "5310", List.of(Map.of("name", "Elder Rides"))));

      assertThat(value(one, "metadata.reviewed_subrecipients"))
          .isEqualTo(new FieldValue(true, Layer.DERIVED));
      assertThat(value(one, "metadata.subrecipient_name"))
          .isEqualTo(new FieldValue("Elder Rides", Layer.DERIVED));
    }

    @Test
    void severalSubrecipientsOrNamelessOnesGiveNoName() {
      ProjectReview several =
          review(
              section(
                  "subrecipients",
                  "5307",
                  List.of(Map.of("name", "Harbor Vans")),
                  "5311",
                  List.of(Map.of("name", "Hill Rides"))));
      ProjectReview nameless =
          review(section("subrecipients", "5311", List.of(Map.of("city_state", "Otter Bay, MA"))));

      assertThat(value(several, "metadata.reviewed_subrecipients")).isNotNull();
      assertThat(value(several, "metadata.subrecipient_name")).isNull();
      assertThat(value(nameless, "metadata.reviewed_subrecipients")).isNotNull();
      assertThat(value(nameless, "metadata.subrecipient_name")).isNull();
    }

    @Test
    void withoutSubrecipientsNothingIsSaidOfThem() {
      assertThat(value(review(SetupRecord.EMPTY), "metadata.reviewed_subrecipients")).isNull();
    }

    @Test
    void aFlagOfTheSetupStays() {
      var setup =
          new SetupRecord(
              Map.of(
                  "project_info", Map.of("reviewed_subrecipients", false),
                  "subrecipients", Map.of("5310", List.of(Map.of("name", "Elder Rides")))));

      assertThat(value(review(setup), "metadata.reviewed_subrecipients"))
          .isEqualTo(new FieldValue(false, Layer.SETUP));
    }
  }

  @Nested
  class CatalogYears {
    @ParameterizedTest(name = "year {0}, visit {1}, made {2}: {3} with {4} areas")
    @CsvSource(
        delimiter = '|',
        nullValues = "-",
        textBlock =
            """
            FY2025 | 2026-04-06 | 2026-03-15T12:00:00Z | FY2025 | 23
            FY2026 | 2024-04-06 | 2024-03-15T12:00:00Z | FY2026 | 21
            -      | 2025-09-30 | 2026-03-15T12:00:00Z | FY2025 | 23
            -      | 2025-10-01 | 2024-03-15T12:00:00Z | FY2026 | 21
            -      | 2026-09-30 | 2026-12-15T12:00:00Z | FY2026 | 21
            -      | -          | 2025-09-30T23:59:59Z | FY2025 | 23
            -      | -          | 2025-10-01T00:00:00Z | FY2026 | 21
            TBD    | 2025-09-30 | 2026-03-15T12:00:00Z | FY2025 | 23
            FY2004 | -          | 2026-03-15T12:00:00Z | FY2004 | 23
            FY2999 | -          | 2026-03-15T12:00:00Z | FY2999 | 21
            -      | 2099-12-31 | 2026-03-15T12:00:00Z | FY2100 | 21
            -      | 2000-01-01 | 2026-03-15T12:00:00Z | FY2000 | 23
            """)
    void areTheSetupsElseTheVisitsElseTheMakings(
        @Nullable String asked, @Nullable String visit, Instant made, String year, int areas) {
      var members = new LinkedHashMap<String, @Nullable Object>();
      members.put("fiscal_year", asked);
      members.put("site_visit_start_date", visit);
      var setup = new SetupRecord(Map.of("project_info", members));

      var outcome =
          (ReviewOutcome.Assembled)
              Reviews.outcome(
                  new ProjectLayers(setup, SetupRecord.EMPTY), UnassessedPolicy.DRAFT, made);

      assertThat(outcome.review().fiscalYear()).hasToString(year);
      assertThat(outcome.review().assessments()).hasSize(areas);
    }

    @Test
    void theRequestsYearIsAboveTheSetups() {
      assertThat(
              made(info("fiscal_year", "FY2026"), info("fiscal_year", "FY2025"))
                  .review()
                  .fiscalYear())
          .hasToString("FY2025");
    }

    @ParameterizedTest
    @CsvSource({"FY2026, false", "FY2025, false", "FY2024, false", "FY2027, true"})
    void beyondTheNewestCatalogAreWarnedOf(String year, boolean warned) {
      assertThat(warnings(info("fiscal_year", year), control("LEGAL : L1", "ND")))
          .filteredOn(warning -> warning.startsWith("There is no list of review areas"))
          .hasSize(warned ? 1 : 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1999, 3000})
    void lieBetween2000And2999(int year) {
      assertThat(catchThrowable(() -> new FiscalYear(year)))
          .hasMessage("a fiscal year is 2000 to 2999, was " + year);
    }
  }

  @Nested
  class Placeholding {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "TBD",
          "tbd.",
          "T.B.D.",
          "TBA",
          "To be determined",
          "N/A",
          "n/a",
          "NA",
          "None",
          "null",
          "pending",
          "unknown",
          "Not available",
          "[LIST]",
          "[recipient name]",
          "<name>",
          "{{ name }}",
          "???",
          "--",
          "—",
          "XXXX",
          "Lorem ipsum",
          "Recipient Name"
        })
    void textsCountAsMissingAndAreTold(String text) {
      ReviewOutcome.Assembled made = made(info("recipient_name", text), SetupRecord.EMPTY);

      assertThat(value(made.review(), "project.recipient_name")).isNull();
      assertThat(made.review().quality().placeholders())
          .containsExactly(new PlaceholderValue("project.recipient_name", text, Layer.SETUP));
    }

    @ParameterizedTest
    @ValueSource(strings = {"City, ST", "TBD, MA", "City, MA", "Unknown, ME", "Quillport, ST"})
    void citiesAndStatesOfNobodyAreNone(String text) {
      ProjectReview review = review(info("recipient_city_state", text));

      assertThat(review.fields().find("project.recipient_city_state")).isEmpty();
      assertThat(review.fields().find("project.recipient_city")).isEmpty();
      assertThat(review.fields().find("project.recipient_state")).isEmpty();
      assertThat(review.quality().placeholders())
          .containsExactly(new PlaceholderValue("project.recipient_city_state", text, Layer.SETUP));
    }

    @ParameterizedTest
    @CsvSource({"recipient_state, ST", "recipient_state, XX", "recipient_city, City"})
    void partsOfAnAddressAreNone(String member, String text) {
      assertThat(review(info(member, text)).quality().placeholders())
          .containsExactly(new PlaceholderValue("project." + member, text, Layer.SETUP));
    }

    @ParameterizedTest
    @CsvSource({"recipient_acronym, ST", "recipient_name, St", "recipient_city_state, 'Stow, MA'"})
    void realShortNamesStay(String member, String text) {
      assertThat(review(info(member, text)).fields().text("project." + member)).isEqualTo(text);
    }

    @Test
    void blanksAreNothingAndNotEvenTold() {
      ProjectReview review = review(info("recipient_name", "  ", "recipient_id", ""));

      assertThat(review.fields().values())
          .doesNotContainKeys("project.recipient_name", "project.recipient_id");
      assertThat(review.quality().placeholders()).isEmpty();
    }

    @Test
    void inListsAndRowsAreToldWhereTheyStand() {
      ReviewOutcome.Assembled made =
          made(
              SetupRecord.EMPTY,
              new SetupRecord(
                  Map.of(
                      "project_info",
                      Map.of("projects_ongoing", List.of("Garage", "TBD")),
                      "attendees",
                      List.of(Map.of("organisation", "fta", "name", "TBD", "title", "Officer")))));

      assertThat(made.review().fields().find("project.projects_ongoing"))
          .contains(List.of("Garage"));
      assertThat(made.review().quality().placeholders())
          .containsExactly(
              new PlaceholderValue("project_info.projects_ongoing[1]", "TBD", Layer.REQUEST),
              new PlaceholderValue("attendees[0].name", "TBD", Layer.REQUEST));
    }
  }

  @Nested
  class Reading {
    static Stream<Arguments> numbers() {
      return Stream.of(
          Arguments.of(1057, "1057"),
          Arguments.of(1057L, "1057"),
          Arguments.of(1057.0, "1057"),
          Arguments.of(1.25e7, "12500000"),
          Arguments.of(0.0, "0"),
          Arguments.of(new BigDecimal("1250000.50"), "1250000.5"),
          Arguments.of(new BigDecimal("1E+29"), "100000000000000000000000000000"),
          Arguments.of(Double.NaN, ""),
          Arguments.of(Double.POSITIVE_INFINITY, ""),
          Arguments.of(new BigDecimal("1E+999999999"), ""),
          Arguments.of(new BigDecimal("1E-31"), ""),
          Arguments.of(new BigDecimal("1".repeat(31)), ""));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void aNumberMayStandForATextIfSomebodyWouldWriteIt(Number number, String text) {
      var reading = new FieldReading();

      Optional<Object> read =
          reading.read(new FieldKind.Text(TextForm.TEXT), "recipient_id", number);

      assertThat(read).isEqualTo(text.isEmpty() ? Optional.empty() : Optional.of(text));
      assertThat(reading.faults()).hasSize(text.isEmpty() ? 1 : 0);
    }

    static Stream<Arguments> regions() {
      return Stream.of(
          Arguments.of(1, true),
          Arguments.of(10, true),
          Arguments.of("1", true),
          Arguments.of(" 10 ", true),
          Arguments.of(1.0, true),
          Arguments.of(0, false),
          Arguments.of(11, false),
          Arguments.of(1.5, false),
          Arguments.of("one", false),
          Arguments.of(true, false),
          Arguments.of(List.of(1), false),
          Arguments.of(Double.NaN, false));
    }

    @ParameterizedTest
    @MethodSource("regions")
    void aRegionIsAWholeNumberFromOneToTen(Object given, boolean taken) {
      assertThat(SetupRecord.faults(Map.of("project_info", Map.of("region_number", given))))
          .hasSize(taken ? 0 : 1)
          .allMatch(
              fault -> fault.problem().startsWith("must be a whole number from 1 to 10, was"));
    }

    static Stream<Arguments> faults() {
      return Stream.of(
          Arguments.of("review_type", "Triennial", "must be one of Triennial Review | State"),
          Arguments.of("review_type", 3, "was '3'"),
          Arguments.of("covid19_context", "yes", "must be true or false, was 'yes'"),
          Arguments.of("recipient_zip", 2142, "must be a ZIP like 02142"),
          Arguments.of("recipient_name", List.of("Q"), "must be text, was a list"),
          Arguments.of("recipient_name", Map.of("a", 1), "must be text, was an object"),
          Arguments.of("recipient_name", true, "must be text, was 'true'"),
          Arguments.of("report_date", "0026-04-06", "must be a date like 2027-03-15"),
          Arguments.of("report_date", "1999-12-31", "must be a date like 2027-03-15"),
          Arguments.of("report_date", "2100-01-01", "must be a date like 2027-03-15"),
          Arguments.of("report_date", "2026-04-31", "must be a date like 2027-03-15"),
          Arguments.of("awards", "one", "must be a list of objects, was 'one'"),
          Arguments.of("awards", List.of("one"), "must be an object, was 'one'"),
          Arguments.of(
              "awards",
              List.of(Map.of("award_nr", "x")),
              "is not known here; known are award_amount, award_number"),
          Arguments.of("recipient_nmae", "Q", "is not known here; did you mean recipient_name?"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("faults")
    void whatDoesNotFitIsAFaultThatSaysWhy(String member, Object given, String problem) {
      assertThat(SetupRecord.faults(Map.of("project_info", Map.of(member, given))))
          .singleElement()
          .satisfies(fault -> {
            assertThat(fault.member()).startsWith("project_info." + member);
            assertThat(fault.problem()).contains(problem);
          });
    }

    static Stream<Arguments> attendees() {
      return Stream.of(
          Arguments.of(Map.of("organisation", "FTA"), "fta"),
          Arguments.of(Map.of("organization", "Recipient"), "recipient"),
          Arguments.of(Map.of("organisation", "Subrecipient"), "subrecipients"),
          Arguments.of(Map.of("organisation", "SUBRECIPIENTS"), "subrecipients"),
          Arguments.of(Map.of("organisation", "Contractors/Lessees"), "contractors_lessees"),
          Arguments.of(Map.of("organisation", "contractors_lessees"), "contractors_lessees"),
          Arguments.of(Map.of("organisation", "Contractor/Lessee"), "contractors_lessees"),
          Arguments.of(Map.of("organisation", "Contractors & lessees"), "contractors_lessees"),
          Arguments.of(Map.of("organisation", "Lessee"), "contractors_lessees"),
          Arguments.of(Map.of("organisation", "Contractor"), "contractor"),
          Arguments.of(Map.of("organisation", "Review contractor"), "contractor"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attendees")
    void attendeesAreSortedByTheirOrganisation(Map<String, String> organisation, String group) {
      var person = new LinkedHashMap<String, String>(organisation);
      person.put("name", "Priya Lindqvist");

      ProjectReview review = review(new SetupRecord(Map.of("attendees", List.of(person))));

      assertThat(review.fields().values().keySet())
          .filteredOn(path -> path.startsWith("attendees"))
          .containsExactly("attendees." + group);
      assertThat(review.fields().find("attendees." + group).orElseThrow().toString())
          .isEqualTo("[{name=Priya Lindqvist, title=null, phone=null, email=null}]");
    }

    @Test
    void attendeesWithoutAnOrganisationOrAShapeAreFaults() {
      assertThat(SetupRecord.faults(Map.of("attendees", List.of(Map.of("name", "Priya"), "Bo"))))
          .containsExactly(
              new SetupFault(
                  "attendees[0].organisation",
                  "must be one of recipient | subrecipients | contractors_lessees | fta |"
                      + " contractor, was ''"),
              new SetupFault("attendees[1]", "must be an object"));
      assertThat(SetupRecord.faults(Map.of("attendees", "all")))
          .containsExactly(new SetupFault("attendees", "must be a list of objects"));
    }

    @Test
    void anEmptyRowIsNoRow() {
      ProjectReview review =
          review(
              new SetupRecord(
                  Map.of(
                      "project_info",
                      Map.of("awards", List.of(Map.of("award_number", "TBD"))),
                      "attendees",
                      List.of(Map.of("organisation", "fta")))));

      assertThat(review.fields().values()).doesNotContainKeys("project.awards", "attendees.fta");
    }

    @Test
    void oneTextMayStandForAList() {
      assertThat(
              review(info("projects_ongoing", "Garage")).fields().find("project.projects_ongoing"))
          .contains(List.of("Garage"));
    }

    @Test
    void theSameValueGivenTwiceIsOne() {
      var setup = section("contractor", "name", "Larchmere", "contractor_name", " Larchmere ");

      assertThat(review(setup).fields().text("contractor.contractor_name")).isEqualTo("Larchmere");
    }

    @Test
    void aSectionThatIsNoObjectIsAFault() {
      assertThat(SetupRecord.faults(Map.of("contractor", "Larchmere")))
          .containsExactly(new SetupFault("contractor", "must be an object"));
    }

    @Test
    void aSectionThatNobodyKnowsIsAFaultThatNamesTheKnownOnes() {
      assertThat(SetupRecord.faults(Map.of("shoes", 44)))
          .singleElement()
          .satisfies(fault -> {
            assertThat(fault.member()).isEqualTo("shoes");
            assertThat(fault.problem())
                .startsWith("is not known here; known are ")
                .contains("attendees", "project_info", "subrecipients", "deficiencies", "notes");
          });
    }

    @Test
    void aRecordMayLeaveAnythingOut() {
      var members = new LinkedHashMap<String, @Nullable Object>();
      members.put("project_info", null);
      members.put("attendees", null);

      assertThat(SetupRecord.faults(members)).isEmpty();
      assertThat(new SetupRecord(members).members()).containsKey("attendees");
    }
  }
}
