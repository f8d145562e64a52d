package io.cortap.core.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sorts a record's attendees into the groups of the canonical review, by their organisation. */
final class AttendeeReading {
  private static final Map<String, String> GROUPS =
      Map.ofEntries(
          Map.entry("recipient", "recipient"),
          Map.entry("subrecipient", "subrecipients"),
          Map.entry("subrecipients", "subrecipients"),
          Map.entry("contractors lessees", "contractors_lessees"),
          Map.entry("contractor lessee", "contractors_lessees"),
          Map.entry("contractors and lessees", "contractors_lessees"),
          Map.entry("lessee", "contractors_lessees"),
          Map.entry("fta", "fta"),
          Map.entry("contractor", "contractor"),
          Map.entry("review contractor", "contractor"));
  private static final String WANTED =
      "must be one of recipient | subrecipients | contractors_lessees | fta | contractor";

  private final FieldReading reading;
  private final Map<String, Object> values;

  AttendeeReading(FieldReading reading, Map<String, Object> values) {
    this.reading = reading;
    this.values = values;
  }

  void read(@Nullable Object attendees) {
    if (attendees == null) {
      return;
    }
    if (!(attendees instanceof List<?> list)) {
      reading.fault("attendees", "must be a list of objects");
      return;
    }
    var groups = new LinkedHashMap<String, List<Object>>();
    for (int i = 0; i < list.size(); i++) {
      attendee("attendees[" + i + "]", list.get(i), groups);
    }
    for (Field field : FieldTable.fields()) {
      List<Object> group = groups.getOrDefault(field.path(), List.of());
      if (!group.isEmpty()) {
        values.put(field.path(), List.copyOf(group));
      }
    }
  }

  private void attendee(String member, @Nullable Object given, Map<String, List<Object>> groups) {
    if (!(given instanceof Map<?, ?> map)) {
      reading.fault(member, "must be an object");
      return;
    }
    var person = new LinkedHashMap<Object, @Nullable Object>(map);
    Object american = person.remove("organization");
    Object organisation =
        Objects.requireNonNullElse(
            person.remove("organisation"), Objects.requireNonNullElse(american, ""));
    String group = GROUPS.getOrDefault(Folding.words(organisation.toString()), "");
    if (group.isEmpty()) {
      reading.fault(member + ".organisation", WANTED + ", was '" + organisation + "'");
      return;
    }
    String path = "attendees." + group;
    var shape = (FieldKind.Rows) FieldTable.builtIn().find(path).orElseThrow().kind();
    reading
        .row(shape, member, person)
        .ifPresent(row -> groups.computeIfAbsent(path, none -> new ArrayList<>()).add(row));
  }
}
