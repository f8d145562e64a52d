package io.cortap.core.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One value that two setup records hold differently.
 *
 * @param member where, for instance {@code attendees[2].email}
 * @param before empty when it was not there
 * @param after empty when it is gone
 */
public record MemberChange(String member, Optional<String> before, Optional<String> after) {

  /** Every difference, in the order of the members; spellings, blanks and nulls are none. */
  public static List<MemberChange> between(SetupRecord before, SetupRecord after) {
    Map<String, String> old = values(before);
    Map<String, String> next = values(after);
    var members = new LinkedHashSet<>(old.keySet());
    members.addAll(next.keySet());
    return members.stream()
        .map(member ->
            new MemberChange(
                member,
                Optional.ofNullable(old.get(member)),
                Optional.ofNullable(next.get(member))))
        .filter(change -> !change.before().equals(change.after()))
        .toList();
  }

  /** The member of the record that the value belongs to: a list is one member. */
  public String field() {
    int list = member.indexOf('[');
    return list < 0 ? member : member.substring(0, list);
  }

  private static Map<String, String> values(SetupRecord record) {
    var values = new LinkedHashMap<String, String>();
    collect("", record.tidied().members(), values);
    return values;
  }

  private static void collect(String member, @Nullable Object value, Map<String, String> values) {
    switch (value) {
      case null -> {}
      case Map<?, ?> map ->
          map.forEach((name, inner) ->
              collect(member.isEmpty() ? name.toString() : member + "." + name, inner, values));
      case List<?> list -> {
        List<?> elements = new ArrayList<>(list);
        for (int i = 0; i < elements.size(); i++) {
          collect(member + "[" + i + "]", elements.get(i), values);
        }
      }
      default -> values.put(member, value.toString());
    }
  }

  @Override
  public String toString() {
    return member + ": " + shown(before) + " -> " + shown(after);
  }

  private static String shown(Optional<String> value) {
    return value.map(text -> "'" + text + "'").orElse("nothing");
  }
}
