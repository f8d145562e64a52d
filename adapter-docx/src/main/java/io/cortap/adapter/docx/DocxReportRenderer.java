package io.cortap.adapter.docx;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.ReportType;
import io.cortap.core.review.ProjectReview;
import io.cortap.ports.outbound.ReportRenderer;
import io.cortap.template.RenderException;
import io.cortap.template.RenderOptions;
import io.cortap.template.diagnosis.Diagnostic;
import io.cortap.template.diagnosis.Location;
import io.cortap.template.expression.Functions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Word documents from templates that are compiled once, when the renderer is made. */
public final class DocxReportRenderer implements ReportRenderer {
  private final Map<ReportType, CompiledReportType> types;

  private DocxReportRenderer(Map<ReportType, CompiledReportType> types) {
    this.types = Collections.unmodifiableMap(types);
  }

  /**
   * A renderer of the report types that come with this module.
   *
   * @throws FaultyReportTypeException that lists every fault of every type
   */
  public static DocxReportRenderer ofBuiltInTypes() {
    return of(BuiltInTypes.all());
  }

  /** Later types replace earlier ones of the same id. */
  static DocxReportRenderer of(List<ReportTypeFiles> files) {
    Functions functions = ReportFunctions.builtIn().all();
    var types = new LinkedHashMap<ReportType, CompiledReportType>();
    var faults = new ArrayList<String>();
    for (ReportTypeFiles type : files) {
      try {
        types.put(new ReportType(type.id()), CompiledReportType.of(type, functions));
      } catch (FaultyReportTypeException e) {
        faults.addAll(e.faults());
      }
    }
    if (!faults.isEmpty()) {
      throw new FaultyReportTypeException(faults);
    }
    return new DocxReportRenderer(types);
  }

  @Override
  public List<Offer> offers() {
    return types.values().stream().map(CompiledReportType::offer).toList();
  }

  @Override
  public Rendering render(ReportType type, ProjectReview review) {
    CompiledReportType compiled = types.get(type);
    if (compiled == null) {
      throw new IllegalArgumentException(
          "report types are " + types.keySet() + ", was '" + type + "'");
    }
    TypeManifest manifest = compiled.manifest();
    Map<String, @Nullable Object> context = ReportContext.of(review, manifest.fields());
    try {
      io.cortap.template.Rendering done =
          compiled.template().render(context, RenderOptions.standard());
      var warnings = new ArrayList<>(Deadlines.mismatches(review.fields()));
      done.report().warnings().forEach(warning -> warnings.add(warning.toString()));
      return new Rendering.Rendered(
          done.document(),
          FileNames.of(manifest.fileName(), review.project(), review.generatedAt()),
          compiled.version(),
          warnings);
    } catch (RenderException e) {
      return new Rendering.Faulty(problem(compiled, e.diagnostic()));
    }
  }

  private static Problem problem(CompiledReportType type, Diagnostic fault) {
    Location place = fault.location();
    return Problem.of(
            FailureCode.GENERATION_ERROR,
            "The template of %s failed at %s: %s."
                .formatted(type.manifest().id(), place, fault.message()))
        .with("report_type", type.manifest().id())
        .with("template_sha256", type.template().sha256())
        .with("fault", fault.id().toString())
        .with("part", place.part())
        .with("heading", place.heading())
        .with("paragraph", place.paragraph())
        .with("tag", place.tag());
  }
}
