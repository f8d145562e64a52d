package io.cortap.adapter.docx;

import io.cortap.core.report.ProjectId;
import io.cortap.core.review.FieldTable;
import io.cortap.core.review.ProjectControls;
import io.cortap.core.review.ProjectLayers;
import io.cortap.core.review.ReviewAssembly;
import io.cortap.core.review.UnassessedPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What every report's data hold, whatever a manifest declares. */
final class KnownPaths {
  /** In a year that has a catalog of review areas; names of members do not depend on it. */
  private static final Instant SOME_DAY = Instant.parse("2026-01-01T00:00:00Z");

  private KnownPaths() {}

  /** Paths of two steps at most; what lies below them is known too. */
  static Set<String> all() {
    var nothing = new ProjectControls("", List.of(), List.of(), SOME_DAY);
    var review =
        ReviewAssembly.assemble(
                new ProjectId(1), nothing, ProjectLayers.NONE, UnassessedPolicy.DRAFT, SOME_DAY)
            .review();
    var paths = new TreeSet<String>(FieldTable.flatNames().keySet());
    ReportContext.of(review, List.of()).forEach((name, value) -> add(paths, name, value));
    return paths;
  }

  private static void add(Set<String> paths, String name, @Nullable Object value) {
    if (value instanceof Map<?, ?> members && !members.isEmpty()) {
      members.keySet().forEach(member -> paths.add(name + "." + member));
    } else {
      paths.add(name);
    }
  }
}
