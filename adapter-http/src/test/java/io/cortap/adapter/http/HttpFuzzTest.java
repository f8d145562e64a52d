package io.cortap.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.ports.inbound.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * Nonsense over raw sockets. {@code -Dcortap.seed=N} repeats a run; {@code -Dcortap.fuzz=100000}
 * makes a long one, and tells what it met.
 */
class HttpFuzzTest {
  private static final long SEED = Long.getLong("cortap.seed", 20_270_315);
  private static final int USUAL_REQUESTS = 5_000;
  private static final int REQUESTS = Integer.getInteger("cortap.fuzz", USUAL_REQUESTS);
  private static final int CLIENTS = 8;
  private static final int HUNG_AFTER_MILLIS = 15_000;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([0-9]{3})");
  private static final Pattern ANSWER =
      Pattern.compile("(?s)HTTP/1\\.[01] ([0-9]{3}) (.*?)\r\n\r\n(.*)");
  private static final Pattern CODE = Pattern.compile("\"error\":\"([A-Za-z_]+)\"");

  /** What the contract has beside its errors. */
  private static final Set<Integer> DONE = Set.of(200, 201, 202, 204, 206, 302, 100);

  private static final List<String> METHODS =
      List.of(
          "GET",
          "HEAD",
          "POST",
          "PUT",
          "DELETE",
          "OPTIONS",
          "PATCH",
          "TRACE",
          "CONNECT",
          "get",
          "PRI",
          "BREW",
          "G\u0000T",
          "",
          "GET GET",
          "M".repeat(3000),
          "\u00e9");
  private static final List<String> ODD_PATHS =
      List.of(
          "/",
          "*",
          "",
          "//",
          "/../..",
          "/%2e%2e/%2e%2e/etc/passwd",
          "/api/v1/jobs/%00",
          "/api/v1/jobs/%ff%fe",
          "/api/v1/jobs/%",
          "/api/v1/jobs;x=1/a",
          "http://a.test/version",
          "/api/v1/jobs?limit=%zz",
          "/api/v1/jobs?%E2%28%A1=1",
          "/api/v1/jobs?status=\u0001",
          "/api/v1/projects/99999999999999999999/data",
          "/api/v1/projects/-1/readiness",
          "/api/v1/jobs?" + "a=b&".repeat(900),
          "/" + "x".repeat(20_000),
          "/api\\v1\\jobs",
          "/api/v1/downloads/x/%2e%2e",
          "/api/v1/downloads/%u0041/x",
          "/api/v1/projects/%u0031/data",
          "/api/v1/jobs/%u0041/events",
          "/api/v1/generate-report-sync?correlation_id=%0d%0aX:%20y");
  private static final List<String> ODD_HEADERS =
      List.of(
          "Host: a\r\nHost: b",
          "Host:",
          "Content-Length: -1",
          "Content-Length: 99999999999999999",
          "Content-Length: 5\r\nContent-Length: 6",
          "Content-Length: abc",
          "Transfer-Encoding: chunked\r\nContent-Length: 3",
          "Transfer-Encoding: gzip, chunked",
          "Transfer-Encoding: identity",
          "Expect: 100-continue",
          "Expect: 200-maybe",
          "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAAQAAP__",
          "Authorization: Bearer",
          "Authorization: Basic YTpi",
          "Authorization: Bearer \u0000",
          "Authorization: Bearer " + "a".repeat(9000),
          "Range: bytes=9-1",
          "Range: bytes=-",
          "Range: bytes=" + "0-0,".repeat(500),
          "If-Match: \"",
          "If-Match: W/\"1\", *",
          "Idempotency-Key: \u0007",
          "Idempotency-Key:",
          "X-Correlation-ID: \u00ff\u00fe",
          "X-Correlation-ID: " + "c".repeat(500),
          "Content-Type: ;;;",
          "Content-Type: \u0000",
          "Content-Type: multipart/form-data; boundary=",
          "Content-Type: multipart/form-data;" + " boundary=x",
          "Content-Encoding: gzip",
          "Accept: " + "text/html;q=".repeat(200),
          "Accept-Encoding: gzip;q=x, *;q=",
          "Origin: null",
          "Last-Event-ID: \u0000",
          "Access-Control-Request-Method: \u00e9",
          "Cookie: " + "a=b;".repeat(3000),
          "X: " + "y".repeat(17_000),
          " folded: value",
          "no colon here",
          ": empty name",
          "X\u0000: y",
          "Connection: close, keep-alive, te",
          "Trailer: Content-Length");
  private static final List<String> ODD_BODIES =
      List.of(
          "",
          "{",
          "}",
          "[]",
          "null",
          "{\"a\":",
          "{\"a\":1,\"a\":2}",
          "\u0000",
          "\u00ff\u00fe{}",
          "{\"project_id\":1e999999999}",
          "{\"project_id\":" + "9".repeat(1900) + "}",
          "[".repeat(2000),
          "{\"a\":".repeat(400),
          "{\"\\ud800\":1}",
          "{\"callback_url\":\"http://[\"}",
          "{\"report_type\":{},\"project_id\":[],\"options\":3,\"dry_run\":\"x\"}",
          "x".repeat(5000),
          "--x\r\nContent-Disposition: form-data; name=\"template\"\r\n\r\nPK\u0003\u0004\r\n--x--",
          "--x\r\n\r\n",
          "0\r\n\r\n",
          "zz\r\nabc\r\n",
          "5\r\nab",
          "ffffffffffffffff\r\n",
          "3;ext=\"\r\n{}\r\n0\r\n\r\n",
          "2\r\n{}\r\n0\r\nX: y\r\n\r\n");

  /** Draws one connection's worth of bytes: a request or several, well-formed or not. */
  private static byte[] drawn(Random random) {
    var bytes = new ByteArrayOutputStream();
    int requests = random.nextInt(5) == 0 ? 1 + random.nextInt(4) : 1;
    for (int i = 0; i < requests; i++) {
      bytes.writeBytes(request(random).getBytes(StandardCharsets.ISO_8859_1));
    }
    byte[] all = bytes.toByteArray();
    return switch (random.nextInt(12)) {
      case 0 -> noise(random);
      case 1 -> Arrays.copyOf(all, random.nextInt(all.length + 1));
      case 2 -> flipped(random, all);
      default -> all;
    };
  }

  private static byte[] noise(Random random) {
    byte[] noise = new byte[random.nextInt(600)];
    random.nextBytes(noise);
    return noise;
  }

  private static byte[] flipped(Random random, byte[] all) {
    for (int i = 0; i < 3 && all.length > 0; i++) {
      all[random.nextInt(all.length)] = (byte) random.nextInt(256);
    }
    return all;
  }

  private static String request(Random random) {
    Route route = Route.values()[random.nextInt(Route.values().length)];
    boolean odd = random.nextInt(3) == 0;
    String method =
        odd
            ? one(random, METHODS)
            : route.methods().get(random.nextInt(route.methods().size())).name();
    String path =
        random.nextInt(4) == 0
            ? one(random, ODD_PATHS)
            : route
                .template()
                .replace("{job_id}", random.nextBoolean() ? Jobs.ID.value() : "x%00y")
                .replace("{project_id}", random.nextBoolean() ? "58" : "0x3a")
                .replace("{segment}", "1-mac");
    var head = new StringBuilder(method).append(' ').append(path).append(' ');
    head.append(
        random.nextInt(9) == 0
            ? one(random, List.of("HTTP/1.0", "HTTP/9.9", "", "HTTP/2.0"))
            : "HTTP/1.1");
    head.append("\r\n");
    if (random.nextInt(8) > 0) {
      head.append("Host: 127.0.0.1\r\n");
    }
    if (random.nextInt(3) > 0) {
      head.append("Authorization: Bearer a.b.c\r\nContent-Type: application/json\r\n");
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      head.append(one(random, ODD_HEADERS)).append("\r\n");
    }
    String body = random.nextBoolean() ? one(random, ODD_BODIES) : "";
    if (random.nextInt(4) > 0) {
      head.append("Content-Length: ").append(body.length()).append("\r\n");
    } else if (random.nextBoolean()) {
      head.append("Transfer-Encoding: chunked\r\n");
    }
    return head.append("\r\n").append(body).toString();
  }

  private static String one(Random random, List<String> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** Everything that came back until the service hung up, or refused to listen. */
  private static String answer(int port, byte[] bytes) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(HUNG_AFTER_MILLIS);
      try {
        socket.getOutputStream().write(bytes);
        socket.shutdownOutput();
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      } catch (SocketException reset) {
        return "";
      }
    }
  }

  @Test
  void nonsenseIsRefusedAndLeavesNothingBehind() throws Exception {
    Queue<String> failures = new ConcurrentLinkedQueue<>();
    var met = new ConcurrentSkipListMap<String, LongAdder>();
    // Its lines would be half of the work, and say what is counted here.
    var accessLog = (Logger) LoggerFactory.getLogger(AccessLog.class);
    accessLog.setLevel(Level.OFF);
    try (Service service = Service.start()) {
      service.ports.refuseAll(Problem.of(FailureCode.CONFLICT, "not now"));
      service.ports.job = () -> Answer.given(Jobs.withoutReport(Jobs.queued()));
      int port = service.http().port();
      answer(port, "GET /version HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      long threads = jettyThreads();
      try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<?>> running = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
          int number = client;
          running.add(clients.submit(client(port, number, failures, met)));
        }
        for (Future<?> one : running) {
          one.get();
        }
      }
      assertThat(failures).as("seed " + SEED).isEmpty();
      assertThat(service.get("/health/live").statusCode()).isEqualTo(200);
      until(() -> service.http().connections() <= 1);
      assertThat(jettyThreads()).isLessThanOrEqualTo(threads + CLIENTS);
      if (REQUESTS > USUAL_REQUESTS) {
        System.out.printf(
            "%d connections, seed %d; answers %s; left: %d connections, %d threads more%n",
            REQUESTS, SEED, met, service.http().connections(), jettyThreads() - threads);
      }
    } finally {
      accessLog.setLevel(null);
    }
  }

  /** Why an answer is none that the contract has; empty if it is one. */
  private static String undocumented(String answers) {
    List<MatchResult> statuses = STATUS.matcher(answers).results().toList();
    for (MatchResult status : statuses) {
      if (status.group(1).startsWith("5")) {
        return "got " + status.group(1);
      }
    }
    Matcher only = ANSWER.matcher(answers);
    if (statuses.size() != 1 || !only.matches()) {
      return "";
    }
    int status = Integer.parseInt(only.group(1));
    String body = only.group(3);
    if (status < 400) {
      return DONE.contains(status) ? "" : "got " + status;
    }
    // An answer to HEAD has none.
    if (body.isEmpty()) {
      return "";
    }
    Matcher code = CODE.matcher(body);
    if (!code.find()) {
      return "got " + status + " without a code: " + body;
    }
    boolean known =
        Arrays.stream(FailureCode.values())
            .anyMatch(one -> one.name().equals(code.group(1)) && one.httpStatus() == status);
    boolean sync = body.startsWith("{\"detail\":{\"error\":");
    return known || sync ? "" : "got " + status + " with " + code.group(1);
  }

  private static Callable<Void> client(
      int port, int number, Queue<String> failures, Map<String, LongAdder> met) {
    return () -> {
      for (int i = number; i < REQUESTS; i += CLIENTS) {
        byte[] bytes = drawn(new Random(SEED * 1_000_003 + i));
        try {
          String answers = answer(port, bytes);
          String fault = undocumented(answers);
          if (!fault.isEmpty()) {
            failures.add("request " + i + " " + fault + ": " + shown(bytes));
          }
          STATUS
              .matcher(answers)
              .results()
              .forEach(
                  one -> met.computeIfAbsent(one.group(1), none -> new LongAdder()).increment());
        } catch (IOException hung) {
          failures.add("request " + i + " hung (" + hung + "): " + shown(bytes));
        }
      }
      return null;
    };
  }

  private static String shown(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return text.substring(0, Math.min(400, text.length()));
  }

  /** Threads of the machine, not virtual ones, that belong to the server. */
  private static long jettyThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().contains("Jetty") || thread.getName().startsWith("qtp"))
        .count();
  }

  private static void until(BooleanSupplier holds) {
    for (int tries = 0; !holds.getAsBoolean(); tries++) {
      if (tries == 100) {
        throw new AssertionError("it never came true");
      }
      LockSupport.parkNanos(100_000_000);
    }
  }
}
