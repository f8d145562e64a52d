package io.cortap.adapter.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * One request and what was answered to it.
 *
 * @param sent the request's body as text; "" where there was none
 * @param received the answer's body as text, unpacked
 */
record Exchange(
    String method,
    URI uri,
    HttpHeaders requestHeaders,
    String sent,
    int status,
    HttpHeaders headers,
    String received) {

  static Exchange of(HttpRequest request, HttpResponse<byte[]> response) {
    return of(request, response, text(response));
  }

  static Exchange ofText(HttpRequest request, HttpResponse<String> response) {
    return of(request, response, response.body());
  }

  private static Exchange of(HttpRequest request, HttpResponse<?> response, String received) {
    return new Exchange(
        request.method(),
        request.uri(),
        request.headers(),
        request.bodyPublisher().map(Exchange::text).orElse(""),
        response.statusCode(),
        response.headers(),
        received);
  }

  /** The same for two exchanges that differ in nothing but whose token was sent, and when. */
  String likeness() {
    return String.join(
        "\n",
        method,
        uri.getRawPath(),
        String.valueOf(uri.getRawQuery()),
        likeness(requestHeaders, "authorization"),
        sent,
        Integer.toString(status),
        likeness(headers, "date"),
        received.replaceAll("\"timestamp\":\"[0-9TZ:-]+\"", ""));
  }

  /** All headers, of one of them only that it is there. */
  private static String likeness(HttpHeaders headers, String varying) {
    return headers.map().entrySet().stream()
        .map(header ->
            header.getKey() + (header.getKey().equalsIgnoreCase(varying) ? "" : header.getValue()))
        .sorted()
        .collect(Collectors.joining(","));
  }

  boolean accepted() {
    return status < 400;
  }

  String mediaType() {
    return mediaType(headers);
  }

  static String mediaType(HttpHeaders headers) {
    return headers.firstValue("Content-Type").orElse("").split(";", 2)[0].strip();
  }

  @Override
  public String toString() {
    return method + " " + uri.getRawPath() + ", answered " + status;
  }

  private static String text(HttpResponse<byte[]> response) {
    byte[] body = response.body();
    boolean packed = response.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
    try (var in = new ByteArrayInputStream(body)) {
      byte[] plain = packed && body.length > 0 ? new GZIPInputStream(in).readAllBytes() : body;
      return new String(plain, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the answer says gzip and is not", e);
    }
  }

  /** What the publishers of the JDK that hold their bytes tell at once, on this thread. */
  private static String text(HttpRequest.BodyPublisher body) {
    var text = new Collected();
    body.subscribe(text);
    return String.join("", text.parts);
  }

  private static final class Collected implements Flow.Subscriber<ByteBuffer> {
    private final List<String> parts = new ArrayList<>();

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(ByteBuffer item) {
      parts.add(StandardCharsets.UTF_8.decode(item.duplicate()).toString());
    }

    @Override
    public void onError(Throwable throwable) {
      parts.clear();
    }

    @Override
    public void onComplete() {}
  }
}
