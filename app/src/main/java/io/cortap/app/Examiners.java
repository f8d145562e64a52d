package io.cortap.app;

import io.cortap.adapter.aws.AwsClients;
import io.cortap.adapter.docx.pdf.LibreOfficePdfConverter;
import io.cortap.adapter.local.DataFolderExaminer;
import io.cortap.adapter.riskuity.HostResolver;
import io.cortap.adapter.riskuity.PublicBaseExaminer;
import io.cortap.adapter.riskuity.RiskuityExaminer;
import io.cortap.core.deployment.Check;
import io.cortap.ports.outbound.BlobStore;
import io.cortap.ports.outbound.Examiner;
import io.cortap.workflow.DocumentExaminer;
import io.cortap.workflow.LinkExaminer;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who looks at a deployment that has these settings. */
final class Examiners implements AutoCloseable {
  private final Map<String, String> environment;
  private final InstantSource clock;
  private Optional<AwsClients> clients = Optional.empty();

  Examiners(Map<String, String> environment, InstantSource clock) {
    this.environment = environment;
    this.clock = clock;
  }

  List<Examiner> all() {
    return switch (Settings.read(environment)) {
      case Settings.Reading.Faulty faulty -> List.of(now -> misread(faulty.faults()));
      case Settings.Reading.Fits fits -> of(fits.settings());
    };
  }

  private static List<Check> misread(List<String> faults) {
    return faults.stream()
        .map(fault -> Check.faulty("settings", fault, "look at ./cortap settings"))
        .toList();
  }

  private List<Examiner> of(Settings settings) {
    var all = new ArrayList<Examiner>();
    all.add(now -> List.of(Check.fits("settings", "they fit")));
    Optional<BlobStore> linking = Optional.empty();
    switch (settings.store()) {
      case Settings.Store.Memory memory ->
          all.add(now ->
              List.of(
                  Check.noted(
                      "store",
                      "jobs and reports end with the process",
                      "set CORTAP_STORE to local or aws to keep them")));
      case Settings.Store.Local local -> all.add(new DataFolderExaminer(local.folder()));
      case Settings.Store.Aws aws -> {
        AwsClients opened = AwsClients.open(aws.place());
        clients = Optional.of(opened);
        all.add(opened.examiner(settings.links().retention()));
        linking = Optional.of(opened.blobs());
      }
    }
    all.add(
        new LinkExaminer(
            settings.links(),
            linking,
            new PublicBaseExaminer(
                URI.create(settings.http().publicBase().prefix()),
                HostResolver.SYSTEM,
                settings.browsersReachIt())));
    all.add(new RiskuityExaminer(RiskuityPorts.httpClient(), settings.riskuity()));
    all.add(
        new DocumentExaminer(
            () -> DocumentPorts.reportTypes(settings.templateDir(), clock),
            new LibreOfficePdfConverter(settings.soffice(), 1, clock)));
    return all;
  }

  @Override
  public void close() {
    clients.ifPresent(AwsClients::close);
  }
}
