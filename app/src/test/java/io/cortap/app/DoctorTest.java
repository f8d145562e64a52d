package io.cortap.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.cortap.adapter.cli.Actions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DoctorTest {
  private static final String KEY = "k1:" + Base64.getEncoder().encodeToString(new byte[32]);

  @TempDir private Path folder = Path.of("");
  private final StringWriter out = new StringWriter();
  private final HttpServer riskuity = server();

  private static HttpServer server() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new AssertionError("no server", e);
    }
  }

  @BeforeEach
  void start() {
    riskuity.start();
  }

  @AfterEach
  void stop() {
    riskuity.stop(0);
  }

  private Map<String, String> fitting() {
    var variables = new HashMap<String, String>();
    variables.put("WEBHOOK_SIGNATURE_SECRET", "5d".repeat(32));
    variables.put("CORTAP_TOKEN_KEYS", KEY);
    variables.put("CORTAP_LINK_KEYS", KEY);
    variables.put("CORTAP_DATA_DIR", folder.resolve("data").toString());
    variables.put("RISKUITY_BASE_URL", "http://127.0.0.1:" + riskuity.getAddress().getPort());
    return variables;
  }

  private int doctor(Map<String, String> variables) {
    return Main.run(variables, new PrintWriter(out), new PrintWriter(new StringWriter()), "doctor");
  }

  @Test
  void aMachineThatFitsHasNoFaultAndIsLeftAsItWas() {
    assertThat(doctor(fitting())).as(out.toString()).isEqualTo(Actions.OK);

    assertThat(out.toString())
        .contains("fits    data-folder")
        .contains("fits    riskuity ")
        .contains("fits    templates")
        .contains("stable, for 7 d 0 h")
        .contains("no fault");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatIsFaultyIsPrintedWithItsFixAndTheExitCodeSaysSo() {
    Map<String, String> variables = fitting();
    riskuity.stop(0);

    assertThat(doctor(variables)).isEqualTo(Actions.FAILED);

    assertThat(out.toString())
        .contains("faulty  riskuity")
        .contains("-> look at RISKUITY_BASE_URL")
        .contains("1 faulty");
  }

  @Test
  void behindAPrivateAddressStableLinksAreAFaultUnlessBrowsersAreSaidToReachIt() {
    Map<String, String> variables = fitting();
    variables.put("CORTAP_PUBLIC_BASE_URL", "http://10.0.4.7");

    assertThat(doctor(variables)).isEqualTo(Actions.FAILED);
    assertThat(out.toString()).contains("faulty  links-reach");

    variables.put("CORTAP_BROWSERS_REACH_IT", "true");
    assertThat(doctor(variables)).isEqualTo(Actions.OK);
  }

  @Test
  void settingsThatDoNotFitAreFaultsToo() {
    assertThat(doctor(Map.of("CORTAP_LINKS", "best"))).isEqualTo(Actions.FAILED);

    assertThat(out.toString())
        .contains("CORTAP_LINKS is 'best': it must be auto, stable or direct")
        .contains("WEBHOOK_SIGNATURE_SECRET is missing");
  }
}
