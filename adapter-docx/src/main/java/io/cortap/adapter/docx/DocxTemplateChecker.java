package io.cortap.adapter.docx;

import io.cortap.core.template.TemplateDiagnosis;
import io.cortap.core.template.TemplateFinding;
import io.cortap.core.template.TemplatePlace;
import io.cortap.core.template.TemplateProfile;
import io.cortap.core.template.TemplateSource;
import io.cortap.core.template.Yardstick;
import io.cortap.ports.outbound.TemplateChecker;
import io.cortap.template.diagnosis.DiagnosticId;
import io.cortap.template.document.Limits;
import java.util.List;
import java.util.function.Supplier;

/** Diagnoses Word templates as report types use them. */
public final class DocxTemplateChecker implements TemplateChecker {
  /**
   * What a stranger may send: half of what an operator's own template may be, and less expanded.
   */
  private static final Limits OF_UPLOADS = new Limits(10_000_000, 40_000_000, 200, 2_000);

  private final Diagnosing diagnosing;

  private DocxTemplateChecker(Diagnosing diagnosing) {
    this.diagnosing = diagnosing;
  }

  /**
   * A checker of files at hand, as large as an operator's own templates may be.
   *
   * @param types asked for only when a report type is meant
   */
  public static DocxTemplateChecker ofFiles(Supplier<DocxReportRenderer> types) {
    return new DocxTemplateChecker(new Diagnosing(types, Limits.standard()));
  }

  /** A checker of what strangers send: files of up to 10 MB, 40 MB expanded. */
  public static DocxTemplateChecker ofUploads(DocxReportRenderer types) {
    return new DocxTemplateChecker(new Diagnosing(() -> types, OF_UPLOADS));
  }

  @Override
  public List<TemplateProfile> templates() {
    return diagnosing.types().compiled().stream().map(CompiledReportType::profile).toList();
  }

  @Override
  public TemplateDiagnosis check(TemplateSource template, Yardstick yardstick) {
    try {
      return Diagnoses.of(diagnosing.of(template, yardstick).diagnosis());
    } catch (FaultyReportTypeException e) {
      return TemplateDiagnosis.of(
          e.faults().stream().map(DocxTemplateChecker::faultOfTheType).toList());
    }
  }

  /** The report types in the operator's folder cannot be used as they are. */
  private static TemplateFinding faultOfTheType(String fault) {
    return new TemplateFinding(
        DiagnosticId.BROKEN_PACKAGE.name(),
        TemplateFinding.Severity.ERROR,
        TemplatePlace.FILE,
        TemplateFinding.Mark.NONE,
        fault,
        TemplateFinding.Edit.NONE);
  }
}
