package io.cortap.core.review;

import io.cortap.core.text.LongDates;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Fields that follow from others, where no layer holds them. */
final class DerivedFields {
  private static final String CITY_STATE = "project.recipient_city_state";
  private static final String CITY = "project.recipient_city";
  private static final String STATE = "project.recipient_state";

  private DerivedFields() {}

  static void addTo(Map<String, FieldValue> merged) {
    cityAndState(merged);
    subrecipients(merged);
    String start = text(merged, "project.site_visit_start_date");
    String end = text(merged, "project.site_visit_end_date");
    if (!start.isEmpty()) {
      LocalDate first = LocalDate.parse(start);
      LocalDate last = end.isEmpty() ? first : LocalDate.parse(end);
      if (!last.isBefore(first)) {
        supply(
            merged,
            "project.site_visit_dates",
            LongDates.range(first, last),
            "project.site_visit_start_date",
            "project.site_visit_end_date");
      }
    }
  }

  /** The parts are taken from the whole before it is made of them: each may be a later layer's. */
  private static void cityAndState(Map<String, FieldValue> merged) {
    String whole = text(merged, CITY_STATE);
    int comma = whole.lastIndexOf(", ");
    if (comma > 0) {
      supply(merged, CITY, whole.substring(0, comma), CITY_STATE);
      supply(merged, STATE, whole.substring(comma + 2), CITY_STATE);
    }
    String city = text(merged, CITY);
    String state = text(merged, STATE);
    if (!city.isEmpty() && !state.isEmpty()) {
      supply(merged, CITY_STATE, city + ", " + state, CITY, STATE);
    }
  }

  /** Subrecipients that are listed were reviewed; one alone gives its name. */
  private static void subrecipients(Map<String, FieldValue> merged) {
    List<Object> names =
        Stream.of("subrecipients_5307", "subrecipients_5310", "subrecipients_5311")
            .map(merged::get)
            .filter(Objects::nonNull)
            .flatMap(found -> ((List<?>) found.value()).stream())
            .map(row -> Objects.requireNonNullElse((Object) ((Map<?, ?>) row).get("name"), ""))
            .distinct()
            .toList();
    if (!names.isEmpty()) {
      merged.putIfAbsent("metadata.reviewed_subrecipients", new FieldValue(true, Layer.DERIVED));
    }
    if (names.size() == 1 && !names.get(0).equals("")) {
      supply(merged, "metadata.subrecipient_name", names.get(0).toString());
    }
  }

  /**
   * What a layer says beats what follows, unless a later layer says one of the parts from which it
   * follows.
   */
  private static void supply(
      Map<String, FieldValue> merged, String path, String value, String... parts) {
    FieldValue held = merged.get(path);
    if (held != null
        && Stream.of(parts)
            .map(merged::get)
            .filter(Objects::nonNull)
            .map(FieldValue::layer)
            .anyMatch(layer -> layer != Layer.DERIVED && layer.compareTo(held.layer()) > 0)) {
      merged.remove(path);
    }
    MergedFields.supply(merged, path, value, Layer.DERIVED);
  }

  private static String text(Map<String, FieldValue> merged, String path) {
    FieldValue found = merged.get(path);
    return found == null ? "" : found.value().toString();
  }
}
