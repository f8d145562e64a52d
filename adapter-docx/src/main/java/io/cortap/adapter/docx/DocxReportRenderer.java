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
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Word documents from templates that are compiled once, when they are taken into use. */
public final class DocxReportRenderer implements ReportRenderer {
  private final ReportTypes types;

  /** Compiled on first use. */
  private static final class BuiltIn {
    static final DocxReportRenderer RENDERER =
        new DocxReportRenderer(new ReportTypes(BuiltInTypes.all()));
  }

  DocxReportRenderer(ReportTypes types) {
    this.types = types;
  }

  /**
   * The renderer of the report types that come with this module, compiled when it is first asked
   * for; the same one each time.
   */
  public static DocxReportRenderer ofBuiltInTypes() {
    return BuiltIn.RENDERER;
  }

  /**
   * A renderer of the built-in report types and of those in a folder, which add to them and replace
   * those of the same id. The folder is looked at again while the renderer is used, at most every
   * two seconds: a changed or new type takes effect once it is without fault.
   *
   * @throws FaultyReportTypeException that lists every fault of every type in the folder
   */
  public static DocxReportRenderer withTypesOf(Path folder, InstantSource clock) {
    return new DocxReportRenderer(new ReportTypes(BuiltInTypes.all(), folder, clock));
  }

  @Override
  public List<Offer> offers() {
    return types.now().values().stream().map(CompiledReportType::offer).toList();
  }

  @Override
  public Rendering render(ReportType type, ProjectReview review) {
    CompiledReportType compiled = compiled(type);
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

  /** Every report type as it is in force now, in the order to show them. */
  List<CompiledReportType> compiled() {
    return List.copyOf(types.now().values());
  }

  /** The report type as it is in force now. */
  CompiledReportType compiled(ReportType type) {
    Map<ReportType, CompiledReportType> known = types.now();
    CompiledReportType compiled = known.get(type);
    if (compiled == null) {
      throw new IllegalArgumentException(
          "report types are " + known.keySet() + ", was '" + type + "'");
    }
    return compiled;
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
