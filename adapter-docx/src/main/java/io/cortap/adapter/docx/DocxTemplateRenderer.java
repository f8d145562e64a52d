package io.cortap.adapter.docx;

import io.cortap.core.report.ReportType;
import io.cortap.core.review.Need;
import io.cortap.core.template.TemplateSource;
import io.cortap.ports.outbound.TemplateRenderer;
import io.cortap.template.Compilation;
import io.cortap.template.CompiledTemplate;
import io.cortap.template.RenderException;
import io.cortap.template.RenderOptions;
import io.cortap.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Word documents from report types or template files, and from data at hand. */
public final class DocxTemplateRenderer implements TemplateRenderer {
  private final Supplier<DocxReportRenderer> types;

  /**
   * @param types asked for only when a report type is to be rendered
   */
  public DocxTemplateRenderer(Supplier<DocxReportRenderer> types) {
    this.types = types;
  }

  @Override
  public Trial render(TemplateSource source, Map<String, @Nullable Object> data) {
    return switch (source) {
      case TemplateSource.Offered offered -> offered(offered.type(), data);
      case TemplateSource.File file -> file(file, data);
    };
  }

  private Trial offered(ReportType type, Map<String, @Nullable Object> data) {
    CompiledReportType compiled;
    try {
      compiled = types.get().compiled(type);
    } catch (FaultyReportTypeException e) {
      return new Trial.Faulty(e.faults());
    }
    List<ManifestField> fields = compiled.manifest().fields();
    return rendered(compiled.template(), fields, TrialContext.of(data, fields), List.of());
  }

  private static Trial file(TemplateSource.File file, Map<String, @Nullable Object> data) {
    return switch (Template.compile(file.docx(), ReportFunctions.builtIn().all())) {
      case Compilation.Rejected rejected -> new Trial.Faulty(texts(rejected.diagnostics()));
      case Compilation.Compiled compiled ->
          rendered(
              compiled.template(),
              List.of(),
              TrialContext.of(data, List.of()),
              texts(compiled.warnings()));
    };
  }

  private static Trial rendered(
      CompiledTemplate template,
      List<ManifestField> fields,
      TrialContext context,
      List<String> compileWarnings) {
    try {
      io.cortap.template.Rendering done =
          template.render(context.members(), RenderOptions.standard());
      var warnings = new ArrayList<>(context.remarks());
      warnings.addAll(compileWarnings);
      warnings.addAll(texts(done.report().warnings()));
      List<String> missing =
          fields.stream()
              .filter(field -> context.missing().contains(field.path()))
              .map(DocxTemplateRenderer::missing)
              .toList();
      return new Trial.Made(done.document(), missing, warnings);
    } catch (RenderException e) {
      return new Trial.Faulty(List.of(e.diagnostic().toString()));
    }
  }

  private static String missing(ManifestField field) {
    String place = field.place().isEmpty() ? "" : " (" + field.place() + ")";
    return field.need() == Need.CRITICAL
        ? field.path() + place + ", without which no job would make this report"
        : field.path() + place;
  }

  private static List<String> texts(List<?> diagnostics) {
    return diagnostics.stream().map(String::valueOf).toList();
  }
}
