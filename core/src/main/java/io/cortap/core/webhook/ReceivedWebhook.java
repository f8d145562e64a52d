package io.cortap.core.webhook;

import io.cortap.core.report.PlainValues;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request as its receiver has it, for {@link WebhookExamination}. Immutable. */
public final class ReceivedWebhook {
  private final Map<String, List<String>> headers;
  private final byte[] body;
  private final Optional<Object> json;

  private ReceivedWebhook(Map<String, List<String>> headers, byte[] body, Optional<Object> json) {
    this.headers = headers;
    this.body = body;
    this.json = json;
  }

  /**
   * @param headers names in any case
   * @param body the bytes at hand
   * @param json what they are when they are read as JSON: a plain value that is not null (see
   *     {@link PlainValues}), or empty if they are none
   */
  public static ReceivedWebhook of(
      Map<String, List<String>> headers, byte[] body, Optional<?> json) {
    return new ReceivedWebhook(
        Map.copyOf(headers), body.clone(), json.flatMap(ReceivedWebhook::plain));
  }

  /** What is nested beyond reason is no webhook, whatever else it is. */
  private static Optional<Object> plain(Object value) {
    try {
      return Optional.of(value instanceof Map<?, ?> map ? PlainValues.copyOf(map) : value);
    } catch (IllegalArgumentException notPlain) {
      return Optional.empty();
    }
  }

  Map<String, List<String>> headers() {
    return headers;
  }

  byte[] body() {
    return body;
  }

  Optional<Object> json() {
    return json;
  }

  /** The first value of a header. */
  Optional<String> header(String name) {
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .flatMap(header -> header.getValue().stream())
        .map(String::strip)
        .findFirst();
  }

  /** What {@code Content-Length} announces, if it is there and a number. */
  Optional<Long> contentLength() {
    return header("Content-Length").filter(text -> text.matches("[0-9]{1,9}")).map(Long::valueOf);
  }

  @Override
  public String toString() {
    return "ReceivedWebhook[" + headers.keySet() + ", " + body.length + " bytes]";
  }
}
