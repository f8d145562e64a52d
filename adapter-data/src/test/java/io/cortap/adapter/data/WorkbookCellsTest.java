package io.cortap.adapter.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.FormulaError;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a single cell, by what its field takes. */
class WorkbookCellsTest {
  private static final String ZIP = "project_info.recipient_zip";
  private static final String DAY = "project_info.report_date";
  private static final String PHONE = "contractor.lead_reviewer_phone";
  private static final String NAME = "project_info.recipient_name";

  private final FilledWorkbook workbook = FilledWorkbook.blank();

  private static @Nullable Object read(FilledWorkbook workbook, String field) {
    Map<String, @Nullable Object> members = workbook.fits().record().members();
    int dot = field.indexOf('.');
    return members.get(field.substring(0, dot)) instanceof Map<?, ?> section
        ? section.get(field.substring(dot + 1))
        : null;
  }

  private @Nullable Object read(String field) {
    return read(workbook, field);
  }

  private static String address(Cell cell) {
    return "Project!" + cell.getAddress();
  }

  @Nested
  class Zips {
    @Test
    void aTextKeepsItsZero() {
      workbook.value(ZIP).setCellValue("02116");

      assertThat(read(ZIP)).isEqualTo("02116");
    }

    @ParameterizedTest
    @CsvSource({
      "2116, 00000, 02116",
      "2116, [$-409]00000, 02116",
      "97201, General, 97201",
      "21161026, 00000-0000, 02116-1026",
      "21161026, 00000\\-0000, 02116-1026"
    })
    void aNumberIsTakenWhereItsFormatSaysHowManyDigits(double number, String format, String zip) {
      Cell cell = workbook.value(ZIP);
      cell.setCellStyle(workbook.format(format));
      cell.setCellValue(number);

      assertThat(read(ZIP)).isEqualTo(zip);
    }

    @ParameterizedTest
    @CsvSource({"2116, General", "2116, 0", "2116, @", "21161026, General", "2116.5, 00000"})
    void aNumberThatMayHaveLostAZeroIsRefused(double number, String format) {
      Cell cell = workbook.value(ZIP);
      cell.setCellStyle(workbook.format(format));
      cell.setCellValue(number);

      assertThat(workbook.faults())
          .singleElement()
          .asString()
          .startsWith(address(cell) + ": is the number ")
          .contains("of which a leading zero may be lost");
    }
  }

  @Nested
  class Days {
    @Test
    void anExcelDateIsADay() {
      workbook.value(DAY).setCellValue(LocalDate.of(2027, 3, 15));

      assertThat(read(DAY)).isEqualTo("2027-03-15");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-03-15", " 2027-03-15\u00A0", "TBD"})
    void aTextIsADayOrKeepsItsPlace(String text) {
      workbook.value(DAY).setCellValue(text);

      assertThat(read(DAY)).isEqualTo(text.strip().replace("\u00A0", ""));
    }

    @Test
    void aTimeOfDayANumberAndAnotherOrderAreRefused() {
      workbook.value(DAY).setCellValue(LocalDateTime.of(2027, 3, 15, 9, 30));
      Cell number = workbook.value("project_info.due_date");
      number.setCellStyle(workbook.format("General"));
      number.setCellValue(46_461);
      workbook.value("project_info.comment_deadline").setCellValue("3/15/2027");

      assertThat(workbook.faults())
          .containsExactlyInAnyOrder(
              address(workbook.value(DAY))
                  + ": is 2027-03-15T09:30, but takes a day without a time",
              address(number) + ": is 46461, a number without a date's format",
              address(workbook.value("project_info.comment_deadline"))
                  + ": comment_deadline must be a date like 2027-03-15, was '3/15/2027'");
    }

    @Test
    void aDateWhereATextBelongsIsRefused() {
      Cell cell = workbook.value(NAME);
      cell.setCellStyle(workbook.format("m/d/yyyy"));
      cell.setCellValue(LocalDate.of(2027, 3, 15));

      assertThat(workbook.faults())
          .containsExactly(address(cell) + ": is a date, but takes text; format the cell as text");
    }
  }

  @Nested
  class Phones {
    @ParameterizedTest
    @ValueSource(strings = {"+1 (555) 010-0199 ext. 12", "555.010.0199 x4", "(555) 010-0199"})
    void countryCodesAndExtensionsStay(String phone) {
      workbook.value(PHONE).setCellValue(phone);

      assertThat(read(PHONE)).isEqualTo(phone);
    }

    @Test
    void aNumberOfTenDigitsIsOne() {
      workbook.value(PHONE).setCellValue(5_550_100_199d);

      assertThat(read(PHONE)).isEqualTo("5550100199");
    }

    @Test
    void anotherNumberIsRefused() {
      workbook.value(PHONE).setCellValue(100_199d);

      assertThat(workbook.faults())
          .singleElement()
          .asString()
          .contains("is the number 100199; format the cell as text");
    }
  }

  @Nested
  class Texts {
    @Test
    void blanksAtTheEndsAndHardBlanksInsideAreNoPartOfIt() {
      workbook.value(NAME).setCellValue("\u00A0 Quillport\u00A0Transit \u200B ");

      assertThat(read(NAME)).isEqualTo("Quillport Transit");
    }

    @Test
    void blanksAloneAreNothing() {
      workbook.value(NAME).setCellValue(" \u00A0 ");

      assertThat(workbook.fits().record().members()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
      "123456789012, General, 123456789012",
      "9058, General, 9058",
      "58, 0000, 0058",
      "1250000, '$#,##0.00', '$1,250,000.00'",
      "0.1, General, 0.1"
    })
    void aNumberReadsAsItIsShownWithAllItsDigits(double number, String format, String text) {
      Cell cell = workbook.value("project_info.recipient_id");
      cell.setCellStyle(workbook.format(format));
      cell.setCellValue(number);

      assertThat(read("project_info.recipient_id")).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
      "1234567.89, '#,##0', 'shows 1,234,568 and holds 1234567.89'",
      "0.5, '0%', 'shows 50% and holds 0.5'",
      "1234567890123456, General, 'Excel kept fifteen digits'"
    })
    void aNumberThatIsNotWholeInSightIsRefused(double number, String format, String why) {
      Cell cell = workbook.value("project_info.recipient_id");
      cell.setCellStyle(workbook.format(format));
      cell.setCellValue(number);

      assertThat(workbook.faults()).singleElement().asString().contains(why);
    }

    @Test
    void linesAndSignsThatExcelSpellsOutComeBack() {
      var sheet = workbook.value("project_info.regional_office_header");
      sheet.setCellValue("Region 1\r\nQuillport");

      assertThat(read("project_info.regional_office_header")).isEqualTo("Region 1\nQuillport");
    }
  }

  @Nested
  class Choices {
    @Test
    void caseIsNoMatterAndTheWordOfTheListIsKept() {
      workbook.value("project_info.review_type").setCellValue("triennial  review");
      workbook.value("project_info.reviewed_subrecipients").setCellValue("Yes");
      workbook.value("project_info.covid19_context").setCellValue(false);
      workbook.value("project_info.region_number").setCellValue("1");

      assertThat(Objects.requireNonNull(workbook.fits().record().members().get("project_info")))
          .isEqualTo(
              Map.of(
                  "review_type",
                  "Triennial Review",
                  "reviewed_subrecipients",
                  true,
                  "covid19_context",
                  false,
                  "region_number",
                  1));
    }

    @Test
    void whatIsNoChoiceIsRefused() {
      workbook.value("project_info.region_number").setCellValue("eleven");
      workbook.value("project_info.report_status").setCellValue("Finished");
      workbook.value("project_info.reviewed_subrecipients").setCellValue("maybe");

      assertThat(workbook.faults())
          .containsExactly(
              address(workbook.value("project_info.region_number"))
                  + ": region_number must be a whole number from 1 to 10, was 'eleven'",
              address(workbook.value("project_info.report_status"))
                  + ": report_status must be one of Draft | Final, was 'Finished'",
              address(workbook.value("project_info.reviewed_subrecipients"))
                  + ": reviewed_subrecipients must be true or false, was 'maybe'");
    }
  }

  @Test
  void aFormulaAndAnErrorAreRefusedWhateverTheyShow() {
    Cell formula = workbook.value(NAME);
    formula.setCellFormula("A1&\"x\"");
    Cell error = workbook.value("project_info.recipient_acronym");
    error.setCellErrorValue(FormulaError.NA.getCode());

    assertThat(workbook.faults())
        .containsExactly(
            address(formula) + ": holds a formula; put its value in its place",
            address(error) + ": holds the error #N/A");
  }
}
