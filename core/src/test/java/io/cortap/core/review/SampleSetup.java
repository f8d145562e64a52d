package io.cortap.core.review;

import java.util.List;
import java.util.Map;

/** A setup record with something in every section; all names are invented. */
final class SampleSetup {
  private SampleSetup() {}

  static SetupRecord record() {
    return new SetupRecord(
        Map.of(
            "project_info",
            Map.of(
                "region_number", 1,
                "review_type", "Triennial Review",
                "recipient_name", "Quillport Transit Authority",
                "recipient_city_state", "Quillport, MA",
                "recipient_zip", "02199",
                "report_date", "TBD",
                "awards", List.of(Map.of("award_number", "MA-2024-001", "award_amount", 1250000)),
                "projects_ongoing", List.of("Bus garage", "City, ST")),
            "contractor",
            Map.of("name", "Larchmere Reviews", "lead_reviewer_phone", "+1 (555) 010-0101 ext. 7"),
            "fta_program_manager",
            Map.of("name", "Odile Marchbanks", "email", "odile.marchbanks@example.gov"),
            "regional_officer",
            Map.of("name", "Tobias Fennimore"),
            "attendees",
            List.of(
                Map.of("organisation", "FTA", "name", "Odile Marchbanks"),
                Map.of("organization", "recipient", "name", "Priya Lindqvist")),
            "subrecipients",
            Map.of("5310", List.of(Map.of("name", "Elder Rides", "city_state", "Otter Bay, MA"))),
            "erf_items",
            List.of(Map.of("erf_area", "Procurement", "completion_status", "In Progress")),
            "notes",
            "Called twice."));
  }
}
