package io.cortap.app;

import io.cortap.adapter.testkit.HttpLifecycleDriver;
import io.cortap.adapter.testkit.LifecycleDriver;
import io.cortap.adapter.testkit.LifecycleWorld;
import io.cortap.adapter.testkit.ReportLifecycleContract;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class HttpLifecycleTest extends ReportLifecycleContract {
  @TempDir private Path folder = Path.of("");

  @Override
  protected LifecycleDriver start(LifecycleWorld world) {
    Service service = ServiceInWorld.create(world, folder);
    service.http().start();
    return new HttpLifecycleDriver(
        URI.create("http://127.0.0.1:" + service.http().port()),
        () -> service.workflow().worker().runDue(),
        () -> {
          service.http().close();
          service.workflow().close();
        });
  }
}
