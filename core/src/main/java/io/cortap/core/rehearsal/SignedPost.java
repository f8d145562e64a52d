package io.cortap.core.rehearsal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** One POST as the service makes it. Immutable. */
public final class SignedPost {
  private final Map<String, String> headers;
  private final byte[] body;

  SignedPost(Map<String, String> headers, byte[] body) {
    this.headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    this.body = body.clone();
  }

  /** In the order in which they are sent, {@code Content-Type} included. */
  public Map<String, String> headers() {
    return headers;
  }

  /** A new array each time. */
  public byte[] body() {
    return body.clone();
  }
}
