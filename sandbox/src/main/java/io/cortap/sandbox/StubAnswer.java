package io.cortap.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the stub answers, before it is written.
 *
 * @param isDropped whether the connection breaks off in the middle of the body
 */
record StubAnswer(
    int status, String contentType, byte[] body, Map<String, String> headers, boolean isDropped) {
  private static final String JSON = "application/json";

  static StubAnswer json(int status, Object value) {
    return new StubAnswer(status, JSON, Json.bytes(value), Map.of(), false);
  }

  /** FastAPI's error: one text under {@code detail}. */
  static StubAnswer detail(int status, String text) {
    return json(status, Map.of("detail", text));
  }

  /** FastAPI's complaint about one parameter: a list under {@code detail}. */
  static StubAnswer invalid(String where, String name, String message) {
    var fault = new LinkedHashMap<String, Object>();
    fault.put("loc", List.of(where, name));
    fault.put("msg", message);
    fault.put("type", "type_error.integer");
    return json(422, Map.of("detail", List.of(fault)));
  }

  static StubAnswer empty(int status) {
    return new StubAnswer(status, JSON, new byte[0], Map.of(), false);
  }

  static StubAnswer redirect(String location) {
    return empty(307).with("Location", location);
  }

  static StubAnswer page(ControlsPage page) {
    return new StubAnswer(200, page.contentType(), page.body(), Map.of(), page.isDropped());
  }

  StubAnswer with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new StubAnswer(status, contentType, body, more, isDropped);
  }
}
