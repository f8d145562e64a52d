package io.cortap.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a user of Riskuity sees, on 127.0.0.1: the projects, the Generate button, the report as it
 * is made, and the webhook as it came. The user's token stays here; the browser never has it. For
 * any number of threads.
 */
public final class RiskuityPage implements AutoCloseable {
  private static final Pattern JOB =
      Pattern.compile("/api/jobs/(rpt-[a-z0-9-]{1,80})/(events|webhooks)");
  private static final List<String> SHOWN_HEADERS =
      List.of(
          "Content-Type",
          "X-Correlation-ID",
          "X-CORTAP-Timestamp",
          "X-CORTAP-Signature",
          "webhook-id",
          "webhook-timestamp",
          "webhook-signature");

  private static final int MAX_BODY_BYTES = 65_536;

  private final LoopbackServer server = LoopbackServer.bind(0);
  private final PageFiles files = new PageFiles();
  private final RiskuityStub riskuity;
  private final WebhookSink receiver;
  private final ServiceCalls service;

  private RiskuityPage(RiskuityStub riskuity, WebhookSink receiver, URI service) {
    this.riskuity = riskuity;
    this.receiver = receiver;
    this.service = new ServiceCalls(service);
  }

  /**
   * Starts on any free port.
   *
   * @param riskuity issues the users' tokens
   * @param receiver gets the webhooks that the page shows
   * @param service where CORTAP-RPT answers
   */
  public static RiskuityPage start(RiskuityStub riskuity, WebhookSink receiver, URI service) {
    var page = new RiskuityPage(riskuity, receiver, service);
    page.server.start(page::answer);
    return page;
  }

  /** The page's address, for instance {@code http://127.0.0.1:40123/}. */
  public URI url() {
    return server.baseUrl().resolve("/");
  }

  /** Stops at once. */
  @Override
  public void close() {
    server.close();
    service.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    PageFiles.guard(exchange.getResponseHeaders());
    if (!isAskedByItself(exchange)) {
      Json.send(exchange, 403, Map.of("detail", "this page answers nobody but itself"));
      return;
    }
    String path = exchange.getRequestURI().getPath();
    String method = exchange.getRequestMethod();
    Matcher job = JOB.matcher(path);
    if (method.equals("POST") && path.equals("/api/reports")) {
      submit(exchange);
    } else if (!method.equals("GET") && !method.equals("HEAD")) {
      exchange.getResponseHeaders().set("Allow", "GET, HEAD");
      Json.send(exchange, 405, Map.of("detail", "there is nothing to change here"));
    } else if (path.equals("/api/users")) {
      Json.send(exchange, 200, SandboxUser.all().stream().map(SandboxUser::email).toList());
    } else if (path.equals("/api/projects")) {
      Json.send(exchange, 200, projects(user(exchange)));
    } else if (job.matches() && job.group(2).equals("events")) {
      service.events(exchange, job.group(1), token(exchange));
    } else if (job.matches()) {
      Json.send(exchange, 200, webhooks(job.group(1)));
    } else {
      files.send(exchange, path);
    }
  }

  /**
   * Other pages in the same browser can name this address, and with a name of their own that leads
   * here even read answers: so the name and the origin must be ours.
   */
  private boolean isAskedByItself(HttpExchange exchange) {
    String here = server.baseUrl().getAuthority();
    String origin = exchange.getRequestHeaders().getFirst("Origin");
    return here.equals(exchange.getRequestHeaders().getFirst("Host"))
        && (origin == null || origin.equals("http://" + here));
  }

  private void submit(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES);
    Map<String, @Nullable Object> form = new LinkedHashMap<>(Json.object(body));
    form.put("callback_url", receiver.callbackUrl().toString());
    service.submit(exchange, form, token(exchange));
  }

  private static SandboxUser user(HttpExchange exchange) {
    String email = StubRequest.of(exchange).parameters().getOrDefault("user", "");
    return SandboxUser.withEmail(email).findFirst().orElse(SandboxUser.MARA);
  }

  private String token(HttpExchange exchange) {
    return riskuity.tokens().of(user(exchange));
  }

  private static List<Map<String, Object>> projects(SandboxUser user) {
    return SandboxProject.all().stream()
        .filter(project ->
            user.tenantId() == project.tenantId() && user.projects().contains(project.id()))
        .map(project -> {
          var summary = new LinkedHashMap<>(project.summary());
          summary.put("controls", project.items().size());
          return (Map<String, Object>) summary;
        })
        .toList();
  }

  private List<Map<String, Object>> webhooks(String jobId) {
    return receiver.deliveries().stream()
        .filter(delivery -> delivery.jobId().equals(jobId))
        .map(RiskuityPage::shown)
        .toList();
  }

  private static Map<String, Object> shown(ReceivedDelivery delivery) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("received_at", delivery.receivedAt().toString());
    shown.put("event_id", delivery.eventId());
    shown.put("signatures", Signatures.of(delivery.verification()));
    var headers = new LinkedHashMap<String, String>();
    SHOWN_HEADERS.forEach(name -> {
      Optional<String> value = delivery.header(name);
      value.ifPresent(text -> headers.put(name, text));
    });
    shown.put("headers", headers);
    shown.put("body", delivery.json());
    return shown;
  }
}
