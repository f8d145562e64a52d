package io.cortap.core.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MemberChangeTest {
  private static List<String> between(
      Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
    return MemberChange.between(new SetupRecord(before), new SetupRecord(after)).stream()
        .map(MemberChange::toString)
        .toList();
  }

  @Test
  void saysOldAndNewOfEachValueByMember() {
    assertThat(
            between(
                Map.of(
                    "project_info",
                    Map.of("region_number", 1, "recipient_zip", "02142"),
                    "attendees",
                    List.of(Map.of("organisation", "fta", "name", "Odile Marchbanks"))),
                Map.of(
                    "project_info",
                    Map.of("region_number", 10, "report_date", "TBD"),
                    "attendees",
                    List.of(Map.of("organisation", "fta", "name", "Tobias Fennimore")))))
        .containsExactlyInAnyOrder(
            "project_info.region_number: '1' -> '10'",
            "project_info.recipient_zip: '02142' -> nothing",
            "project_info.report_date: nothing -> 'TBD'",
            "attendees[0].name: 'Odile Marchbanks' -> 'Tobias Fennimore'");
  }

  @Test
  void anotherSpellingOfTheSameIsNoChange() {
    assertThat(
            between(
                Map.of(
                    "project",
                    Map.of("region_number", "10", "recipient_name", " Quillport "),
                    "contractor",
                    Map.of("name", "Larchmere"),
                    "notes",
                    "called",
                    "attendees",
                    List.of(
                        Map.of("organization", "FTA", "name", "A"),
                        Map.of("organisation", "lessee"))),
                Map.of(
                    "project_info",
                    Map.of("region_number", 10, "recipient_name", "Quillport", "due_date", ""),
                    "contractor",
                    Map.of("contractor_name", "Larchmere"),
                    "notes",
                    Arrays.asList("called", null),
                    "regional_officer",
                    Collections.singletonMap("name", null),
                    "attendees",
                    List.of(Map.of("organisation", "fta", "name", "A")))))
        .isEmpty();
  }

  @Test
  void aListIsOneFieldOfTheRecord() {
    assertThat(
            MemberChange.between(
                SetupRecord.EMPTY,
                new SetupRecord(
                    Map.of("subrecipients", Map.of("5310", List.of(Map.of("name", "Elder")))))))
        .extracting(MemberChange::field)
        .containsExactly("subrecipients.5310");
  }

  @Test
  void tidyingTwiceIsTidyingOnce() {
    SetupRecord tidied = SampleSetup.record().tidied();

    assertThat(tidied.tidied()).isEqualTo(tidied);
    assertThat(SetupReading.of(tidied.members()).values())
        .isEqualTo(SetupReading.of(SampleSetup.record().members()).values());
    assertThat(SetupReading.of(tidied.members()).placeholders())
        .isEqualTo(SetupReading.of(SampleSetup.record().members()).placeholders());
  }
}
