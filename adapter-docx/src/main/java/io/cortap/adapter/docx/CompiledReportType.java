package io.cortap.adapter.docx;

import io.cortap.core.report.ReportFile.TemplateVersion;
import io.cortap.core.report.ReportFormat;
import io.cortap.core.report.ReportType;
import io.cortap.core.report.Sha256;
import io.cortap.ports.outbound.ReportRenderer.Offer;
import io.cortap.template.Compilation;
import io.cortap.template.CompiledTemplate;
import io.cortap.template.Template;
import io.cortap.template.expression.Functions;
import java.util.Set;

/** A report type whose template is checked and ready to be rendered by any number of threads. */
record CompiledReportType(TypeManifest manifest, CompiledTemplate template) {

  /**
   * @throws FaultyReportTypeException that lists every fault of manifest or template
   */
  static CompiledReportType of(ReportTypeFiles files, Functions functions) {
    TypeManifest manifest = ManifestJson.read(files.id(), files.manifest());
    return switch (Template.compile(files.template(), functions)) {
      case Compilation.Compiled compiled -> new CompiledReportType(manifest, compiled.template());
      case Compilation.Rejected rejected ->
          throw new FaultyReportTypeException(
              rejected.diagnostics().stream()
                  .map(fault -> files.id() + "/template.docx: " + fault)
                  .toList());
    };
  }

  TemplateVersion version() {
    return new TemplateVersion(manifest.id(), new Sha256(template.sha256()));
  }

  Offer offer() {
    return new Offer(
        new ReportType(manifest.id()),
        manifest.title(),
        manifest.declaredFields(),
        version(),
        Set.of(ReportFormat.DOCX));
  }
}
