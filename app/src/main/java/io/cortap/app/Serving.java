package io.cortap.app;

import io.cortap.adapter.cli.Actions;
import io.cortap.adapter.data.InvalidSetupFileException;
import io.cortap.adapter.docx.FaultyReportTypeException;
import io.cortap.adapter.http.HttpService;
import io.cortap.adapter.http.Version;
import io.cortap.adapter.riskuity.Pause;
import io.cortap.ports.inbound.CheckHealth;
import io.cortap.ports.outbound.PortUnavailableException;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** {@code serve}: the service until the process is asked to stop. */
final class Serving {
  private final Settings settings;
  private final Version version;

  Serving(Settings settings, Version version) {
    this.settings = settings;
    this.version = version;
  }

  int run(PrintWriter out, PrintWriter err) {
    try {
      Service service =
          DaggerService.factory()
              .create(settings, version, Clock.systemUTC(), new SecureRandom(), Pause.SLEEPING);
      // Made before there is anything to stop, so that a fault is told once and in words.
      HttpService http = service.http();
      List<CheckHealth.Part> down =
          service.workflow().checkHealth().parts().stream().filter(part -> !part.ready()).toList();
      if (!down.isEmpty()) {
        err.println("CORTAP-RPT cannot start, since parts of it do not work:");
        down.forEach(part -> err.println("  - " + part.name() + ": " + part.detail()));
        service.stop();
        return Actions.FAILED;
      }
      var asked = new CountDownLatch(1);
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(() -> {
                if (asked.getCount() > 0) {
                  service.stop();
                }
              }));
      StopSignal.handle(asked::countDown);
      http.start();
      service.workflow().worker().start();
      out.println("CORTAP-RPT listens on " + settings.http().host() + ":" + http.port());
      out.println(
          switch (settings.store()) {
            case Settings.Store.Memory memory ->
                "Jobs and reports are kept in memory: they end with this process.";
            case Settings.Store.Local local ->
                "Jobs and reports are kept in " + local.folder().toAbsolutePath().normalize() + ".";
            case Settings.Store.Aws aws ->
                "Jobs are kept in table %s, reports in bucket %s, in %s."
                    .formatted(aws.place().table(), aws.place().bucket(), aws.place().region());
          });
      asked.await();
      service.stop();
      return Actions.OK;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Actions.FAILED;
    } catch (IllegalStateException
        | IllegalArgumentException
        | InvalidSetupFileException
        | FaultyReportTypeException
        | PortUnavailableException e) {
      err.println("CORTAP-RPT cannot start: " + e.getMessage());
      return Actions.FAILED;
    }
  }
}
