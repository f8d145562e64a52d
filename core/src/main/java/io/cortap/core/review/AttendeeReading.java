package io.cortap.core.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  private static final String ORGANISATION = "organisation";
  private static final String ORGANIZATION = "organization";
  private static final FieldKind.Rows SHAPE =
      (FieldKind.Rows) FieldTable.builtIn().find("attendees.recipient").orElseThrow().kind();

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
    Object organisation = organisation(map);
    Optional<String> group = group(organisation);
    if (group.isEmpty()) {
      reading.fault(member + ".organisation", WANTED + ", was " + FieldReading.shown(organisation));
      return;
    }
    String path = "attendees." + group.get();
    reading
        .row(SHAPE, member, person(map))
        .ifPresent(row -> groups.computeIfAbsent(path, none -> new ArrayList<>()).add(row));
  }

  /** The attendees in their order, each with the one name of its organisation. */
  static List<Object> tidied(FieldReading reading, @Nullable Object attendees) {
    var people = new ArrayList<Object>();
    if (attendees instanceof List<?> list) {
      for (Object given : list) {
        if (given instanceof Map<?, ?> map) {
          var person = new LinkedHashMap<String, Object>();
          group(organisation(map)).ifPresent(group -> person.put(ORGANISATION, group));
          reading
              .row(SHAPE, "attendees", person(map))
              .ifPresent(row -> {
                ((Map<?, ?>) SetupReading.withoutNulls(row))
                    .forEach((name, value) -> person.put(name.toString(), value));
                people.add(person);
              });
        }
      }
    }
    return people;
  }

  private static Map<?, ?> person(Map<?, ?> attendee) {
    var person = new LinkedHashMap<Object, @Nullable Object>(attendee);
    person.remove(ORGANIZATION);
    person.remove(ORGANISATION);
    return person;
  }

  private static Object organisation(Map<?, ?> attendee) {
    Object american = attendee.get(ORGANIZATION);
    Object organisation = attendee.get(ORGANISATION);
    return organisation != null ? organisation : american != null ? american : "";
  }

  private static Optional<String> group(Object organisation) {
    return Optional.ofNullable(GROUPS.get(Folding.words(organisation.toString())));
  }
}
