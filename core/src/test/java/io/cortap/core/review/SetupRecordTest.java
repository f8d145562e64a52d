package io.cortap.core.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SetupRecordTest {

  @Test
  void namesEveryFaultAtOnce() {
    assertThat(
            SetupRecord.faults(
                Map.of(
                    "project_info",
                    Map.of("region_number", 11, "recipient_zip", 2142, "recipient_nmae", "X"),
                    "contractor",
                    "Larchmere",
                    "attendees",
                    List.of(
                        Map.of("organisation", "press", "name", "A"),
                        Map.of("organisation", "fta", "email", "nobody")),
                    "extras",
                    1)))
        .extracting(SetupFault::member)
        .containsExactlyInAnyOrder(
            "project_info.region_number",
            "project_info.recipient_zip",
            "project_info.recipient_nmae",
            "contractor",
            "attendees[0].organisation",
            "attendees[1].email",
            "extras");
  }

  @Test
  void isNeverMadeWithAFault() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new SetupRecord(Map.of("project_info", Map.of("report_date", "April 2, 2026"))))
        .withMessage(
            "the setup record has 1 fault: project_info.report_date: must be a date like"
                + " 2027-03-15, was 'April 2, 2026'");
  }

  @Test
  void aValueGivenTwiceMustBeTheSame() {
    assertThat(
            SetupRecord.faults(
                Map.of("contractor", Map.of("name", "Larchmere", "contractor_name", "Quill"))))
        .containsExactly(
            new SetupFault(
                "contractor.contractor_name", "is given twice, as Quill and as Larchmere"));
  }

  @ParameterizedTest
  @CsvSource({
    // Thirty digits are a number that somebody wrote, thirty-one a slip of a machine.
    "123456789012345678901234567890, true",
    "1234567890123456789012345678901, false",
    "1e30, true",
    "1e31, false"
  })
  void aNumberWhereTextBelongsIsWrittenOutWithAtMostThirtyDigits(String number, boolean taken) {
    Map<String, @Nullable Object> setup =
        Map.of("project_info", Map.of("recipient_id", new BigDecimal(number)));

    assertThat(SetupRecord.faults(setup).isEmpty()).isEqualTo(taken);
  }

  @ParameterizedTest
  @CsvSource({"80, 80, ''", "81, 80, …"})
  void aLongNameIsShownAsFarAsItHelps(int length, int shown, String end) {
    Map<String, @Nullable Object> setup = Map.of("project_info", Map.of("x".repeat(length), "1"));

    assertThat(SetupRecord.faults(setup))
        .singleElement()
        .extracting(SetupFault::member)
        .isEqualTo("project_info." + "x".repeat(shown) + end);
  }

  @ParameterizedTest
  @CsvSource({"'TBD, MA', 0", "'Quillport, ST', 0", "', MA', 1", "', ST', 1", "'Quillport, MA', 0"})
  void aPlaceIsAPlaceholderWhereOneOfItsPartsIs(String place, int faults) {
    Map<String, @Nullable Object> setup =
        Map.of("project_info", Map.of("recipient_city_state", place));

    assertThat(SetupRecord.faults(setup)).hasSize(faults);
    assertThat(SetupReading.of(setup).values().containsKey("project.recipient_city_state"))
        .isEqualTo(place.equals("Quillport, MA"));
  }

  @Test
  void fieldsMayStandUnderTheirCanonicalSection() {
    var setup = new SetupRecord(Map.of("project", Map.of("recipient_id", 1057)));

    assertThat(SetupReading.of(setup.members()).values())
        .containsEntry("project.recipient_id", "1057");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TBD",
        "t.b.d.",
        "City, ST",
        "N/A",
        "n/a ",
        "[LIST]",
        "<name>",
        "???",
        "None",
        "--",
        "XXXX"
      })
  void placeholdersCountAsMissing(String text) {
    assertThat(Placeholders.contains(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Nathan", "Tbilisi", "Citywide, ST", "Unknown Valley Transit", " "})
  void realWordsAreNoPlaceholders(String text) {
    assertThat(Placeholders.contains(text)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "PHONE,(555) 010-0199,true",
    "PHONE,+1 555-010-0199 ext. 12,true",
    "PHONE,555.010.0199 x4,true",
    "PHONE,'555-010-0199, ext. 9',true",
    "PHONE,call me,false",
    "ZIP,02142,true",
    "ZIP,02142-1026,true",
    "ZIP,2142,false",
    "CITY_STATE,'Quillport, MA',true",
    "CITY_STATE,Quillport MA,false",
    "EMAIL,a@example.gov,true",
    "EMAIL,a@b,false",
    "DATE,2027-02-29,false",
    "DATE,2028-02-29,true"
  })
  void formsAcceptWhatPeopleWrite(TextForm form, String text, boolean accepted) {
    assertThat(form.accepts(text)).isEqualTo(accepted);
  }
}
