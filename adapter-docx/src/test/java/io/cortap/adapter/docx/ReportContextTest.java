package io.cortap.adapter.docx;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.review.Need;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ReportContextTest {
  private static final ManifestField DESCRIPTION =
      field("project.organization_description", ManifestField.Type.STRING, "Not on record.");

  @Nested
  class StandIns {
    @Test
    void aMissingValueIsReplacedByTheManifestsDefault() {
      Map<String, ?> context =
          ReportContext.of(SampleReviews.spotless().review(), List.of(DESCRIPTION));

      assertThat(ContextPaths.find(context, DESCRIPTION.path())).isEqualTo("Not on record.");
    }

    @Test
    void aSuppliedValueStays() {
      SampleReviews sample =
          SampleReviews.spotless().info("organization_description", "A bus line.");

      Map<String, ?> context = ReportContext.of(sample.review(), List.of(DESCRIPTION));

      assertThat(ContextPaths.find(context, DESCRIPTION.path())).isEqualTo("A bus line.");
    }

    @Test
    void aMissingListIsEmptyAndAMissingObjectIsThere() {
      List<ManifestField> fields =
          List.of(
              field("elsewhere.list", ManifestField.Type.LIST, null),
              field("elsewhere.object", ManifestField.Type.OBJECT, null));

      Map<String, ?> context = ReportContext.of(SampleReviews.spotless().review(), fields);

      assertThat(context.get("elsewhere")).isEqualTo(Map.of("list", List.of(), "object", Map.of()));
    }
  }

  @Test
  void flatNamesHaveTheValuesOfTheirSections() {
    Map<String, ?> context = ReportContext.of(SampleReviews.spotless().review(), List.of());

    assertThat(context.get("recipient_name")).isEqualTo("Northfield Transit Systems");
    assertThat(context.get("fta_program_manager_name")).isEqualTo("Marisol Trent");
  }

  @Nested
  class Completeness {
    @Test
    void aMissingFieldIsListedWithItsPlaceAndSupplier() {
      assertThat(completeness(SampleReviews.spotless(), DESCRIPTION))
          .containsEntry("has_entries", true)
          .containsEntry("declared", 1)
          .containsEntry("present", 0)
          .containsEntry(
              "missing",
              List.of(
                  Map.of(
                      "field", "project.organization_description",
                      "place", "Somewhere",
                      "supplier", "Project setup: project_info.organization_description")));
    }

    @Test
    void nothingMissingAndNothingDoubtfulIsNothingToReport() {
      assertThat(completeness(SampleReviews.spotless())).containsEntry("has_entries", false);
    }

    @Test
    void openAreasConflictsPlaceholdersAndDatesAreListed() {
      SampleReviews sample =
          SampleReviews.spotless()
              .comments("legal", "ND", "")
              .comments("title-vi", "No longer deficient")
              .info("recipient_website", "TBD")
              .info("comment_deadline", "2026-06-05");

      Map<Object, Object> completeness = completeness(sample);

      assertThat(completeness.get("unassessed_areas"))
          .isEqualTo(
              List.of(Map.of("review_area", "Legal", "unassessed_count", 1, "control_count", 2)));
      assertThat(completeness.get("doubtful_findings"))
          .asInstanceOf(InstanceOfAssertFactories.LIST)
          .singleElement()
          .asString()
          .contains("Title VI : X1", "speak against its finding, ND");
      assertThat(completeness.get("remarks"))
          .asInstanceOf(InstanceOfAssertFactories.LIST)
          .hasSize(2)
          .anySatisfy(
              remark -> assertThat(remark.toString()).contains("recipient_website", "setup"))
          .anySatisfy(remark -> assertThat(remark.toString()).contains("June 8, 2026"));
    }

    private Map<Object, Object> completeness(SampleReviews sample, ManifestField... fields) {
      Object completeness = ReportContext.of(sample.review(), List.of(fields)).get("completeness");
      assertThat(completeness).isInstanceOf(Map.class);
      return new LinkedHashMap<>((Map<?, ?>) completeness);
    }
  }

  private static ManifestField field(
      String path, ManifestField.Type type, @Nullable Object fallback) {
    return new ManifestField(path, Need.OPTIONAL, type, fallback, "Somewhere");
  }
}
