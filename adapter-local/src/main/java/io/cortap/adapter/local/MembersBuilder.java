package io.cortap.adapter.local;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object about to be stored, as plain values; instants as RFC 3339 text in milliseconds. */
final class MembersBuilder {
  private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

  /** An object that is one of several kinds, which {@code kind} names. */
  static MembersBuilder ofKind(String kind) {
    return new MembersBuilder().with("is", kind);
  }

  MembersBuilder with(String name, String text) {
    members.put(name, text);
    return this;
  }

  MembersBuilder with(String name, long number) {
    members.put(name, number);
    return this;
  }

  MembersBuilder with(String name, boolean truth) {
    members.put(name, truth);
    return this;
  }

  MembersBuilder with(String name, Instant instant) {
    return with(name, instant.truncatedTo(ChronoUnit.MILLIS).toString());
  }

  MembersBuilder with(String name, List<?> elements) {
    members.put(name, elements);
    return this;
  }

  MembersBuilder with(String name, Map<String, @Nullable Object> object) {
    members.put(name, object);
    return this;
  }

  Map<String, @Nullable Object> build() {
    return Collections.unmodifiableMap(members);
  }
}
