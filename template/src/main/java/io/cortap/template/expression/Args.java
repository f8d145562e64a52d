package io.cortap.template.expression;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The evaluated arguments of one call.
 *
 * @param bound one per declared parameter, null where the call gives none
 * @param rest positional arguments beyond the declared ones
 * @param named keyword arguments beyond the declared ones
 */
record Args(@Nullable Object[] bound, List<Object> rest, Map<String, Object> named) {
  static final Args NONE = new Args(new Object[0], List.of(), Map.of());

  boolean has(int index) {
    return bound[index] != null;
  }

  Object get(int index, Object fallback) {
    Object given = bound[index];
    return given == null ? fallback : given;
  }

  Object required(int index) {
    return get(index, None.NONE);
  }

  String text(int index, String fallback) {
    Object given = bound[index];
    return given == null ? fallback : Text.of(given);
  }

  boolean flag(int index, boolean fallback) {
    Object given = bound[index];
    return given == null ? fallback : Values.truthy(given);
  }

  long whole(int index, long fallback, String use) {
    Object given = bound[index];
    return given == null || given == None.NONE ? fallback : Numbers.toLong(given, use);
  }
}
