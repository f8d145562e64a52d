package io.cortap.adapter.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Talks HTTP, as Riskuity does. */
public final class HttpLifecycleDriver implements LifecycleDriver {
  private static final JsonMapper JSON = new JsonMapper();

  private final URI base;
  private final IntSupplier dueWork;
  private final Runnable close;
  private @Nullable DescribedApi api;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  /**
   * @param base where the service listens, for instance {@code http://127.0.0.1:8080}
   * @param dueWork does what is due, and says how much it was
   * @param close ends the service
   */
  public HttpLifecycleDriver(URI base, IntSupplier dueWork, Runnable close) {
    this.base = base;
    this.dueWork = dueWork;
    this.close = close;
  }

  @Override
  public Submitted submit(String token, Map<String, ? extends @Nullable Object> form) {
    HttpResponse<byte[]> answer = post("/api/v1/generate-report", token, form);
    return answer.statusCode() == 202
        ? new Submitted.Accepted(tree(answer).path("job_id").asText())
        : new Submitted.Refused(code(answer));
  }

  @Override
  public Tried tryOut(String token, Map<String, ? extends @Nullable Object> form) {
    Map<String, @Nullable Object> trial = new HashMap<>(form);
    trial.put("dry_run", true);
    HttpResponse<byte[]> answer = post("/api/v1/generate-report", token, trial);
    return answer.statusCode() == 200
        ? new Tried.Fits(
            tree(answer)
                .path("checks")
                .valueStream()
                .filter(check -> check.path("outcome").asText().equals("unconfirmed"))
                .map(check -> check.path("name").asText())
                .toList())
        : new Tried.Refused(code(answer));
  }

  @Override
  public Judged judge(String token, long project) {
    String path = "/api/v1/projects/" + project + "/readiness?report_type=draft_audit_report";
    HttpResponse<byte[]> answer = send(request(path, token).GET());
    if (answer.statusCode() != 200) {
      return new Judged.Refused(code(answer));
    }
    JsonNode judged = tree(answer);
    return new Judged.Verdict(
        judged.path("verdict").asText(),
        judged.path("unassessed").path("count").asInt(),
        judged
            .path("missing_critical")
            .valueStream()
            .map(field -> field.path("path").asText())
            .toList());
  }

  @Override
  public Reread readAnew(String token, long project) {
    HttpResponse<byte[]> answer =
        send(
            request("/api/v1/projects/" + project + "/data/refresh", token)
                .POST(BodyPublishers.noBody()));
    return answer.statusCode() == 200
        ? new Reread.Read(
            tree(answer).path("control_count").asInt(),
            tree(answer).path("deficiency_count").asInt())
        : new Reread.Refused(code(answer));
  }

  @Override
  public Generated generate(String token, Map<String, ? extends @Nullable Object> form) {
    JsonNode answer = tree(post("/api/v1/generate-report-sync", token, form));
    String failed = answer.path("detail").path("job_id").asText("");
    if (answer.path("status").asText("").equals("completed")) {
      return new Generated.Report(
          answer.path("report_id").asText(), answer.path("download_url").asText());
    }
    return failed.isEmpty() ? new Generated.Refused() : new Generated.Failed(failed);
  }

  private HttpResponse<byte[]> post(
      String path, String token, Map<String, ? extends @Nullable Object> form) {
    return send(
        request(path, token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json(form))));
  }

  @Override
  public Seen cancel(String token, String jobId) {
    return asked(token, jobId, "cancel");
  }

  @Override
  public Seen resume(String token, String jobId) {
    return asked(token, jobId, "resume");
  }

  @Override
  public Seen redeliver(String token, String jobId) {
    return asked(token, jobId, "redeliver");
  }

  private Seen asked(String token, String jobId, String action) {
    return seen(
        send(request("/api/v1/jobs/" + jobId + "/" + action, token).POST(BodyPublishers.noBody())));
  }

  @Override
  public Seen look(String token, String jobId) {
    return seen(send(request("/api/v1/jobs/" + jobId, token).GET()));
  }

  private static Seen seen(HttpResponse<byte[]> answer) {
    if (answer.statusCode() / 100 != 2) {
      return new Seen.Refused(code(answer));
    }
    JsonNode job = tree(answer);
    return new Seen.Job(
        job.path("status").asText(),
        job.path("error").path("code").asText(""),
        job.path("download_url").asText(""),
        job.path("expires_at").asText(""),
        job.path("callback").path("attempts").asInt(),
        job.path("callback").path("warning").asText(""));
  }

  @Override
  public Fetched open(URI link) {
    HttpResponse<byte[]> first = send(HttpRequest.newBuilder(link).GET());
    HttpResponse<byte[]> answer = first.statusCode() == 302 ? followed(first) : first;
    return answer.statusCode() == 200
        ? new Fetched.File(answer.body())
        : new Fetched.Refused(code(answer));
  }

  private HttpResponse<byte[]> followed(HttpResponse<byte[]> redirect) {
    URI location = URI.create(redirect.headers().firstValue("Location").orElseThrow());
    return sent(HttpRequest.newBuilder(location).timeout(Duration.ofSeconds(30)).build());
  }

  private HttpRequest.Builder request(String path, String token) {
    return HttpRequest.newBuilder(base.resolve(path)).header("Authorization", "Bearer " + token);
  }

  /** Whatever is asked and answered is held against the service's own description. */
  private HttpResponse<byte[]> send(HttpRequest.Builder request) {
    HttpRequest asked = request.timeout(Duration.ofSeconds(30)).build();
    HttpResponse<byte[]> answer = sent(asked);
    api().check(asked, answer);
    return answer;
  }

  private synchronized DescribedApi api() {
    if (api == null) {
      HttpRequest description = HttpRequest.newBuilder(base.resolve("/openapi.json")).build();
      api = DescribedApi.of(new String(sent(description).body(), StandardCharsets.UTF_8));
    }
    return api;
  }

  private HttpResponse<byte[]> sent(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("the service did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the service", e);
    }
  }

  private static String code(HttpResponse<byte[]> answer) {
    return tree(answer).path("error").asText("");
  }

  private static JsonNode tree(HttpResponse<byte[]> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException("the service answered no JSON", e);
    }
  }

  private static String json(Map<String, ? extends @Nullable Object> form) {
    try {
      return JSON.writeValueAsString(form);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a form has plain values", e);
    }
  }

  @Override
  public int doDueWork() {
    return dueWork.getAsInt();
  }

  @Override
  public void close() {
    http.close();
    close.run();
  }
}
