package io.cortap.app;

import io.cortap.adapter.cli.Actions;
import io.cortap.adapter.http.Version;
import io.cortap.adapter.riskuity.Pause;
import io.cortap.core.job.LinkKey;
import io.cortap.core.webhook.SigningSecret;
import io.cortap.core.webhook.SigningSecrets;
import io.cortap.sandbox.GenerateButton;
import io.cortap.sandbox.ReceivedDelivery;
import io.cortap.sandbox.RiskuityStub;
import io.cortap.sandbox.SandboxUser;
import io.cortap.sandbox.SetupRecords;
import io.cortap.sandbox.WebhookSink;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * {@code demo}: the service and a stand-in Riskuity in one process, and one report made through
 * them. Every key is drawn at random, every port is free, and the guard lets nothing pass but the
 * demo's own receiver.
 */
final class Demo {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String LOOPBACK = "127.0.0.1";

  private final Version version;
  private final PrintWriter out;
  private final PrintWriter err;
  private final SecureRandom random = new SecureRandom();

  Demo(Version version, PrintWriter out, PrintWriter err) {
    this.version = version;
    this.out = out;
    this.err = err;
  }

  int run(long project, Path output, boolean once) {
    String secret = HexFormat.of().formatHex(drawn(32));
    Clock clock = Clock.systemUTC();
    try (RiskuityStub riskuity = RiskuityStub.start(clock, random);
        WebhookSink receiver =
            WebhookSink.start(clock, SigningSecrets.of(SigningSecret.of(secret)))) {
      Path setups = SetupRecords.writeInto(Files.createTempDirectory("cortap-demo"));
      Map<String, String> variables = variables(secret, riskuity, receiver, setups);
      Service service =
          DaggerService.factory()
              .create(settings(variables), version, clock, random, Pause.SLEEPING);
      service.http().start();
      service.workflow().worker().start();
      try {
        boolean verified = report(project, output, riskuity, receiver, service);
        if (verified && !once) {
          serveOn(riskuity, service);
        }
        return verified ? Actions.OK : Actions.FAILED;
      } finally {
        service.http().close();
        service.workflow().close();
        Files.deleteIfExists(setups);
        Files.deleteIfExists(setups.getParent());
      }
    } catch (IOException | UncheckedIOException e) {
      err.println("The demo failed: " + e.getMessage());
      return Actions.FAILED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Actions.FAILED;
    }
  }

  private Map<String, String> variables(
      String secret, RiskuityStub riskuity, WebhookSink receiver, Path setups) throws IOException {
    return Map.ofEntries(
        Map.entry("RISKUITY_BASE_URL", riskuity.baseUrl().toString()),
        Map.entry("WEBHOOK_SIGNATURE_SECRET", secret),
        Map.entry("CORTAP_TOKEN_KEYS", key()),
        Map.entry("CORTAP_LINK_KEYS", key()),
        Map.entry("CORTAP_HTTP_PORT", Integer.toString(freePort())),
        Map.entry("CORTAP_CALLBACK_HOSTS", LOOPBACK),
        Map.entry("CORTAP_CALLBACK_HTTP_HOSTS", LOOPBACK),
        Map.entry("CORTAP_CALLBACK_PORTS", Integer.toString(receiver.callbackUrl().getPort())),
        Map.entry("CORTAP_CALLBACK_CIDRS", LOOPBACK + "/32"),
        Map.entry("PROJECT_CONFIG_PATH", setups.toString()));
  }

  private static Settings settings(Map<String, String> variables) {
    return switch (Settings.read(variables)) {
      case Settings.Reading.Fits fits -> fits.settings();
      case Settings.Reading.Faulty faulty ->
          throw new IllegalStateException("the demo's own settings do not fit: " + faulty.faults());
    };
  }

  private boolean report(
      long project, Path output, RiskuityStub riskuity, WebhookSink receiver, Service service)
      throws IOException, InterruptedException {
    String token = riskuity.tokens().of(SandboxUser.MARA);
    URI base = URI.create("http://" + LOOPBACK + ":" + service.http().port());
    try (var button = new GenerateButton(base, token)) {
      out.println("A reviewer clicks Generate Report for project " + project + ".");
      var submitted = button.click(project, receiver.callbackUrl());
      String jobId = text(submitted, "job_id");
      out.println("  accepted    " + jobId);
      var job = button.follow(jobId, PATIENCE, this::show);
      if (!text(job, "status").equals("completed")) {
        err.println("The report was not made: " + job.get("error"));
        return false;
      }
      ReceivedDelivery webhook = receiver.awaitDeliveries(1, PATIENCE).getFirst();
      out.println("  webhook     " + verdict(webhook) + ": " + webhook.eventId());
      byte[] document = button.download(URI.create(text(webhook.json(), "download_url")));
      Files.createDirectories(output);
      Path file = Files.write(output.resolve(text(job, "file_name")), document);
      tell(job, file);
      return webhook.isGenuineInBothFamilies();
    }
  }

  private void show(Map<String, @Nullable Object> job) {
    String where = text(job, "phase");
    out.printf(
        "  %-11s %3s %%%n", where.isEmpty() ? text(job, "status") : where, job.get("progress"));
  }

  private static String verdict(ReceivedDelivery webhook) {
    return webhook.isGenuineInBothFamilies()
        ? "received, both signatures verified"
        : "received, NOT verified: " + webhook.verification();
  }

  private void tell(Map<String, @Nullable Object> job, Path file) {
    out.println("Report: " + file);
    if (job.get("metadata") instanceof Map<?, ?> metadata) {
      out.println(
          "  "
              + metadata.get("recipient_name")
              + ", "
              + metadata.get("review_areas")
              + " review areas, deficiencies: "
              + metadata.get("deficiency_count"));
    }
    if (job.get("warnings") instanceof List<?> warnings) {
      warnings.forEach(warning -> out.println("  warning: " + warning));
    }
  }

  private void serveOn(RiskuityStub riskuity, Service service) throws InterruptedException {
    String base = "http://" + LOOPBACK + ":" + service.http().port();
    out.println();
    out.println("The service runs on at " + base + "; Ctrl-C ends it. To try next:");
    out.println("  curl " + base + "/health/ready");
    out.println(
        "  curl -s "
            + riskuity.baseUrl()
            + "/token -d '{\"email\": \""
            + SandboxUser.MARA.email()
            + "\"}'   # a token for the Authorization header");
    new CountDownLatch(1).await();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
      return socket.getLocalPort();
    }
  }

  private String key() {
    return "demo:" + Base64.getEncoder().encodeToString(drawn(LinkKey.LENGTH_BYTES));
  }

  private byte[] drawn(int bytes) {
    byte[] drawn = new byte[bytes];
    random.nextBytes(drawn);
    return drawn;
  }

  private static String text(Map<String, @Nullable Object> members, String name) {
    return Objects.toString(members.get(name), "");
  }
}
