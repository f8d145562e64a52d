package io.cortap.sandbox;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/**
 * One page of a project's controls as bytes, right or with quirks.
 *
 * @param isDropped whether the connection must break off in the middle
 */
record ControlsPage(String contentType, byte[] body, boolean isDropped) {

  static ControlsPage of(List<Object> controls, int offset, int limit, Set<PageQuirk> quirks) {
    if (quirks.contains(PageQuirk.HTML)) {
      byte[] login = Json.utf8("<!DOCTYPE html><title>Sign in</title><p>Please sign in.</p>");
      return new ControlsPage("text/html", login, false);
    }
    List<Object> items = items(controls, offset, limit, quirks);
    byte[] body =
        quirks.contains(PageQuirk.BARE_LIST)
            ? Json.bytes(items)
            : Json.bytes(envelope(items, total(controls, offset, quirks), offset, limit));
    if (quirks.contains(PageQuirk.TRUNCATED_JSON)) {
      body = Arrays.copyOf(body, body.length / 2);
    }
    return new ControlsPage(
        "application/json", body, quirks.contains(PageQuirk.DROPPED_CONNECTION));
  }

  private static List<Object> items(
      List<Object> controls, int offset, int limit, Set<PageQuirk> quirks) {
    if (offset > 0 && quirks.contains(PageQuirk.EMPTY_LATER_PAGES)) {
      return List.of();
    }
    int from = Math.min(offset, controls.size());
    int length = Math.min(limit, controls.size() - from);
    if (quirks.contains(PageQuirk.SHORT_PAGES)) {
      length = length / 2;
    }
    var items = new ArrayList<>(controls.subList(from, from + length));
    if (items.size() > 1 && quirks.contains(PageQuirk.DUPLICATE_IDS)) {
      items.set(items.size() - 1, items.getFirst());
    }
    return items;
  }

  private static int total(List<Object> controls, int offset, Set<PageQuirk> quirks) {
    boolean hasChanged = offset > 0 && quirks.contains(PageQuirk.TOTAL_CHANGES);
    return controls.size() + (hasChanged ? 1 : 0);
  }

  private static Object envelope(List<Object> items, int total, int offset, int limit) {
    var envelope = new LinkedHashMap<String, Object>();
    envelope.put("items", items);
    envelope.put("total", total);
    envelope.put("offset", offset);
    envelope.put("limit", limit);
    return envelope;
  }
}
