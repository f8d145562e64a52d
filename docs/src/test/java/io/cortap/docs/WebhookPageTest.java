package io.cortap.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The delivery that the page prints, beside the description of the API. */
class WebhookPageTest {
  /** What any HTTP client sends. */
  private static final Set<String> OF_HTTP =
      Set.of("User-Agent", "Content-Type", "Content-Length", "Host");

  @Test
  void theHeadersOfTheDeliveryAreThoseOfTheDescription() throws Exception {
    JsonNode description =
        new ObjectMapper()
            .readTree(
                Checkout.read(
                    "adapter-http/src/main/resources/io/cortap/adapter/http/openapi.json"));
    List<String> sent = headersOfTheDelivery();

    assertThat(sent).contains("webhook-id", "traceparent");
    assertThat(description.get("webhooks").properties())
        .hasSize(3)
        .extracting(Map.Entry::getValue)
        .allSatisfy(webhook ->
            assertThat(parameters(webhook, description)).containsExactlyInAnyOrderElementsOf(sent));
  }

  private static List<String> headersOfTheDelivery() {
    return Checkout.read("docs/reference/webhook.md")
        .lines()
        .dropWhile(line -> !line.startsWith("POST /webhook HTTP/1.1"))
        .skip(1)
        .takeWhile(line -> !line.isEmpty())
        .map(line -> line.substring(0, line.indexOf(':')))
        .filter(name -> !OF_HTTP.contains(name))
        .toList();
  }

  private static List<String> parameters(JsonNode webhook, JsonNode description) {
    var names = new ArrayList<String>();
    for (JsonNode parameter : webhook.at("/post/parameters")) {
      names.add(description.at(parameter.get("$ref").asText().substring(1)).get("name").asText());
    }
    return names;
  }
}
