package io.cortap.template.expression;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The one mutable value of the language: what {@code namespace()} makes and {@code set ns.x}
 * changes.
 */
final class Namespace implements Attributes {
  private final Map<String, Object> members = new LinkedHashMap<>();

  Namespace(Map<String, Object> initial) {
    members.putAll(initial);
  }

  void set(String name, Object value) {
    members.put(name, value);
  }

  @Override
  public Object attribute(String name) {
    Object value = members.get(name);
    return value == null ? new Undefined(name, name, members) : value;
  }

  @Override
  public String toString() {
    return "<Namespace " + Text.repr(members) + ">";
  }
}
