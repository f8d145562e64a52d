package io.cortap.adapter.docx;

import io.cortap.core.report.ProjectId;
import io.cortap.core.review.Assessment;
import io.cortap.core.review.Control;
import io.cortap.core.review.FiscalYear;
import io.cortap.core.review.ProjectControls;
import io.cortap.core.review.ProjectLayers;
import io.cortap.core.review.ProjectReview;
import io.cortap.core.review.ReviewArea;
import io.cortap.core.review.ReviewAreaCatalog;
import io.cortap.core.review.ReviewAssembly;
import io.cortap.core.review.ReviewOutcome;
import io.cortap.core.review.SetupRecord;
import io.cortap.core.review.UnassessedPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reviews of an invented agency, made as the service makes them. */
final class SampleReviews {
  static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  static final ProjectId PROJECT = new ProjectId(58);

  private final Map<String, List<String>> comments = new LinkedHashMap<>();
  private final Map<String, @Nullable Object> info = new HashMap<>();
  private final Map<String, @Nullable Object> setup = new HashMap<>();
  private String year = "FY2026";

  private SampleReviews() {
    for (String yearId : List.of("FY2025", "FY2026")) {
      ReviewAreaCatalog.inForce(FiscalYear.parse(yearId))
          .areas()
          .forEach(area -> comments.put(area.id(), List.of("ND", "ND")));
    }
    info.putAll(
        Map.of(
            "recipient_name", "Northfield Transit Systems",
            "recipient_id", "1492",
            "region_number", 4,
            "review_type", "Triennial Review",
            "report_date", "2026-05-22"));
    setup.put(
        "contractor",
        Map.of("lead_reviewer_name", "Quentin Abara", "contractor_name", "Harrow & Lake, LLC"));
    setup.put("fta_program_manager", Map.of("name", "Marisol Trent"));
  }

  /** Every area assessed and not deficient; only what a report must have is known. */
  static SampleReviews spotless() {
    return new SampleReviews();
  }

  /** Three deficient areas, one with two deficiencies; one area open; nearly everything known. */
  static SampleReviews eventful() {
    return spotless()
        .comments("procurement", "Deficient: no estimate", "Deficient: clauses missing", "ND")
        .comments("maintenance", "Deficient: lift inspections were late", "ND")
        .comments("financial", "D - drawdowns before expenses", "ND", "")
        .comments("tam", "ND", "", "In progress")
        .comments("school-bus", "NA", "Not Applicable")
        .info("recipient_acronym", "NTS")
        .info("recipient_city_state", "Northfield, GA")
        .info("exit_conference_format", "virtual")
        .info("exit_conference_date", "2026-04-09")
        .info("site_visit_start_date", "2026-04-06")
        .info("site_visit_end_date", "2026-04-09")
        .info(
            "awards",
            List.of(
                Map.of(
                    "award_number",
                    "GA-2024-01-00",
                    "award_amount",
                    "1255400",
                    "year_executed",
                    "2024",
                    "description",
                    "Twelve buses <40 ft & chargers>")))
        .info("projects_ongoing", List.of("Rehabilitation of the Depot Street center"))
        .setup(
            "attendees",
            List.of(
                Map.of("name", "Leo Marsh", "title", "Director", "organisation", "recipient"),
                Map.of("name", "Ida Crane", "organisation", "contractors_lessees")))
        .setup(
            "subrecipients",
            Map.of(
                "5310",
                List.of(
                    Map.of("name", "Elder Wheels", "city_state", "Millbrook, GA"),
                    Map.of("name", "Care Ride"))))
        .setup(
            "deficiencies",
            List.of(
                Map.of(
                    "review_area",
                    "Procurement",
                    "code",
                    "X1-4",
                    "description",
                    "Files held no estimate.",
                    "repeat",
                    true,
                    "repeat_years",
                    List.of("FY2023"),
                    "corrective_actions",
                    List.of(
                        Map.of("description", "Adopt a procedure.", "due_date", "2026-07-15"),
                        Map.of("description", "Train the staff.", "due_date", "2026-09-30"))),
                Map.of(
                    "review_area",
                    "Procurement",
                    "code",
                    "X2-1",
                    "description",
                    "Clauses were missing.",
                    "date_closed",
                    "2026-05-30")));
  }

  /** As the eventful one, and everything known that a report can print. */
  static SampleReviews complete() {
    return eventful()
        .info("recipient_contact_name", "Leo Marsh")
        .info("recipient_contact_title", "Executive Director")
        .info("recipient_salutation", "Mr.")
        .info("recipient_last_name", "Marsh")
        .info("recipient_address", "410 Depot Street")
        .info("recipient_city", "Northfield")
        .info("recipient_state", "GA")
        .info("recipient_zip", "30999")
        .info("recipient_website", "https://www.northfieldtransit.example")
        .info("due_date", "2026-03-02")
        .info("desk_review_date", "2026-03-18")
        .info("scoping_meeting_date", "2026-03-25")
        .info("previous_review_year", "2023")
        .info("covid19_context", true)
        .info("has_post_visit_responses", true)
        .info("organization_description", "NTS serves three counties.\nA board of nine governs it.")
        .info("supplemental_awards", "NTS is also a subrecipient of state funds.")
        .info("process_dates", milestones())
        .info("projects_completed", List.of("Replacement of twelve 40-foot buses"))
        .info("projects_future", List.of("Charging equipment at Depot Street"))
        .setup(
            "regional_officer",
            Map.of("name", "Yvette R. Halloran", "title", "Regional Administrator"))
        .setup(
            "erf_items",
            List.of(
                Map.of(
                    "erf_area", "Procurement",
                    "focus_description", "Independent cost estimates",
                    "completion_status", "Completed")))
        .setup(
            "contractor",
            Map.of(
                "lead_reviewer_name", "Quentin Abara",
                "contractor_name", "Harrow & Lake, LLC",
                "lead_reviewer_phone", "202-555-0143",
                "lead_reviewer_email", "q.abara@harrowlake.example",
                "additional_reviewers", List.of("Sunniva Bech", "Tomas Ruiz")))
        .setup(
            "fta_program_manager",
            Map.of(
                "name", "Marisol Trent",
                "title", "General Engineer",
                "phone", "404-555-0177",
                "email", "marisol.trent@dot.example"))
        .setup(
            "contractors",
            List.of(
                Map.of(
                    "name", "Cardinal Ride Services",
                    "city_state", "Millbrook, GA",
                    "services", "paratransit")));
  }

  private static List<Map<String, String>> milestones() {
    return List.of(
        Map.of("process", "Recipient information request sent by FTA", "date", "2026-01-12"),
        Map.of("process", "Recipient information request returned", "date", "2026-03-02"),
        Map.of("process", "Scoping meeting", "date", "2026-03-25"),
        Map.of("process", "Agenda package sent", "date", "2026-03-27"),
        Map.of("process", "Entrance conference", "date", "2026-04-06"),
        Map.of("process", "Exit conference", "date", "2026-04-09"),
        Map.of("process", "Draft report", "date", "2026-05-22"),
        Map.of("process", "Final report", "date", "2026-06-12"));
  }

  /** Names as long as they come, many awards, and a deficiency in every other area. */
  static SampleReviews crowded() {
    SampleReviews crowded =
        complete()
            .info("review_type", "Combined Triennial and State Management Review")
            .info(
                "recipient_name",
                "Metropolitan Consolidated Rapid Transit and Paratransit Services Authority of the"
                    + " Greater Chattahoochee-Oconee-Ocmulgee Valley Counties")
            .info("recipient_acronym", "MCRTPSA")
            .info("recipient_city_state", "Saint Bartholomew Springs, GA")
            .info("recipient_contact_name", "Dr. Bartholomew-Alexander Featherstonehaugh III")
            .info(
                "recipient_contact_title",
                "Interim Executive Director, Chief Safety Officer, and Secretary to the Board")
            .info("recipient_last_name", "Featherstonehaugh")
            .info(
                "recipient_address",
                "Office of the Executive Director\n14500 Old Federal Military Highway, Suite 2200")
            .info("awards", Collections.nCopies(27, award()));
    int number = 0;
    for (ReviewArea area : ReviewAreaCatalog.inForce(FiscalYear.parse("FY2026")).areas()) {
      if (number++ % 2 == 0) {
        crowded.comments(area.id(), "Deficient: " + "the file was not whole; ".repeat(12), "ND");
      }
    }
    return crowded;
  }

  private static Map<String, String> award() {
    return Map.of(
        "award_number", "GA-2024-011-00-SUPPLEMENT",
        "award_amount", "101255400.5",
        "year_executed", "2024",
        "description", "Preventive maintenance, paratransit, and planning, northern counties");
  }

  /** Hardly begun: two controls assessed. */
  static SampleReviews young() {
    SampleReviews young = spotless();
    young.comments.replaceAll((area, all) -> List.of("", ""));
    return young.comments("legal", "Non-Deficient", "No deficiencies were found");
  }

  SampleReviews comments(String areaId, String... ofEachControl) {
    comments.put(areaId, List.of(ofEachControl));
    return this;
  }

  SampleReviews info(String member, Object value) {
    info.put(member, value);
    return this;
  }

  SampleReviews setup(String section, Object value) {
    setup.put(section, value);
    return this;
  }

  SampleReviews inYear(String fiscalYear) {
    year = fiscalYear;
    return this;
  }

  ProjectReview review() {
    info.put("fiscal_year", year);
    setup.put("project_info", info);
    var controls = new ProjectControls("NTS 2026", controls(), List.of(), NOON);
    var layers = new ProjectLayers(new SetupRecord(setup), SetupRecord.EMPTY);
    ReviewOutcome outcome =
        ReviewAssembly.assemble(PROJECT, controls, layers, UnassessedPolicy.DRAFT, NOON);
    return switch (outcome) {
      case ReviewOutcome.Assembled assembled -> assembled.review();
      case ReviewOutcome.Blocked blocked ->
          throw new IllegalStateException("sample is blocked: " + blocked.reasons());
    };
  }

  private List<Control> controls() {
    var controls = new ArrayList<Control>();
    for (ReviewArea area : ReviewAreaCatalog.inForce(FiscalYear.parse(year)).areas()) {
      int number = 1;
      for (String comment : comments.getOrDefault(area.id(), List.of())) {
        controls.add(
            new Control(
                "c" + controls.size(),
                area.name() + " : X" + number++,
                "",
                new Assessment(
                    comment.isEmpty() ? "Not Started" : "Complete", comment, List.of())));
      }
    }
    return controls;
  }
}
