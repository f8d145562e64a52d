package io.cortap.app;

import io.cortap.adapter.cli.Actions;
import io.cortap.adapter.cli.FreshSecrets;
import io.cortap.adapter.http.Version;
import io.cortap.adapter.riskuity.Pause;
import io.cortap.core.webhook.SigningSecret;
import io.cortap.core.webhook.SigningSecrets;
import io.cortap.ports.outbound.PortUnavailableException;
import io.cortap.sandbox.Click;
import io.cortap.sandbox.FreePort;
import io.cortap.sandbox.RiskuityPage;
import io.cortap.sandbox.RiskuityStub;
import io.cortap.sandbox.SandboxUser;
import io.cortap.sandbox.SetupRecords;
import io.cortap.sandbox.WebhookSink;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * {@code demo}: the service and a stand-in Riskuity in one process, and one report made through
 * them. Every key is drawn at random, every port is free, and the guard lets nothing pass but the
 * demo's own receiver.
 */
final class Demo {
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
    FreshSecrets secrets = FreshSecrets.drawnFrom(random);
    Clock clock = Clock.systemUTC();
    try (RiskuityStub riskuity = RiskuityStub.start(clock, random);
        WebhookSink receiver =
            WebhookSink.start(clock, SigningSecrets.of(SigningSecret.of(secrets.webhookSecret())));
        TemporaryFolder folder = TemporaryFolder.create("cortap-demo")) {
      Service service = service(variables(secrets, riskuity, receiver, folder.path()), clock);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(service, folder)));
      try {
        service.http().start();
        service.workflow().worker().start();
        var click =
            new Click(clock, base(service), riskuity.tokens().of(SandboxUser.MARA), receiver);
        boolean verified = click.report(project, output, out);
        if (verified && !once) {
          serveOn(riskuity, receiver, service);
        }
        return verified ? Actions.OK : Actions.FAILED;
      } finally {
        stop(service, folder);
      }
    } catch (IOException
        | UncheckedIOException
        | IllegalStateException
        | PortUnavailableException e) {
      err.println("The demo failed: " + e.getMessage());
      return Actions.FAILED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Actions.FAILED;
    }
  }

  private Service service(Map<String, String> variables, Clock clock) {
    Service service =
        DaggerService.factory().create(settings(variables), version, clock, random, Pause.SLEEPING);
    service.http();
    return service;
  }

  /** May be called twice: when the demo ends by itself, and when the process does. */
  private static void stop(Service service, TemporaryFolder folder) {
    service.stop();
    folder.close();
  }

  private static Map<String, String> variables(
      FreshSecrets secrets, RiskuityStub riskuity, WebhookSink receiver, Path folder)
      throws IOException {
    Map<String, String> variables = new HashMap<>(secrets.variables());
    variables.put("RISKUITY_BASE_URL", riskuity.baseUrl().toString());
    variables.put("CORTAP_HTTP_PORT", Integer.toString(FreePort.next()));
    variables.put("CORTAP_CALLBACK_HOSTS", LOOPBACK);
    variables.put("CORTAP_CALLBACK_HTTP_HOSTS", LOOPBACK);
    variables.put("CORTAP_CALLBACK_PORTS", Integer.toString(receiver.callbackUrl().getPort()));
    variables.put("CORTAP_CALLBACK_CIDRS", LOOPBACK + "/32");
    variables.put("CORTAP_DATA_DIR", folder.resolve("data").toString());
    variables.put("PROJECT_CONFIG_PATH", SetupRecords.writeInto(folder).toString());
    return variables;
  }

  private static Settings settings(Map<String, String> variables) {
    return switch (Settings.read(variables)) {
      case Settings.Reading.Fits fits -> fits.settings();
      case Settings.Reading.Faulty faulty ->
          throw new IllegalStateException("the demo's own settings do not fit: " + faulty.faults());
    };
  }

  private void serveOn(RiskuityStub riskuity, WebhookSink receiver, Service service)
      throws InterruptedException {
    try (RiskuityPage page = RiskuityPage.start(riskuity, receiver, base(service))) {
      out.println();
      out.println("Riskuity's page, with the Generate button: " + page.url());
      tellCalls(riskuity, receiver, service);
      new CountDownLatch(1).await();
    }
  }

  private void tellCalls(RiskuityStub riskuity, WebhookSink receiver, Service service) {
    out.println("The service runs on until Ctrl-C. To ask for reports yourself, paste elsewhere:");
    out.println("SERVICE=" + base(service));
    out.println("RISKUITY=" + riskuity.baseUrl());
    out.println("CALLBACK=" + receiver.callbackUrl());
    out.println(
        "TOKEN=$(curl -s $RISKUITY/token -d '{\"email\": \""
            + SandboxUser.MARA.email()
            + "\"}' | sed 's/.*\"access_token\":\"\\([^\"]*\\).*/\\1/')");
  }

  private static URI base(Service service) {
    return URI.create("http://" + LOOPBACK + ":" + service.http().port());
  }
}
