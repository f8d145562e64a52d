package io.cortap.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happens in Riskuity when a user clicks "Generate Report": asks CORTAP-RPT for it with the
 * user's own token, follows the job, fetches the document. Real HTTP, real time.
 */
public final class GenerateButton implements AutoCloseable {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final InstantSource clock;
  private final URI service;
  private final String token;

  /**
   * @param clock measures patience
   * @param service where CORTAP-RPT answers, for instance {@code http://127.0.0.1:8080}
   * @param token the user's own
   */
  public GenerateButton(InstantSource clock, URI service, String token) {
    this.clock = clock;
    this.service = service;
    this.token = token;
  }

  /** Sees a job each time it looks different. */
  public interface Watcher {
    /**
     * @param job the members of the job's body, as plain values
     */
    void changed(Map<String, @Nullable Object> job);
  }

  /**
   * Asks for the draft audit report of a project.
   *
   * @return the members of the answer to the submission
   * @throws IOException if it was not accepted; the message holds the answer
   */
  public Map<String, @Nullable Object> click(long project, URI callback)
      throws IOException, InterruptedException {
    var form = new LinkedHashMap<String, Object>();
    form.put("project_id", project);
    form.put("report_type", "draft_audit_report");
    form.put("callback_url", callback.toString());
    HttpResponse<byte[]> answer =
        http.send(
            request("/api/v1/generate-report")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.bytes(form)))
                .build(),
            BodyHandlers.ofByteArray());
    return members(answer, 202);
  }

  /**
   * Looks at the job until it is finished.
   *
   * @return the members of the finished job's body
   * @throws IOException if it cannot be read, or is not finished within {@code patience}
   */
  public Map<String, @Nullable Object> follow(String jobId, Duration patience, Watcher watcher)
      throws IOException, InterruptedException {
    Map<String, @Nullable Object> last = Map.of();
    Instant end = clock.instant().plus(patience);
    while (clock.instant().isBefore(end)) {
      Map<String, @Nullable Object> job =
          members(
              http.send(request("/api/v1/jobs/" + jobId).GET().build(), BodyHandlers.ofByteArray()),
              200);
      if (!sight(job).equals(sight(last))) {
        watcher.changed(job);
        last = job;
      }
      if (job.containsKey("completed_at") || job.containsKey("failed_at")) {
        return job;
      }
      Thread.sleep(BETWEEN_LOOKS);
    }
    throw new IOException(
        "job " + jobId + " was not finished within " + patience.toSeconds() + " s");
  }

  private static String sight(Map<String, @Nullable Object> job) {
    return job.get("status") + " " + job.get("phase") + " " + job.get("progress");
  }

  /** Follows a download link; no token goes along. */
  public byte[] download(URI link) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer =
        http.send(
            HttpRequest.newBuilder(link).timeout(Duration.ofSeconds(30)).GET().build(),
            BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IOException("the download link answered " + answer.statusCode());
    }
    return answer.body();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(service.resolve(path))
        .timeout(Duration.ofSeconds(30))
        .header("Authorization", "Bearer " + token);
  }

  private static Map<String, @Nullable Object> members(HttpResponse<byte[]> answer, int expected)
      throws IOException {
    if (answer.statusCode() != expected) {
      JsonNode body = Json.read(answer.body());
      throw new IOException(
          "CORTAP-RPT answered " + answer.statusCode() + ": " + body.path("detail").asText());
    }
    return Json.object(answer.body());
  }

  @Override
  public void close() {
    http.close();
  }
}
