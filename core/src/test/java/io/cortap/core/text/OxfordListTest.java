package io.cortap.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OxfordListTest {
  static Stream<Arguments> lists() {
    return Stream.of(
        Arguments.of(List.of(), ""),
        Arguments.of(List.of("Legal"), "Legal"),
        Arguments.of(List.of("Legal", "Title VI"), "Legal and Title VI"),
        Arguments.of(
            List.of("Legal", "Title VI", "Procurement"), "Legal, Title VI, and Procurement"),
        Arguments.of(
            List.of("Financial Management and Capacity", "Legal"),
            "Financial Management and Capacity; and Legal"),
        Arguments.of(
            List.of("Legal", "Drug and Alcohol Program", "Title VI"),
            "Legal; Drug and Alcohol Program; and Title VI"),
        Arguments.of(List.of("Harrow & Lake, LLC", "Vetter"), "Harrow & Lake, LLC; and Vetter"),
        Arguments.of(List.of("Sandy Bay", "Overland"), "Sandy Bay and Overland"),
        Arguments.of(List.of("Drug and Alcohol Program"), "Drug and Alcohol Program"),
        Arguments.of(
            List.of("DRUG AND ALCOHOL PROGRAM", "LEGAL"), "DRUG AND ALCOHOL PROGRAM; and LEGAL"),
        Arguments.of(
            List.of("Legal", "Maintenance", "Procurement", "Title VI"),
            "Legal, Maintenance, Procurement, and Title VI"),
        Arguments.of(List.of("Quillport, MA", "Otter Bay, ME"), "Quillport, MA; and Otter Bay, ME"),
        Arguments.of(List.of("Harrow & Lake", "Vetter"), "Harrow & Lake and Vetter"));
  }

  @ParameterizedTest
  @MethodSource("lists")
  void itemsAreJoinedSoThatEachEndsClearly(List<String> items, String sentence) {
    assertThat(OxfordList.of(items)).isEqualTo(sentence);
  }
}
