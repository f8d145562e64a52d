package io.cortap.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.testkit.HttpLifecycleDriver;
import io.cortap.adapter.testkit.LifecycleDriver.Seen;
import io.cortap.adapter.testkit.LifecycleDriver.Submitted;
import io.cortap.adapter.testkit.LifecycleWorld;
import io.cortap.sandbox.SandboxUser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder that takes no files for a while, as the service shows it to the outside. */
final class LocalStoreTroubleTest {
  @TempDir private Path folder = Path.of("");

  private final LifecycleWorld world = LifecycleWorld.at(Instant.parse("2027-03-15T12:00:00Z"));
  private final HttpClient client = HttpClient.newHttpClient();
  private Service service;
  private HttpLifecycleDriver driver;

  @BeforeEach
  void start() {
    Map<String, String> variables = ServiceInWorld.variables(world, folder);
    variables.put("CORTAP_STORE", "local");
    variables.put("CORTAP_DATA_DIR", folder.resolve("data").toString());
    service = ServiceInWorld.create(world, variables);
    service.http().start();
    driver =
        new HttpLifecycleDriver(
            URI.create("http://127.0.0.1:" + service.http().port()),
            () -> service.workflow().worker().runDue(),
            service::stop);
  }

  @AfterEach
  void stop() {
    driver.close();
    client.close();
    world.close();
  }

  private HttpResponse<String> ready() throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + service.http().port() + "/health/ready"))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private String submit(String token) {
    Submitted submitted =
        driver.submit(
            token,
            Map.of(
                "project_id",
                58L,
                "report_type",
                "draft_audit_report",
                "callback_url",
                world.receiver().callbackUrl().toString()));
    return submitted instanceof Submitted.Accepted accepted ? accepted.jobId() : "";
  }

  private String statusOf(String token, String jobId) {
    return driver.look(token, jobId) instanceof Seen.Job job ? job.status() : "not to be seen";
  }

  @Test
  void readinessIsDownReadsGoOnAndNothingIsLost() throws Exception {
    assertThat(ready().statusCode()).isEqualTo(200);
    String token = world.riskuity().tokens().of(SandboxUser.MARA);
    Path blobs = folder.resolve("data/blobs");
    Files.move(blobs, folder.resolve("elsewhere"));
    Files.writeString(blobs, "in the way");

    String jobId = submit(token);
    driver.doDueWork();

    assertThat(ready().statusCode()).isEqualTo(503);
    assertThat(ready().body()).contains("blob-store").doesNotContain(folder.toString());
    assertThat(statusOf(token, jobId)).isEqualTo("processing");

    Files.delete(blobs);
    Files.move(folder.resolve("elsewhere"), blobs);
    world.clock().advance(Duration.ofSeconds(2));
    driver.doDueWork();

    assertThat(ready().statusCode()).isEqualTo(200);
    assertThat(statusOf(token, jobId)).isEqualTo("completed");
    assertThat(world.receiver().deliveries()).hasSize(1);
  }
}
