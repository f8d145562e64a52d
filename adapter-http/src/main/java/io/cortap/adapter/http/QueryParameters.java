package io.cortap.adapter.http;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The one query parameter that a call knows: a misspelt one would go unnoticed otherwise. */
final class QueryParameters {
  private static final int LONGEST_NAME = 64;
  private static final Pattern NO_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

  private QueryParameters() {}

  /**
   * Javalin leaves out what it cannot decode, and a filter would be dropped in silence.
   *
   * @throws RefusedException for a percent sign that begins no escape (RFC 3986, section 2.1)
   */
  static void requireWellFormed(Context request) {
    String query = request.queryString();
    if (query != null && NO_ESCAPE.matcher(query).find()) {
      throw new RefusedException(
          Problem.of(FailureCode.INVALID_REQUEST, "the query has a percent sign that is no escape")
              .hinting("Write %25 for a percent sign."));
    }
  }

  /**
   * The parameter's value; "" when it was not sent.
   *
   * @throws RefusedException if it was sent twice, or anything beside it
   */
  static String only(Context request, String name) {
    Map<String, List<String>> sent = request.queryParamMap();
    for (String other : sent.keySet()) {
      if (!other.equals(name)) {
        throw refused(shown(other), "is not known; known is " + name);
      }
    }
    List<String> values = sent.getOrDefault(name, List.of());
    if (values.size() > 1) {
      throw refused(name, "must be given once, was given " + values.size() + " times");
    }
    return values.isEmpty() ? "" : values.getFirst();
  }

  private static String shown(String name) {
    return name.length() <= LONGEST_NAME ? name : "a very long name";
  }

  static RefusedException refused(String name, String message) {
    var fault = new LinkedHashMap<String, String>();
    fault.put("field", name);
    fault.put("message", message);
    return new RefusedException(
        Problem.of(FailureCode.INVALID_REQUEST, "one parameter does not fit: " + name)
            .with("fields", List.of(fault)));
  }
}
