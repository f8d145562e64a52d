package io.cortap.adapter.http;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.javalin.http.Context;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a request's path says where its route's template names a parameter. */
final class PathParameters {
  private PathParameters() {}

  /**
   * The value, decoded (RFC 3986, section 2.1).
   *
   * @throws RefusedException for a percent sign that begins no escape: Jetty lets {@code %u0041}
   *     pass
   */
  static String of(Context request, String name) {
    String path = request.path();
    String sent = Route.at(path).map(route -> route.parameters(path)).orElse(Map.of()).get(name);
    if (sent == null) {
      throw new IllegalArgumentException("no route has the parameter " + name + " at this path");
    }
    return sent.indexOf('%') < 0 ? sent : decoded(sent);
  }

  private static String decoded(String sent) {
    try {
      // A plus is itself in a path.
      return URLDecoder.decode(sent.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(
          Problem.of(FailureCode.INVALID_REQUEST, "the path has a percent sign that is no escape")
              .hinting("Write %25 for a percent sign (RFC 3986, section 2.1)."));
    }
  }
}
