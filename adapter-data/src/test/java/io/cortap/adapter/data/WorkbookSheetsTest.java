package io.cortap.adapter.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.report.ProjectId;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddress;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What becomes of sheets, headings and rows. */
class WorkbookSheetsTest {
  private final FilledWorkbook workbook = FilledWorkbook.blank();

  @Nested
  class Rows {
    @Test
    void everyListHasItsSheet() {
      workbook
          .row("Attendees", 2, "FTA", "Odile Marchbanks", "Director", "(555) 010-0199 x4")
          .row("Attendees", 5, "lessee", "Priya Lindqvist")
          .row("Subrecipients", 2, "5310", "Elder Rides", "Otter Bay, MA")
          .row("Subrecipients", 3, "5307", "Bay Loop")
          .row("Lists", 2, "Bus garage", "Depot")
          .row("Lists", 4, "Ferry dock")
          .row("Process dates", 2, "2027-03-15", "Entrance conference")
          .row("ERF items", 2, "Procurement", "Change orders", "in progress");

      Map<String, ?> members = workbook.fits().record().members();

      assertThat(members.get("attendees"))
          .isEqualTo(
              List.of(
                  Map.of(
                      "organisation", "fta",
                      "name", "Odile Marchbanks",
                      "title", "Director",
                      "phone", "(555) 010-0199 x4"),
                  Map.of("organisation", "contractors_lessees", "name", "Priya Lindqvist")));
      assertThat(members.get("subrecipients"))
          .isEqualTo(
              Map.of(
                  "5307", List.of(Map.of("name", "Bay Loop")),
                  "5310", List.of(Map.of("name", "Elder Rides", "city_state", "Otter Bay, MA"))));
      assertThat(members.get("project_info"))
          .isEqualTo(
              Map.of(
                  "projects_completed", List.of("Bus garage", "Ferry dock"),
                  "projects_ongoing", List.of("Depot"),
                  "process_dates",
                      List.of(Map.of("date", "2027-03-15", "process", "Entrance conference"))));
      assertThat(members.get("erf_items"))
          .isEqualTo(
              List.of(
                  Map.of(
                      "erf_area", "Procurement",
                      "focus_description", "Change orders",
                      "completion_status", "In Progress")));
    }

    @Test
    void correctiveActionsFollowTheNumberOfTheirDeficiency() {
      workbook
          .row("Deficiencies", 2, "7", "Legal", "L2-1", "No minutes", "", "yes", "FY2019; FY2022")
          .row("Deficiencies", 3, "", "Procurement", "P4-1")
          .row("Corrective actions", 2, "7", "Send the minutes", "2027-05-01")
          .row("Corrective actions", 3, "7", "Train the board");
      workbook.cell("Corrective actions", "A3").setCellValue(7);

      assertThat(workbook.fits().record().members().get("deficiencies"))
          .isEqualTo(
              List.of(
                  Map.of(
                      "review_area",
                      "Legal",
                      "code",
                      "L2-1",
                      "description",
                      "No minutes",
                      "corrective_actions",
                      List.of(
                          Map.of("description", "Send the minutes", "due_date", "2027-05-01"),
                          Map.of("description", "Train the board")),
                      "repeat",
                      true,
                      "repeat_years",
                      List.of("FY2019", "FY2022")),
                  Map.of("review_area", "Procurement", "code", "P4-1")));
    }

    @Test
    void aFaultInARowIsToldWithItsCell() {
      workbook
          .row("Attendees", 2, "recipient", "Priya Lindqvist", "", "call me", "nobody")
          .row("Attendees", 3, "", "Tobias Fennimore")
          .row("Subrecipients", 2, "", "Elder Rides")
          .row("Subrecipients", 3, "5399", "Bay Loop", "Otter Bay")
          .row("Deficiencies", 2, "1", "Legal")
          .row("Deficiencies", 3, "1", "Procurement")
          .row("Corrective actions", 2, "9", "Send the minutes")
          .row("Corrective actions", 3, "1", "Train the board", "soon");

      assertThat(workbook.faults())
          .containsExactly(
              "Subrecipients!A2: a subrecipient needs its program",
              "Subrecipients!A3: 5399 is not known here; did you mean 5307?",
              "Attendees!D2: phone must be a phone number like (555) 010-0199 or +1 555-010-0199"
                  + " ext. 12, was 'call me'",
              "Attendees!E2: email must be an email address, was 'nobody'",
              "Attendees!A3: organisation must be one of recipient | subrecipients |"
                  + " contractors_lessees | fta | contractor, was ''",
              "Deficiencies!A3: another deficiency has the number 1",
              "'Corrective actions'!A2: must be the number of a deficiency, was '9'",
              "'Corrective actions'!C3: due_date must be a date like 2027-03-15, was 'soon'");
    }

    @Test
    void theProjectIsReadWhereItIsNamed() {
      workbook.value("project_id").setCellValue(58);
      assertThat(workbook.fits().project()).contains(new ProjectId(58));

      workbook.value("project_id").setCellValue("fifty-eight");
      assertThat(workbook.faults())
          .containsExactly(
              "Project!B2: project_id must be a whole number greater than 0, was 'fifty-eight'");
    }
  }

  @Nested
  class Headings {
    @Test
    void orderCaseAndNotesAreNoMatter() {
      workbook
          .row("Awards", 1, "Description", "AWARD NUMBER ", "Note")
          .row("Awards", 2, "Bus garage", "MA-2024-001", "ask Priya");
      workbook.cell("Awards", "D1").setBlank();

      assertThat(workbook.fits().record().members().get("project_info"))
          .isEqualTo(
              Map.of(
                  "awards",
                  List.of(Map.of("award_number", "MA-2024-001", "description", "Bus garage"))));
    }

    @Test
    void misspeltFieldsHeadingsAndSheetsAreAnsweredWithWhatWasMeant() {
      workbook.cell("Project", "A3").setCellValue("project_info.region_nmber");
      workbook.cell("Attendees", "E1").setCellValue("e-mail");
      workbook.cell("Attendees", "H9").setCellValue("astray");
      workbook.workbook.setSheetName(workbook.workbook.getSheetIndex("Awards"), "Award");
      workbook.row("Project", 60, "project_info.recipient_name", "again");

      assertThat(workbook.faults())
          .containsExactly(
              "Project!A3: 'project_info.region_nmber' is no field; did you mean"
                  + " project_info.region_number?",
              "Project!B60: project_info.recipient_name is there twice",
              "Award: no sheet of this name is read; did you mean Awards?; rename or delete it",
              "Attendees!E1: 'e-mail' is no column here; did you mean email?",
              "Attendees!H9: stands under no heading; move or delete it");
    }

    @Test
    void mergedCellsAreRefused() {
      workbook.row("Attendees", 2, "fta", "Odile Marchbanks");
      workbook.workbook.getSheet("Attendees").addMergedRegion(CellRangeAddress.valueOf("A2:A4"));
      workbook.workbook.getSheet("Project").addMergedRegion(CellRangeAddress.valueOf("C4:C6"));
      workbook.workbook.getSheet("Instructions").addMergedRegion(CellRangeAddress.valueOf("A1:B3"));

      assertThat(workbook.faults())
          .containsExactly("Attendees!A2: is merged with other cells (A2:A4); take them apart");
    }
  }

  @Nested
  class OutOfSight {
    @Test
    void whatIsHiddenIsReadAndSaidToBeHidden() {
      workbook.row("Attendees", 2, "fta", "Odile Marchbanks").row("Awards", 2, "MA-2024-001");
      workbook.workbook.getSheet("Attendees").getRow(1).setZeroHeight(true);
      workbook.workbook.getSheet("Awards").setColumnHidden(0, true);
      workbook.workbook.setSheetVisibility(
          workbook.workbook.getSheetIndex("Awards"), SheetVisibility.VERY_HIDDEN);
      workbook.workbook.createSheet("Scratch").createRow(0).createCell(0).setCellValue("x");
      workbook.workbook.setSheetVisibility(
          workbook.workbook.getSheetIndex("Scratch"), SheetVisibility.HIDDEN);

      assertThat(workbook.fits().remarks())
          .containsExactlyInAnyOrder(
              "Attendees: row 2 is hidden; it is read like any other",
              "Awards: the sheet is hidden; it is read like any other",
              "Awards: the column award_number is hidden; it is read like any other",
              "Scratch: the sheet is hidden, and none that is read");
      assertThat(workbook.fits().record().members()).containsKeys("attendees", "project_info");
    }

    @Test
    void aSheetThatIsGoneIsSaidToBeGone() {
      workbook.workbook.removeSheetAt(workbook.workbook.getSheetIndex("Contractors"));

      assertThat(workbook.fits().remarks())
          .containsExactly("the workbook has no sheet Contractors: the record has nothing of it");
    }

    @Test
    void aWorkbookOfSomethingElseIsNone() {
      for (int i = workbook.workbook.getNumberOfSheets() - 1; i > 0; i--) {
        workbook.workbook.removeSheetAt(i);
      }

      assertThat(workbook.faults())
          .singleElement()
          .asString()
          .startsWith("the workbook has none of the sheets Project, Lists, ");
    }
  }
}
