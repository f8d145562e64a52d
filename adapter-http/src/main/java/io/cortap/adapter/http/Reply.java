package io.cortap.adapter.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One answer, ready to be written, whoever writes it. */
final class Reply {
  static final String JSON = "application/json";
  static final String PROBLEM = "application/problem+json";
  static final String HTML = "text/html;charset=utf-8";

  private static final Map<String, String> UNKEPT =
      Map.of("Cache-Control", "no-store", "X-Content-Type-Options", "nosniff");

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;
  private final Optional<Stream> stream;

  /** A body that is written as it comes, on the thread of the request. */
  interface Stream {
    void writeTo(OutputStream out) throws IOException;
  }

  private Reply(int status, Map<String, String> headers, byte[] body, Optional<Stream> stream) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.stream = stream;
  }

  /** An answer that nobody may keep, sniff at or embed; the body is not copied. */
  static Reply of(int status, String contentType, byte[] body) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("Content-Type", contentType);
    headers.put("Content-Length", Integer.toString(body.length));
    headers.put("Cache-Control", "no-store");
    headers.put("X-Content-Type-Options", "nosniff");
    return new Reply(status, headers, body, Optional.empty());
  }

  /** An answer that is all said with its status. */
  static Reply empty(int status) {
    return new Reply(status, UNKEPT, new byte[0], Optional.empty());
  }

  /** A 200 whose body nobody knows yet, and nobody may keep. */
  static Reply streaming(String contentType, Stream stream) {
    return new Reply(200, UNKEPT, new byte[0], Optional.of(stream))
        .with("Content-Type", contentType);
  }

  static Reply json(int status, Map<String, ? extends @Nullable Object> members) {
    return of(status, JSON, Json.bytes(members));
  }

  static Reply json(int status, byte[] printed) {
    return of(status, JSON, printed);
  }

  static Reply html(int status, String page) {
    return of(status, HTML, page.getBytes(StandardCharsets.UTF_8))
        .with("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
  }

  /** This answer with one more header. */
  Reply with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Reply(status, more, body, stream);
  }

  /** This answer with another body of the same type. */
  Reply withBody(byte[] other) {
    return new Reply(status, headers, other, stream)
        .with("Content-Length", Integer.toString(other.length));
  }

  /** This answer, its body written by {@code how}. */
  Reply streamed(Stream how) {
    return new Reply(status, headers, new byte[0], Optional.of(how));
  }

  /** This answer, which depends on that request header (RFC 9110, section 12.5.5). */
  Reply varying(String on) {
    String vary = headers.get("Vary");
    return with("Vary", vary == null ? on : vary + ", " + on);
  }

  Reply retryAfter(Duration wait) {
    return with("Retry-After", Long.toString(wait.toSeconds()));
  }

  int status() {
    return status;
  }

  Map<String, String> headers() {
    return headers;
  }

  byte[] body() {
    return body;
  }

  /** What follows instead of {@link #body()}. */
  Optional<Stream> stream() {
    return stream;
  }
}
