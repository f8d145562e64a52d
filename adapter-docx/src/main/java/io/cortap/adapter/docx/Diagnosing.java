package io.cortap.adapter.docx;

import io.cortap.core.report.ReportType;
import io.cortap.core.template.TemplateSource;
import io.cortap.core.template.Yardstick;
import io.cortap.template.DiagnosisOptions;
import io.cortap.template.Template;
import io.cortap.template.diagnosis.Diagnosis;
import io.cortap.template.document.Limits;
import io.cortap.template.expression.Functions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Asks the template library about templates as report types use them. Thread-safe. */
final class Diagnosing {
  private static final Set<String> KNOWN = KnownPaths.all();

  private final Supplier<DocxReportRenderer> types;
  private final Limits limits;
  private final Functions functions = ReportFunctions.builtIn().all();

  /**
   * @param types asked for only when a report type is meant
   */
  Diagnosing(Supplier<DocxReportRenderer> types, Limits limits) {
    this.types = types;
    this.limits = limits;
  }

  /**
   * A template's bytes and what was found in them.
   *
   * @param docx its own array, not to be changed
   */
  record Diagnosed(byte[] docx, Diagnosis diagnosis) {}

  DocxReportRenderer types() {
    return types.get();
  }

  /**
   * @throws FaultyReportTypeException if the report types cannot be used at all
   * @throws IllegalArgumentException if a report type is not offered
   */
  Diagnosed of(TemplateSource template, Yardstick yardstick) {
    return switch (template) {
      case TemplateSource.Offered offered -> {
        CompiledReportType type = types().compiled(offered.type());
        yield diagnosed(
            type.files().template(), Limits.standard(), yardstick, Optional.of(type.manifest()));
      }
      case TemplateSource.File file ->
          diagnosed(file.docx(), limits, yardstick, yardstick.type().map(this::manifest));
    };
  }

  private TypeManifest manifest(ReportType type) {
    return types().compiled(type).manifest();
  }

  private Diagnosed diagnosed(
      byte[] docx, Limits allowed, Yardstick yardstick, Optional<TypeManifest> manifest) {
    List<ManifestField> fields = manifest.map(TypeManifest::fields).orElse(List.of());
    DiagnosisOptions options = DiagnosisOptions.standard().withLimits(allowed);
    if (yardstick.data().isPresent()) {
      options = options.withData(TrialContext.of(yardstick.data().get(), fields).members());
    }
    if (manifest.isPresent()) {
      List<String> declared = fields.stream().map(ManifestField::path).toList();
      options =
          options.withDeclaredFields(
              yardstick.data().isPresent()
                  ? declared
                  : withKnown(declared, Template.diagnose(docx, functions, options)));
    }
    return new Diagnosed(docx, Template.diagnose(docx, functions, options));
  }

  /**
   * The declared paths, and of those that every report's data hold the ones that the template
   * reads: nobody need declare them, and nobody need read the others.
   */
  private static List<String> withKnown(List<String> declared, Diagnosis reading) {
    List<String> known = new ArrayList<>(declared);
    for (String path : KNOWN) {
      boolean read =
          reading.fields().stream()
              .anyMatch(field -> isWithin(field.path(), path) || isWithin(path, field.path()));
      if (read) {
        known.add(path);
      }
    }
    return known;
  }

  private static boolean isWithin(String path, String above) {
    return path.equals(above) || path.startsWith(above + ".") || path.startsWith(above + "[");
  }
}
