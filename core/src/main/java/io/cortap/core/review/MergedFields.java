package io.cortap.core.review;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The layers, merged field by field: a later layer's value replaces an earlier one's, and a field
 * it lacks, or fills with a placeholder, stays as it was. Lists are replaced whole.
 *
 * @param deficiencies rows of the setup's deficiencies, the request's in their place if it has any
 */
record MergedFields(
    ProjectFields fields, List<?> deficiencies, List<PlaceholderValue> placeholders) {
  private static final String FISCAL_YEAR = "project.fiscal_year";
  private static final String VISIT_START = "project.site_visit_start_date";
  private static final String DEFICIENCIES = "deficiencies";

  static MergedFields of(String riskuityName, ProjectLayers layers, Instant generatedAt) {
    var merged = new LinkedHashMap<String, FieldValue>();
    var placeholders = new ArrayList<PlaceholderValue>();
    var reading = new FieldReading();
    reading
        .read(new FieldKind.Text(TextForm.TEXT), "project.recipient_name", riskuityName)
        .ifPresent(
            name -> merged.put("project.recipient_name", new FieldValue(name, Layer.RISKUITY)));
    list(reading.placeholders(), Layer.RISKUITY, placeholders);
    add(SetupReading.of(layers.setup().members()), Layer.SETUP, merged, placeholders);
    add(SetupReading.of(layers.request().members()), Layer.REQUEST, merged, placeholders);
    merged.computeIfAbsent(FISCAL_YEAR, path -> fiscalYear(merged, generatedAt));
    DerivedFields.addTo(merged);
    DefaultFields.addTo(merged);
    List<?> deficiencies =
        merged.remove(DEFICIENCIES) instanceof FieldValue found
            ? (List<?>) found.value()
            : List.of();
    merged.remove("notes");
    return new MergedFields(new ProjectFields(merged), deficiencies, List.copyOf(placeholders));
  }

  /** Fills the field if it is empty and {@code text} is a value for it. */
  static void supply(Map<String, FieldValue> merged, String path, String text, Layer layer) {
    Field field = FieldTable.builtIn().find(path).orElseThrow();
    new FieldReading()
        .read(field.kind(), path, text)
        .ifPresent(value -> merged.putIfAbsent(path, new FieldValue(value, layer)));
  }

  private static void add(
      SetupReading record,
      Layer layer,
      Map<String, FieldValue> merged,
      List<PlaceholderValue> placeholders) {
    record.values().forEach((path, value) -> merged.put(path, new FieldValue(value, layer)));
    list(record.placeholders(), layer, placeholders);
  }

  private static void list(
      Map<String, String> found, Layer layer, List<PlaceholderValue> placeholders) {
    found.forEach((path, text) -> placeholders.add(new PlaceholderValue(path, text, layer)));
  }

  /** The year of the site visit, else that of the review's making. */
  private static FieldValue fiscalYear(Map<String, FieldValue> merged, Instant generatedAt) {
    FieldValue start = merged.get(VISIT_START);
    LocalDate day =
        start == null
            ? LocalDate.ofInstant(generatedAt, ZoneOffset.UTC)
            : LocalDate.parse(Objects.toString(start.value()));
    return new FieldValue(FiscalYear.of(day).toString(), Layer.DERIVED);
  }
}
