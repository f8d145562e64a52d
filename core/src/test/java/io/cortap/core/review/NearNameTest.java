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
