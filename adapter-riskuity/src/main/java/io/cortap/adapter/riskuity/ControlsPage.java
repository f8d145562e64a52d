package io.cortap.adapter.riskuity;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One page as answered: {@code {"items", "total", "offset", "limit"}}, or a bare list. Unknown
 * members are ignored.
 *
 * @param items in order, whatever each may be
 * @param total how many items there are on all pages, or -1 if it does not say
 * @param offset where the page says it begins, or -1
 * @param limit the page size that was really used, or -1
 * @param bare whether the answer was a list without anything around it
 */
record ControlsPage(List<JsonNode> items, int total, int offset, int limit, boolean bare) {
  private static final int UNSAID = -1;
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  ControlsPage {
    items = List.copyOf(items);
  }

  /**
   * @throws UnusablePageException if the bytes are not JSON, or no page
   */
  static ControlsPage parse(byte[] body) throws UnusablePageException {
    JsonNode answer = json(body);
    if (answer.isArray()) {
      return new ControlsPage(elements(answer), UNSAID, UNSAID, UNSAID, true);
    }
    if (!answer.path("items").isArray()) {
      throw new UnusablePageException("Riskuity's answer has no list of items.");
    }
    return new ControlsPage(
        elements(answer.path("items")),
        count(answer.path("total")),
        count(answer.path("offset")),
        count(answer.path("limit")),
        false);
  }

  private static JsonNode json(byte[] body) throws UnusablePageException {
    try {
      return JSON.readTree(body);
    } catch (IOException notJson) {
      throw new UnusablePageException("Riskuity's answer is not JSON.");
    }
  }

  private static List<JsonNode> elements(JsonNode array) {
    List<JsonNode> elements = new ArrayList<>(array.size());
    array.forEach(elements::add);
    return elements;
  }

  /** A number that counts something, also where it comes as digits in a string. */
  private static int count(JsonNode number) {
    if (number.isIntegralNumber() && !number.canConvertToInt()) {
      return Integer.MAX_VALUE;
    }
    int count = number.isIntegralNumber() || number.isTextual() ? number.asInt(UNSAID) : UNSAID;
    return Math.max(count, UNSAID);
  }
}
