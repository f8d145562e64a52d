package io.cortap.app;

import io.cortap.adapter.http.Version;
import io.cortap.adapter.testkit.LifecycleWorld;
import io.cortap.sandbox.FreePort;
import io.cortap.sandbox.SetupRecords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** The whole service, wired as in production, in a world of its own time. */
final class ServiceInWorld {
  private static final String LOOPBACK = "127.0.0.1";

  private ServiceInWorld() {}

  static Service create(LifecycleWorld world, Path folder) {
    return create(world, variables(world, folder));
  }

  static Service create(LifecycleWorld world, Map<String, String> variables) {
    Settings settings =
        switch (Settings.read(variables)) {
          case Settings.Reading.Fits fits -> fits.settings();
          case Settings.Reading.Faulty faulty -> throw new AssertionError(faulty.faults());
        };
    return DaggerService.factory()
        .create(
            settings,
            new Version("test", "unknown"),
            world.clock(),
            new Random(world.clock().instant().getEpochSecond()),
            wait -> {});
  }

  /** What has to be set for that world. */
  static Map<String, String> variables(LifecycleWorld world, Path folder) {
    var variables = new HashMap<String, String>();
    variables.put("RISKUITY_BASE_URL", world.riskuity().baseUrl().toString());
    variables.put("WEBHOOK_SIGNATURE_SECRET", LifecycleWorld.SECRET);
    variables.put("CORTAP_TOKEN_KEYS", key(1));
    variables.put("CORTAP_LINK_KEYS", key(2));
    variables.put("CORTAP_HTTP_PORT", Integer.toString(FreePort.next()));
    variables.put("CORTAP_CALLBACK_HOSTS", LOOPBACK + ",169.254.169.254");
    variables.put("CORTAP_CALLBACK_HTTP_HOSTS", LOOPBACK);
    variables.put("CORTAP_CALLBACK_PORTS", "443," + world.receiver().callbackUrl().getPort());
    variables.put("CORTAP_CALLBACK_CIDRS", LOOPBACK + "/32");
    variables.put("CORTAP_STORE", "memory");
    variables.put("PROJECT_CONFIG_PATH", setups(folder).toString());
    return variables;
  }

  private static Path setups(Path folder) {
    try {
      return SetupRecords.writeInto(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("the temporary folder is not writable", e);
    }
  }

  private static String key(int fill) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) fill);
    return "k1:" + Base64.getEncoder().encodeToString(bytes);
  }
}
