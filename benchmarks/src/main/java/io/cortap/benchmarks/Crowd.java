package io.cortap.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Many users of one service, who ask for reports of one project and for their webhooks again. */
final class Crowd implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Pattern JOB_ID = Pattern.compile("\"job_id\"\\s*:\\s*\"([^\"]+)\"");

  private static final Pattern DELIVERED = Pattern.compile("\"state\"\\s*:\\s*\"delivered\"");
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Clock clock;
  private final URI service;
  private final String request;
  private final List<String> tokens;

  /**
   * @param tokens one a user, at least one
   */
  Crowd(Clock clock, URI service, URI callback, long project, List<String> tokens) {
    this.clock = clock;
    this.service = service;
    this.request =
        "{\"project_id\":%d,\"report_type\":\"draft_audit_report\",\"callback_url\":\"%s\"}"
            .formatted(project, callback);
    this.tokens = List.copyOf(tokens);
  }

  /**
   * A request that was answered as it should be.
   *
   * @param body of the answer
   * @param took from sending it to its answer
   */
  record Answered(String body, int user, Instant sentAt, Duration took) {
    /** The id in the answer. */
    String job() {
      Matcher job = JOB_ID.matcher(body);
      return job.find() ? job.group(1) : "";
    }
  }

  /** Each user clicks once, evenly over {@code time}. */
  List<Answered> clickWithin(Duration time) throws IOException, InterruptedException {
    List<Callable<Answered>> clicks = new ArrayList<>();
    for (int user = 0; user < tokens.size(); user++) {
      int whose = user;
      Duration wait = time.multipliedBy(user).dividedBy(tokens.size());
      clicks.add(() -> {
        Thread.sleep(wait);
        return submit(whose);
      });
    }
    return together(clicks, clicks.size());
  }

  /**
   * So many submissions by all users in turn, by so many callers, each as fast as it is answered.
   */
  List<Answered> burst(int count, int callers) throws IOException, InterruptedException {
    List<Callable<Answered>> submissions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int user = i % tokens.size();
      submissions.add(() -> submit(user));
    }
    return together(submissions, callers);
  }

  /** Waits until the service has noted of every job what its receiver knows a moment earlier. */
  void awaitNotedAsDelivered(List<Answered> jobs) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    for (Answered job : jobs) {
      URI status = service.resolve("/api/v1/jobs/" + job.job());
      while (!DELIVERED
          .matcher(sent(HttpRequest.newBuilder(status).GET(), job.user(), 200).body())
          .find()) {
        if (System.nanoTime() > end) {
          throw new IOException(status + " names no delivered webhook after " + PATIENCE);
        }
        Thread.sleep(BETWEEN_LOOKS);
      }
    }
  }

  /** Has every job's webhook sent once more. */
  List<Answered> redeliver(List<Answered> jobs, int callers)
      throws IOException, InterruptedException {
    List<Callable<Answered>> moves = new ArrayList<>();
    for (Answered job : jobs) {
      moves.add(() -> post("/api/v1/jobs/" + job.job() + "/redeliver", job.user(), "", 200));
    }
    return together(moves, callers);
  }

  /** How long {@code url} takes to answer the users, so many times by so many callers. */
  List<Answered> get(URI url, int count, int callers) throws IOException, InterruptedException {
    List<Callable<Answered>> reads = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int user = i % tokens.size();
      reads.add(() -> sent(HttpRequest.newBuilder(url).GET(), user, 200));
    }
    return together(reads, callers);
  }

  /** So many requests of {@code body} to somebody who is no service of ours. */
  List<Answered> post(URI url, String body, int count, int callers)
      throws IOException, InterruptedException {
    List<Callable<Answered>> posts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      posts.add(
          () -> sent(HttpRequest.newBuilder(url).POST(BodyPublishers.ofString(body)), 0, 200));
    }
    return together(posts, callers);
  }

  private Answered submit(int user) throws IOException, InterruptedException {
    return post("/api/v1/generate-report", user, request, 202);
  }

  private Answered post(String path, int user, String body, int expected)
      throws IOException, InterruptedException {
    return sent(
        HttpRequest.newBuilder(service.resolve(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)),
        user,
        expected);
  }

  private Answered sent(HttpRequest.Builder asked, int user, int expected)
      throws IOException, InterruptedException {
    HttpRequest whole =
        asked.timeout(PATIENCE).header("Authorization", "Bearer " + tokens.get(user)).build();
    Instant sentAt = clock.instant();
    long began = System.nanoTime();
    HttpResponse<String> answer = http.send(whole, BodyHandlers.ofString());
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    if (answer.statusCode() != expected) {
      throw new IOException(
          "%s answered %d, not %d: %s"
              .formatted(whole.uri(), answer.statusCode(), expected, answer.body()));
    }
    return new Answered(answer.body(), user, sentAt, took);
  }

  private static <T> List<T> together(List<Callable<T>> calls, int callers)
      throws IOException, InterruptedException {
    try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
      var answers = new ArrayList<T>();
      for (Future<T> answer : threads.invokeAll(calls)) {
        answers.add(answer.get());
      }
      return answers;
    } catch (ExecutionException e) {
      throw new IOException("a call failed: " + e.getCause(), e.getCause());
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
