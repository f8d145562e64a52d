package io.cortap.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cortap.adapter.testkit.DescribedApi;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What went wrong with a job is the same object, whoever is told and however. */
class OneErrorObjectTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder = Path.of("");
  private final HttpClient client = HttpClient.newHttpClient();
  private DocumentedService service;

  @BeforeEach
  void start() throws Exception {
    service = new DocumentedService(folder);
  }

  @AfterEach
  void stop() {
    client.close();
    service.close();
  }

  private HttpResponse<byte[]> call(String path, HttpRequest.BodyPublisher body, String method)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(service.variables().get("SERVICE") + path))
            .header("Authorization", "Bearer " + service.variables().get("STRANGER"))
            .header("Content-Type", "application/json")
            .method(method, body)
            .build();
    HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
    api().check(request, answer);
    return answer;
  }

  private DescribedApi api() throws Exception {
    return DescribedApi.of(
        client
            .send(
                HttpRequest.newBuilder(
                        URI.create(service.variables().get("SERVICE") + "/openapi.json"))
                    .build(),
                BodyHandlers.ofString())
            .body());
  }

  @Test
  void ofAJobItsWebhookAndAnAnswer() throws Exception {
    String id =
        tree(call(
                "/api/v1/generate-report",
                BodyPublishers.ofString(
                    "{\"project_id\": 72, \"report_type\": \"draft_audit_report\","
                        + " \"callback_url\": \"%s\"}"
                            .formatted(service.variables().get("CALLBACK"))),
                "POST"))
            .path("job_id")
            .asText();
    service.doDueWork();

    JsonNode error = tree(call("/api/v1/jobs/" + id, BodyPublishers.noBody(), "GET")).path("error");
    String webhook = service.lastWebhook();
    ObjectNode refusal =
        (ObjectNode) tree(call("/api/v1/jobs/" + id + "/download", BodyPublishers.noBody(), "GET"));

    assertThat(error.path("code").asText()).isEqualTo("MISSING_REQUIRED_DATA");
    assertThat(JSON.readTree(webhook).path("error")).isEqualTo(error);
    assertThat(api().faultsOfWebhook("report.failed", webhook)).isEmpty();
    refusal.set("code", refusal.remove("error"));
    assertThat(refusal.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(() -> error.fieldNames());
  }

  private static JsonNode tree(HttpResponse<byte[]> answer) throws Exception {
    return JSON.readTree(new String(answer.body(), StandardCharsets.UTF_8));
  }
}
