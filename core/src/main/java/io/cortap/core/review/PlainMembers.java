package io.cortap.core.review;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object of plain values under writing, its members in the order in which they are put. */
final class PlainMembers {
  private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

  PlainMembers put(String name, @Nullable Object value) {
    members.put(name, value);
    return this;
  }

  /** Null for an empty text: the canonical form knows no empty texts. */
  PlainMembers putText(String name, String text) {
    return put(name, text.isEmpty() ? null : text);
  }

  PlainMembers putList(String name, List<?> elements) {
    return put(name, List.copyOf(elements));
  }

  Map<String, @Nullable Object> done() {
    return Collections.unmodifiableMap(members);
  }
}
