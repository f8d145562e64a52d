package io.cortap.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxProjectTest {

  private static List<JsonNode> items(SandboxProject project) {
    return StreamSupport.stream(Json.read(Json.bytes(project.items())).spliterator(), false)
        .toList();
  }

  private static long count(SandboxProject project, Predicate<JsonNode> wanted) {
    return items(project).stream().filter(wanted).count();
  }

  private static String comment(JsonNode item) {
    return item.at("/assessment/comments").asText("");
  }

  private static boolean isUntouched(JsonNode item) {
    return item.at("/assessment/status").asText().equals("Not Started")
        && item.at("/assessment/comments").isNull();
  }

  private static boolean isUndecided(JsonNode item) {
    return item.path("assessment").isNull()
        || !item.at("/assessment/comments").isTextual()
        || comment(item).isBlank()
        || List.of("See attached", "In progress", "Awaiting documents from recipient")
            .contains(comment(item));
  }

  @Nested
  class HarborValley {
    private final SandboxProject project = SandboxProject.HARBOR_VALLEY;

    @Test
    void has494ControlsSpreadOverTheNamesAsObserved() {
      Map<String, Long> byPrefix =
          items(project).stream()
              .map(item -> item.at("/control/name").asText())
              .collect(
                  Collectors.groupingBy(
                      name -> name.substring(0, name.indexOf(" :")),
                      TreeMap::new,
                      Collectors.counting()));

      assertThat(byPrefix)
          .containsExactlyInAnyOrderEntriesOf(
              Map.ofEntries(
                  Map.entry("LEGAL", 11L),
                  Map.entry("FINANCIAL MANAGEMENT", 55L),
                  Map.entry("FINANCIAL MANAGEMENT AND CAPACITY", 1L),
                  Map.entry("TECHNICAL CAPACITY AWARD MANAGEMENT", 35L),
                  Map.entry("TECHNICAL CAPACITY – AWARD MANAGEMENT", 5L),
                  Map.entry("TECHNICAL CAPACITY PROGRAM MANAGEMENT", 26L),
                  Map.entry("TECHNICAL CAPACITY – PROGRAM MANAGEMENT", 4L),
                  Map.entry("TECHNICAL CAPACITY PROJECT MANAGEMENT", 15L),
                  Map.entry("TECHNICAL CAPACITY – PROJECT MANAGEMENT", 2L),
                  Map.entry("TRANSIT ASSET MANAGEMENT", 33L),
                  Map.entry("SATISFACTORY CONTINUING CONTROL", 60L),
                  Map.entry("MAINTENANCE", 21L),
                  Map.entry("PROCUREMENT", 65L),
                  Map.entry("PROCURMENT PRACTICES", 1L),
                  Map.entry("PROCUREMNT", 1L),
                  Map.entry("PROCURE-TO-PAY", 1L),
                  Map.entry("PURCHASING (PROC.)", 1L),
                  Map.entry("DISADVANTAGED BUSINESS ENTERPRISE (DBE)", 1L),
                  Map.entry("EQUAL EMPLOYMENT OPPORTUNITY (EEO)", 1L),
                  Map.entry("ADA GENERAL", 4L),
                  Map.entry("ADA COMPLEMENTARY PARATRANSIT", 5L),
                  Map.entry("SCHOOL BUS", 7L),
                  Map.entry("CHARTER BUS", 11L),
                  Map.entry("DRUG FREE WORKPLACE ACT", 7L),
                  Map.entry("DRUG-FREE WORKPLACE ACT", 3L),
                  Map.entry("DRUG AND ALCOHOL PROGRAM", 18L),
                  Map.entry("SECTION 5307 PROGRAM REQUIREMENTS", 24L),
                  Map.entry("SECTION 5310 PROGRAM REQUIREMENTS", 21L),
                  Map.entry("SECTION 5311 PROGRAM REQUIREMENTS", 33L),
                  Map.entry("PUBLIC TRANSPORTATION AGENCY SAFETY PLAN", 14L),
                  Map.entry("PTASP", 6L),
                  Map.entry("CYBERSECURITY", 2L)));
      assertThat(project.items()).hasSize(494);
    }

    @Test
    void aboutSixtyPercentAreAssessed() {
      assertThat(count(project, item -> !isUndecided(item))).isEqualTo(299);
    }

    @Test
    void theDeficientOnesAreThoseOfTheFileAndOneIsAConflict() {
      List<String> deficient =
          items(project).stream()
              .filter(item ->
                  comment(item).matches("(?s)(<p>)?(D:|Deficient|DEFICIENT|Non-compliant).*")
                      || item.at("/assessment/instances")
                          .findValuesAsText("review_status")
                          .contains("Deficient"))
              .map(item -> item.at("/control/name").asText())
              .toList();

      assertThat(deficient)
          .containsExactly(
              "TECHNICAL CAPACITY AWARD MANAGEMENT : TC-AM5",
              "TECHNICAL CAPACITY – AWARD MANAGEMENT : TC-AM38",
              "PROCUREMENT : P12",
              "PROCUREMENT : P31",
              "PROCUREMENT : P47",
              "PUBLIC TRANSPORTATION AGENCY SAFETY PLAN : PTASP9");
      assertThat(
              count(
                  project,
                  item ->
                      comment(item).startsWith("Non-Deficient")
                          && item.at("/assessment/instances")
                              .findValuesAsText("review_status")
                              .contains("Deficient")))
          .isEqualTo(1);
    }

    @Test
    void namesAndIdsAreUnique() {
      assertThat(items(project))
          .extracting(item -> item.at("/control/name").asText())
          .doesNotHaveDuplicates();
      assertThat(items(project))
          .extracting(item -> item.get("id").asText())
          .doesNotHaveDuplicates();
    }

    @Test
    void idsAreSometimesNumbersAndSometimesStrings() {
      for (String pointer : List.of("/id", "/control/id", "/assessment/id", "/project/id")) {
        assertThat(count(project, item -> item.at(pointer).isTextual())).as(pointer).isPositive();
        assertThat(count(project, item -> item.at(pointer).isNumber())).as(pointer).isPositive();
      }
    }

    @Test
    void anyLevelIsSometimesNull() {
      for (String pointer :
          List.of(
              "/control_family",
              "/assessment",
              "/project",
              "/control/description",
              "/assessment/comments",
              "/assessment/instances",
              "/assessment/instances/0/review_status")) {
        assertThat(count(project, item -> item.at(pointer).isNull())).as(pointer).isPositive();
      }
      assertThat(count(project, item -> item.at("/assessment/instances").isMissingNode()))
          .isPositive();
    }

    @Test
    void noCommentHoldsAPlaceThatWasNotFilled() {
      assertThat(count(project, item -> comment(item).contains("{"))).isZero();
    }
  }

  @Test
  void inTheYoungProject492Of494AreUntouched() {
    assertThat(SandboxProject.QUILL_RIVER.items()).hasSize(494);
    assertThat(count(SandboxProject.QUILL_RIVER, SandboxProjectTest::isUntouched)).isEqualTo(492);
  }

  @Test
  void inTheFinishedProjectEveryControlIsDecided() {
    assertThat(SandboxProject.MESQUITE_BEND.items()).hasSize(533);
    assertThat(count(SandboxProject.MESQUITE_BEND, SandboxProjectTest::isUndecided)).isZero();
  }

  @Test
  void theExercisesHoldWhatAClientMustSurvive() {
    assertThat(items(SandboxProject.BRINDLE_CREEK))
        .hasSize(12)
        .anyMatch(item -> item.get("control").isNull())
        .anyMatch(item -> item.at("/control/name").isNumber())
        .anyMatch(item -> item.at("/assessment/comments").isBoolean())
        .anyMatch(item -> item.at("/assessment/instances").isTextual());
  }

  @Nested
  class Setup {
    @Test
    void everyProjectHasARecordUnderItsTenant() {
      JsonNode records = Json.read(Json.utf8(SetupRecords.json()));

      for (SandboxProject project : SandboxProject.all()) {
        JsonNode record =
            records.path(Long.toString(project.tenantId())).path(Long.toString(project.id()));
        assertThat(project.name())
            .startsWith(record.at("/project_info/recipient_name").asText("(no record)"));
      }
    }

    @Test
    void noRecordIsForAProjectThatDoesNotExist() {
      var known = new HashSet<String>();
      SandboxProject.all().forEach(project -> known.add(Long.toString(project.id())));

      Json.read(Json.utf8(SetupRecords.json()))
          .forEach(tenant -> assertThat(known).containsAll(tenant::fieldNames));
    }

    @Test
    void theFileHoldsTheRecords(@TempDir Path folder) throws Exception {
      assertThat(Files.readString(SetupRecords.writeInto(folder))).isEqualTo(SetupRecords.json());
    }
  }
}
