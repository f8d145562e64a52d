package io.cortap.core.review;

import java.util.List;
import java.util.Map;

/** The built-in defaults of {@code defaults.txt}, per region and fiscal year. */
final class DefaultFields {
  private static final List<TextTable.Row> ROWS = TextTable.find("defaults.txt").orElseThrow();

  private DefaultFields() {}

  /** Fills only what no other layer supplies. */
  static void addTo(Map<String, FieldValue> merged) {
    String region = "region " + text(merged, "project.region_number");
    String year = "year " + text(merged, "project.fiscal_year");
    for (TextTable.Row row : ROWS.reversed()) {
      String scope = row.cell(0);
      if (scope.equals("every") || scope.equals(region) || scope.equals(year)) {
        MergedFields.supply(merged, row.cell(1), row.cell(2).replace("\\n", "\n"), Layer.DEFAULTS);
      }
    }
  }

  private static String text(Map<String, FieldValue> merged, String path) {
    FieldValue found = merged.get(path);
    return found == null ? "" : found.value().toString();
  }
}
