package io.cortap.core.review;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A setup record, read by the field table.
 *
 * @param values by canonical path
 * @param placeholders texts that only keep a place, by canonical path (list elements by member)
 */
record SetupReading(
    Map<String, Object> values, Map<String, String> placeholders, List<SetupFault> faults) {
  private static final String ATTENDEES = "attendees";
  private static final String PROJECT_INFO = "project_info";

  /** Completeness reports say "project", so a record may say it too. */
  private static final String PROJECT = "project";

  SetupReading {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    placeholders = Collections.unmodifiableMap(new LinkedHashMap<>(placeholders));
    faults = List.copyOf(faults);
  }

  static SetupReading of(Map<String, ? extends @Nullable Object> members) {
    if (members.isEmpty()) {
      return new SetupReading(Map.of(), Map.of(), List.of());
    }
    var reading = new FieldReading();
    var values = new LinkedHashMap<String, Object>();
    var index = new SetupIndex(reading, members);
    for (Field field : FieldTable.builtIn().inSetup()) {
      if (!field.path().startsWith(ATTENDEES + ".")) {
        index.read(field).ifPresent(value -> values.put(field.path(), value));
      }
    }
    new AttendeeReading(reading, values).read(members.get(ATTENDEES));
    index.complainOfUnknownMembers();
    return new SetupReading(values, index.canonical(reading.placeholders()), reading.faults());
  }

  /** See {@link SetupRecord#tidied}. */
  static Map<String, @Nullable Object> tidied(Map<String, ? extends @Nullable Object> members) {
    var reading = new FieldReading(true);
    var index = new SetupIndex(reading, members);
    var tidied = new LinkedHashMap<String, @Nullable Object>();
    for (Field field : FieldTable.builtIn().inSetup()) {
      if (!field.path().startsWith(ATTENDEES + ".")) {
        index.read(field).ifPresent(value -> put(tidied, field.setupPath(), value));
      } else if (!tidied.containsKey(ATTENDEES)) {
        List<Object> people = AttendeeReading.tidied(reading, members.get(ATTENDEES));
        if (!people.isEmpty()) {
          tidied.put(ATTENDEES, people);
        }
      }
    }
    return tidied;
  }

  @SuppressWarnings("unchecked")
  private static void put(Map<String, @Nullable Object> tidied, String setupPath, Object value) {
    int dot = setupPath.indexOf('.');
    if (dot < 0) {
      tidied.put(setupPath, withoutNulls(value));
    } else {
      var section =
          (Map<String, @Nullable Object>)
              Objects.requireNonNull(
                  tidied.computeIfAbsent(
                      setupPath.substring(0, dot),
                      none -> new LinkedHashMap<String, @Nullable Object>()));
      section.put(setupPath.substring(dot + 1), withoutNulls(value));
    }
  }

  /** Rows hold every member of their shape; those that nobody filled go. */
  static Object withoutNulls(Object value) {
    return switch (value) {
      case List<?> list -> list.stream().map(SetupReading::withoutNulls).toList();
      case Map<?, ?> map -> {
        var kept = new LinkedHashMap<Object, Object>();
        map.forEach((name, inner) -> {
          if (inner != null) {
            kept.put(name, withoutNulls(inner));
          }
        });
        yield kept;
      }
      default -> value;
    };
  }

  /** Finds a field's value in a record and remembers which members were asked for. */
  private static final class SetupIndex {
    private final FieldReading reading;
    private final Map<String, ? extends @Nullable Object> members;
    private final Map<String, Set<String>> known = new LinkedHashMap<>();
    private final Map<String, String> paths = new LinkedHashMap<>();

    SetupIndex(FieldReading reading, Map<String, ? extends @Nullable Object> members) {
      this.reading = reading;
      this.members = members;
      known.put(ATTENDEES, Set.of());
    }

    Optional<Object> read(Field field) {
      var found = new ArrayList<Object>();
      for (String setupPath : spellings(field)) {
        int dot = setupPath.indexOf('.');
        String section = dot < 0 ? setupPath : setupPath.substring(0, dot);
        String name = dot < 0 ? "" : setupPath.substring(dot + 1);
        known.computeIfAbsent(section, none -> new LinkedHashSet<>()).add(name);
        paths.put(setupPath, field.path());
        Object given = name.isEmpty() ? members.get(section) : member(section, name);
        reading.read(field.kind(), setupPath, given).ifPresent(found::add);
      }
      if (found.stream().distinct().count() > 1) {
        reading.fault(
            field.setupPath(), "is given twice, as " + found.get(0) + " and as " + found.get(1));
      }
      return found.stream().findFirst();
    }

    private static List<String> spellings(Field field) {
      var spellings = new ArrayList<String>();
      spellings.add(field.setupPath());
      if (field.setupPath().startsWith(PROJECT_INFO + ".")) {
        spellings.add(PROJECT + field.setupPath().substring(PROJECT_INFO.length()));
      }
      int dot = field.path().indexOf('.');
      String section = dot < 0 ? field.path() : field.path().substring(0, dot + 1);
      if (field.setupPath().startsWith(section)) {
        spellings.add(field.path());
        field.second().ifPresent(spellings::add);
      }
      return spellings.stream().distinct().toList();
    }

    private @Nullable Object member(String section, String name) {
      return members.get(section) instanceof Map<?, ?> map ? map.get(name) : null;
    }

    void complainOfUnknownMembers() {
      members.forEach((section, value) -> {
        Set<String> names = known.get(section);
        if (names == null) {
          reading.unknown("", section, known.keySet());
        } else if (names.stream().anyMatch(name -> !name.isEmpty())) {
          complainWithin(section, value, names);
        }
      });
    }

    private void complainWithin(String section, @Nullable Object value, Set<String> names) {
      if (value instanceof Map<?, ?> map) {
        map.keySet().stream()
            .filter(name -> !names.contains(name))
            .forEach(name -> reading.unknown(section + ".", String.valueOf(name), names));
      } else if (value != null) {
        reading.fault(section, "must be an object");
      }
    }

    /** Placeholders by canonical path where the whole field is one. */
    Map<String, String> canonical(Map<String, String> placeholders) {
      var canonical = new LinkedHashMap<String, String>();
      placeholders.forEach((member, text) ->
          canonical.put(Objects.requireNonNullElse(paths.get(member), member), text));
      return canonical;
    }
  }
}
