package io.cortap.core.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cortap.core.webhook.WebhookDiagnosis.Cause;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The bodies that may have been hashed in place of the one at hand: first what was sent, if what is
 * at hand has lost it, then what people's code makes of it.
 */
final class BodyReadings {
  /** The members of a webhook in the order in which they are sent, by the object's own name. */
  static final Map<String, List<String>> ORDER =
      Map.of(
          "",
          List.of(
              "job_id",
              "status",
              "project_id",
              "report_type",
              "download_url",
              "expires_at",
              "file_size",
              "file_name",
              "metadata",
              "sha256",
              "link_kind",
              "warnings",
              "error"),
          "metadata",
          List.of("generated_at", "recipient_name", "deficiency_count", "review_areas"),
          "error",
          List.of(
              "code",
              "message",
              "details",
              "type",
              "title",
              "status",
              "detail",
              "instance",
              "stage",
              "retryable",
              "who_must_act",
              "hint",
              "correlation_id",
              "timestamp"));

  private static final String BODY = "what is signed is ";

  private BodyReadings() {}

  static List<Reading> of(ReceivedWebhook received) {
    byte[] body = received.body();
    var readings = new ArrayList<Reading>();
    readings.add(Reading.right(body));
    received
        .contentLength()
        .filter(length -> length < body.length)
        .ifPresent(length ->
            addChanged(
                readings,
                Arrays.copyOf(body, length.intValue()),
                "the first " + length + " bytes, which Content-Length announces"));
    String text = new String(body, UTF_8);
    if (!text.strip().equals(text)) {
      addChanged(readings, text.strip().getBytes(UTF_8), "the body without blanks around it");
    }
    if (text.startsWith("\ufeff")) {
      addChanged(
          readings, text.substring(1).getBytes(UTF_8), "the body without its byte order mark");
    }
    base64(text)
        .ifPresent(decoded ->
            addChanged(readings, decoded, "the body decoded from base64, as gateways hand it on"));
    addChanged(readings, (text + "\n").getBytes(UTF_8), "the body with a line break after it");
    addChanged(readings, (text + "\r\n").getBytes(UTF_8), "the body with CR LF after it");
    addChanged(readings, new byte[0], "an empty body");
    received.json().ifPresent(json -> addReprinted(readings, json, body));
    return readings;
  }

  private static void addReprinted(List<Reading> readings, Object json, byte[] body) {
    if (json instanceof String text) {
      addChanged(
          readings, text.getBytes(UTF_8), "the text inside the JSON string that the body is");
    }
    if (!(json instanceof Map<?, ?> map)) {
      return;
    }
    @SuppressWarnings("unchecked") // JSON: every name is a string
    var members = (Map<String, @Nullable Object>) map;
    String printedBy = printedBy(members, body);
    addPrinted(readings, JsonStyle.EXACT, members, "the body before " + printedBy + " printed it");
    addPrinted(
        readings,
        JsonStyle.EXACT,
        inOrder("", members),
        "the body before " + printedBy + " printed it with its members in another order");
    for (JsonStyle style : JsonStyle.KNOWN) {
      String words = "the body parsed and printed again as by " + style.words();
      addPrinted(readings, style, members, words);
      addPrinted(readings, style, JsonStyle.sorted(members), words + ", with its members sorted");
    }
  }

  private static String printedBy(Map<String, @Nullable Object> members, byte[] body) {
    return JsonStyle.KNOWN.stream()
        .filter(style -> Arrays.equals(printed(style, members).orElse(new byte[0]), body))
        .map(JsonStyle::words)
        .findFirst()
        .orElse("something");
  }

  private static void addPrinted(
      List<Reading> readings, JsonStyle style, Map<String, @Nullable Object> json, String words) {
    printed(style, json)
        .ifPresent(
            bytes -> readings.add(Reading.wrong(bytes, Cause.RESERIALISED_BODY, BODY + words)));
  }

  private static Optional<byte[]> printed(JsonStyle style, Map<String, @Nullable Object> json) {
    try {
      return Optional.of(style.bytes(json));
    } catch (IllegalArgumentException aFraction) {
      return Optional.empty();
    }
  }

  private static void addChanged(List<Reading> readings, byte[] body, String words) {
    readings.add(Reading.wrong(body, Cause.CHANGED_BODY, BODY + words));
  }

  /** Known members first and in their order, then all others. */
  private static Map<String, @Nullable Object> inOrder(
      String name, Map<String, @Nullable Object> members) {
    var ordered = new LinkedHashMap<String, @Nullable Object>();
    ORDER.getOrDefault(name, List.of()).stream()
        .filter(members::containsKey)
        .forEach(member -> ordered.put(member, inner(member, members.get(member))));
    members.forEach((member, value) -> {
      if (!ordered.containsKey(member)) {
        ordered.put(member, value);
      }
    });
    return ordered;
  }

  @SuppressWarnings("unchecked") // JSON: every name is a string
  private static @Nullable Object inner(String name, @Nullable Object value) {
    return value instanceof Map<?, ?> map
        ? inOrder(name, (Map<String, @Nullable Object>) map)
        : value;
  }

  private static Optional<byte[]> base64(String text) {
    try {
      return text.isBlank()
          ? Optional.empty()
          : Optional.of(Base64.getMimeDecoder().decode(text.strip()))
              .filter(decoded -> text.strip().matches("[A-Za-z0-9+/=\\r\\n]+"));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }
}
