package io.cortap.sandbox;

import io.cortap.core.webhook.SignatureFamily;
import io.cortap.core.webhook.Verification;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One POST that the sink received, as it came over the wire. Immutable. */
public final class ReceivedDelivery {
  private final Instant receivedAt;
  private final String path;
  private final Map<String, List<String>> headers;
  private final byte[] body;
  private final Verification verification;

  ReceivedDelivery(
      Instant receivedAt,
      String path,
      Map<String, List<String>> headers,
      byte[] body,
      Verification verification) {
    this.receivedAt = receivedAt;
    this.path = path;
    this.headers = Map.copyOf(headers);
    this.body = body;
    this.verification = verification;
  }

  /** By the sink's clock. */
  public Instant receivedAt() {
    return receivedAt;
  }

  /** Where it was sent to, with the query. */
  public String path() {
    return path;
  }

  /** All headers; names as the JDK's server writes them, {@code X-cortap-signature}. */
  public Map<String, List<String>> headers() {
    return headers;
  }

  /** The first value of a header, its name in any case. */
  public Optional<String> header(String name) {
    var anyCase = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    anyCase.putAll(headers);
    return Optional.ofNullable(anyCase.get(name)).map(List::getFirst);
  }

  /** The bytes as received; a new array each time. */
  public byte[] body() {
    return body.clone();
  }

  /** The body as plain values; empty when it is no JSON object. */
  public Map<String, @Nullable Object> json() {
    return Json.object(body);
  }

  /** {@code job_id} of the body; empty text when there is none. */
  public String jobId() {
    return Objects.toString(json().get("job_id"), "");
  }

  /** The header {@code webhook-id}; empty text when there is none. */
  public String eventId() {
    return header(SignatureFamily.ID_HEADER).orElse("");
  }

  /** Whether it was signed by whoever shares the sink's secret, and why not. */
  public Verification verification() {
    return verification;
  }

  /** Whether both signature families verified. */
  public boolean isGenuineInBothFamilies() {
    return verification instanceof Verification.Genuine genuine && genuine.inBothFamilies();
  }

  @Override
  public String toString() {
    return "%s %s (%s, %d bytes)"
        .formatted(
            receivedAt,
            eventId(),
            verification.getClass().getSimpleName().toLowerCase(Locale.ROOT),
            body.length);
  }
}
