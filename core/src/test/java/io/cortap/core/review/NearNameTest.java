package io.cortap.core.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearNameTest {
  private static final List<String> KNOWN = List.of("email", "phone", "recipient_name", "Awards");

  @ParameterizedTest
  @CsvSource({
    "e-mail, email",
    "EMAIL , email",
    "fone, phone",
    "recipient_nmae, recipient_name",
    "recipientname, recipient_name",
    "award, Awards"
  })
  void aSlipIsTakenForTheNameThatItIsNearestTo(String given, String meant) {
    assertThat(NearName.of(given, KNOWN)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"fax", "telephone", "recipient", "''"})
  void anotherNameIsTakenForNone(String given) {
    assertThat(NearName.of(given, KNOWN)).isEmpty();
  }

  @Test
  void aQuarterOfTheCharactersMayBeWrongAndNoMore() {
    assertThat(NearName.of("recipientXXX", List.of("recipientabc"))).contains("recipientabc");
    assertThat(NearName.of("recipienXXXX", List.of("recipientabc"))).isEmpty();
  }

  @Test
  void theNearestIsTakenHoweverTheyAreOrdered() {
    assertThat(NearName.of("state", List.of("status", "states"))).contains("states");
    assertThat(NearName.of("state", List.of("states", "status"))).contains("states");
  }

  @Test
  void aVeryLongNameIsNotEvenCompared() {
    String name = "x".repeat(65);

    assertThat(NearName.of(name, List.of(name))).isEmpty();
    assertThat(NearName.of(name.substring(1), List.of(name))).contains(name);
  }

  @ParameterizedTest
  @CsvSource({"'', '', 0", "abc, '', 3", "kitten, sitting, 3", "abc, abc, 0", "ab, ba, 2"})
  void theDistanceCountsWhatMustBeChanged(String from, String to, int distance) {
    assertThat(NearName.distance(from, to)).isEqualTo(distance);
  }
}
