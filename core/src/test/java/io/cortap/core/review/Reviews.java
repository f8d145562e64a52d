package io.cortap.core.review;

import io.cortap.core.report.ProjectId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes reviews of a few words; all names are invented. */
final class Reviews {
  static final Instant NOON = Instant.parse("2026-03-15T12:00:00Z");

  private Reviews() {}

  static Control control(String name, String comments, String... instances) {
    return new Control(
        name + " of " + comments,
        name,
        "",
        new Assessment("Complete", comments, List.of(instances)),
        "https://app.example.test/controls/7");
  }

  /** A setup with these members of {@code project_info}, names and values in turn. */
  static SetupRecord info(Object... namesAndValues) {
    return section("project_info", namesAndValues);
  }

  static SetupRecord section(String section, Object... namesAndValues) {
    var members = new LinkedHashMap<String, @Nullable Object>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      members.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
    }
    return new SetupRecord(Map.of(section, members));
  }

  static SetupRecord deficiencies(Map<?, ?>... rows) {
    return new SetupRecord(Map.of("deficiencies", List.of(rows)));
  }

  static ReviewOutcome outcome(
      ProjectLayers layers, UnassessedPolicy policy, Instant now, Control... controls) {
    return ReviewAssembly.assemble(
        new ProjectId(58),
        new ProjectControls("", List.of(controls), List.of(), now),
        layers,
        policy,
        now);
  }

  static ReviewOutcome.Assembled made(SetupRecord setup, SetupRecord request, Control... controls) {
    return (ReviewOutcome.Assembled)
        outcome(new ProjectLayers(setup, request), UnassessedPolicy.DRAFT, NOON, controls);
  }

  static ProjectReview review(SetupRecord setup, Control... controls) {
    return made(setup, SetupRecord.EMPTY, controls).review();
  }

  static List<String> warnings(SetupRecord setup, Control... controls) {
    return made(setup, SetupRecord.EMPTY, controls).warnings();
  }

  static AreaAssessment area(ProjectReview review, String id) {
    return review.assessments().stream()
        .filter(area -> area.area().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** The value at a dotted path of the canonical form; a digit counts elements from 0. */
  static @Nullable Object at(ProjectReview review, String path) {
    Object value = CanonicalForm.write(review);
    for (String step : path.split("\\.")) {
      value =
          value instanceof List<?> list
              ? list.get(Integer.parseInt(step))
              : value instanceof Map<?, ?> map ? map.get(step) : null;
    }
    return value;
  }
}
