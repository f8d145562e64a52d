package io.cortap.adapter.http;

import io.javalin.http.Context;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a request's path says where its route's template names a parameter. */
final class PathParameters {
  private PathParameters() {}

  /** The value, decoded (RFC 3986, section 2.1). */
  static String of(Context request, String name) {
    String path = request.path();
    String sent = Route.at(path).map(route -> route.parameters(path)).orElse(Map.of()).get(name);
    if (sent == null) {
      throw new IllegalArgumentException("no route has the parameter " + name + " at this path");
    }
    // A plus is itself in a path; Jetty has refused what is no escape.
    return sent.indexOf('%') < 0
        ? sent
        : URLDecoder.decode(sent.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
