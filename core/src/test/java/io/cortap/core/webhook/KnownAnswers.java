package io.cortap.core.webhook;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cortap.core.report.PlainValues;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The cases of {@code webhook-signatures.json}, whose answers were not computed by this code. */
final class KnownAnswers {
  private static final ObjectMapper JSON = new ObjectMapper();

  private KnownAnswers() {}

  /** One case: what goes in and what must come out. */
  record Case(
      String name,
      SigningSecrets secrets,
      SigningSecret current,
      Instant timestamp,
      EventId event,
      WebhookPayload payload,
      String body,
      Map<String, String> headers,
      String standardWebhooksSecret) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Case> all() {
    try (InputStream in =
        Objects.requireNonNull(KnownAnswers.class.getResourceAsStream("webhook-signatures.json"))) {
      var cases = new ArrayList<Case>();
      for (JsonNode node : JSON.readTree(in).get("cases")) {
        cases.add(read(node));
      }
      return List.copyOf(cases);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Case read(JsonNode node) {
    SigningSecret current = SigningSecret.of(node.get("secret").textValue());
    Instant timestamp = Instant.ofEpochSecond(node.get("timestamp").longValue());
    return new Case(
        node.get("name").textValue(),
        secrets(node, current, timestamp),
        current,
        timestamp,
        new EventId(node.get("event_id").textValue()),
        new WebhookPayload(PlainValues.copyOf(JSON.convertValue(node.get("payload"), Map.class))),
        node.get("body").textValue(),
        JSON.convertValue(node.get("headers"), new TypeReference<Map<String, String>>() {}),
        node.get("standard_webhooks_secret").textValue());
  }

  private static SigningSecrets secrets(JsonNode node, SigningSecret current, Instant timestamp) {
    return node.has("next_secret")
        ? new SigningSecrets.Rotating(
            current,
            SigningSecret.of(node.get("next_secret").textValue()),
            timestamp.plus(Duration.ofHours(24)))
        : SigningSecrets.of(current);
  }
}
