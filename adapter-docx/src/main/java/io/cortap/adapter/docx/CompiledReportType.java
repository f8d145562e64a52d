package io.cortap.adapter.docx;

import io.cortap.core.report.ReportFile.TemplateVersion;
import io.cortap.core.report.ReportFormat;
import io.cortap.core.report.ReportType;
import io.cortap.core.report.Sha256;
import io.cortap.core.template.TemplateProfile;
import io.cortap.ports.outbound.ReportRenderer.Offer;
import io.cortap.template.Compilation;
import io.cortap.template.CompiledTemplate;
import io.cortap.template.Template;
import io.cortap.template.expression.Functions;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;

/**
 * A report type whose template is checked and ready to be rendered by any number of threads.
 *
 * @param files what it was made of
 */
record CompiledReportType(TypeManifest manifest, CompiledTemplate template, ReportTypeFiles files) {

  /**
   * @throws FaultyReportTypeException that lists every fault of manifest or template
   */
  static CompiledReportType of(ReportTypeFiles files, Functions functions) {
    var faults = new ArrayList<String>();
    Optional<TypeManifest> manifest = Optional.empty();
    try {
      manifest = Optional.of(ManifestJson.read(files.id(), files.manifest()));
    } catch (FaultyReportTypeException e) {
      faults.addAll(e.faults());
    }
    Compilation compilation = Template.compile(files.template(), functions);
    if (compilation instanceof Compilation.Rejected rejected) {
      rejected.diagnostics().forEach(fault -> faults.add(files.id() + "/template.docx: " + fault));
    }
    if (!faults.isEmpty()) {
      throw new FaultyReportTypeException(faults);
    }
    return new CompiledReportType(manifest.orElseThrow(), compilation.orThrow(), files);
  }

  ReportType type() {
    return new ReportType(manifest.id());
  }

  TemplateVersion version() {
    return new TemplateVersion(manifest.id(), new Sha256(template.sha256()));
  }

  TemplateProfile profile() {
    return new TemplateProfile(
        type(),
        manifest.title(),
        version(),
        manifest.fields().stream().map(ManifestField::profile).toList());
  }

  Offer offer() {
    return new Offer(
        type(),
        manifest.title(),
        manifest.declaredFields(),
        manifest.reportsFindings(),
        version(),
        Set.of(ReportFormat.DOCX));
  }
}
