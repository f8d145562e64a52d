package io.cortap.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.testkit.HttpLifecycleDriver;
import io.cortap.adapter.testkit.LifecycleDriver;
import io.cortap.adapter.testkit.LifecycleDriver.Seen;
import io.cortap.adapter.testkit.LifecycleDriver.Submitted;
import io.cortap.adapter.testkit.LifecycleWorld;
import io.cortap.adapter.testkit.ReportLifecycleContract;
import io.cortap.sandbox.SandboxUser;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalStoreLifecycleTest extends ReportLifecycleContract {
  @TempDir private Path folder = Path.of("");

  @Override
  protected LifecycleDriver start(LifecycleWorld world) {
    return start(world, "data");
  }

  private LifecycleDriver start(LifecycleWorld world, String data) {
    Map<String, String> variables = ServiceInWorld.variables(world, folder);
    variables.put("CORTAP_STORE", "local");
    variables.put("CORTAP_DATA_DIR", folder.resolve(data).toString());
    Service service = ServiceInWorld.create(world, variables);
    service.http().start();
    return new HttpLifecycleDriver(
        URI.create("http://127.0.0.1:" + service.http().port()),
        () -> service.workflow().worker().runDue(),
        service::stop);
  }

  @Test
  void aJobOutlivesTheProcessThatAcceptedIt() {
    try (LifecycleWorld world = LifecycleWorld.at(Instant.parse("2026-03-16T14:15:02Z"))) {
      String token = world.riskuity().tokens().of(SandboxUser.MARA);
      String jobId;
      try (LifecycleDriver first = start(world, "outlives")) {
        Submitted submitted =
            first.submit(
                token,
                Map.of(
                    "project_id",
                    58L,
                    "report_type",
                    "draft_audit_report",
                    "callback_url",
                    world.receiver().callbackUrl().toString()));
        jobId = submitted instanceof Submitted.Accepted accepted ? accepted.jobId() : "";
      }

      try (LifecycleDriver second = start(world, "outlives")) {
        second.doDueWork();

        assertThat(second.look(token, jobId))
            .isInstanceOfSatisfying(
                Seen.Job.class, job -> assertThat(job.status()).isEqualTo("completed"));
      }
      assertThat(world.receiver().deliveries()).hasSize(1);
    }
  }
}
