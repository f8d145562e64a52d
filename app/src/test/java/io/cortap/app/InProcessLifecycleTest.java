package io.cortap.app;

import io.cortap.adapter.testkit.InProcessLifecycleDriver;
import io.cortap.adapter.testkit.LifecycleDriver;
import io.cortap.adapter.testkit.LifecycleWorld;
import io.cortap.adapter.testkit.ReportLifecycleContract;
import io.cortap.workflow.Workflow;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class InProcessLifecycleTest extends ReportLifecycleContract {
  @TempDir private Path folder = Path.of("");

  @Override
  protected LifecycleDriver start(LifecycleWorld world) {
    Workflow workflow = ServiceInWorld.create(world, folder).workflow();
    return new InProcessLifecycleDriver(
        workflow.submitReport(),
        workflow.generateReport(),
        workflow.checkReadiness(),
        workflow.readProject(),
        workflow.findJob(),
        workflow.cancelJob(),
        workflow.resumeJob(),
        workflow.redeliverWebhook(),
        workflow.openLink(),
        () -> workflow.worker().runDue(),
        workflow::close);
  }
}
