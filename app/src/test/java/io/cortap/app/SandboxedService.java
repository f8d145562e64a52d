package io.cortap.app;

import io.cortap.adapter.http.Version;
import io.cortap.adapter.riskuity.Pause;
import io.cortap.sandbox.FreePort;
import io.cortap.sandbox.RiskuityStub;
import io.cortap.sandbox.SetupRecords;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The real service in real time, in front of a stand-in Riskuity, for receivers on this machine.
 */
final class SandboxedService implements AutoCloseable {
  static final String SECRET = "5d".repeat(32);
  private static final String LOOPBACK = "127.0.0.1";

  private final RiskuityStub riskuity;
  private final Service service;

  private SandboxedService(RiskuityStub riskuity, Service service) {
    this.riskuity = riskuity;
    this.service = service;
  }

  /**
   * Starts both.
   *
   * @param more variables beside those that are needed
   * @param receivers the ports of callbacks
   */
  static SandboxedService start(Path folder, Map<String, String> more, int... receivers)
      throws IOException {
    RiskuityStub riskuity = RiskuityStub.start(Clock.systemUTC(), new SecureRandom());
    String key = "k1:" + Base64.getEncoder().encodeToString(new byte[32]);
    var variables = new HashMap<String, String>();
    variables.put("RISKUITY_BASE_URL", riskuity.baseUrl().toString());
    variables.put("WEBHOOK_SIGNATURE_SECRET", SECRET);
    variables.put("CORTAP_TOKEN_KEYS", key);
    variables.put("CORTAP_LINK_KEYS", key);
    variables.put("CORTAP_HTTP_PORT", Integer.toString(FreePort.next()));
    variables.put("CORTAP_CALLBACK_HOSTS", LOOPBACK);
    variables.put("CORTAP_CALLBACK_HTTP_HOSTS", LOOPBACK);
    variables.put("CORTAP_CALLBACK_CIDRS", LOOPBACK + "/32");
    variables.put(
        "CORTAP_CALLBACK_PORTS",
        IntStream.of(receivers).mapToObj(Integer::toString).collect(Collectors.joining(",")));
    variables.put("CORTAP_STORE", "memory");
    variables.put("PROJECT_CONFIG_PATH", SetupRecords.writeInto(folder).toString());
    variables.putAll(more);
    Settings settings =
        switch (Settings.read(variables)) {
          case Settings.Reading.Fits fits -> fits.settings();
          case Settings.Reading.Faulty faulty -> throw new AssertionError(faulty.faults());
        };
    Service service =
        DaggerService.factory()
            .create(
                settings,
                new Version("test", "unknown"),
                Clock.systemUTC(),
                new SecureRandom(),
                Pause.SLEEPING);
    service.http().start();
    service.workflow().worker().start();
    return new SandboxedService(riskuity, service);
  }

  URI base() {
    return URI.create("http://" + LOOPBACK + ":" + service.http().port());
  }

  RiskuityStub riskuity() {
    return riskuity;
  }

  @Override
  public void close() {
    service.stop();
    riskuity.close();
  }
}
