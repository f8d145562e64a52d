package io.cortap.template;

import io.cortap.template.analysis.Analysis;
import io.cortap.template.diagnosis.Diagnosis;
import io.cortap.template.diagnosis.Diagnostic;
import io.cortap.template.diagnosis.DiagnosticId;
import io.cortap.template.diagnosis.Findings;
import io.cortap.template.document.CompiledPackage;
import io.cortap.template.document.Limits;
import io.cortap.template.document.PackageCompiler;
import io.cortap.template.document.PartReading;
import io.cortap.template.expression.Functions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compiles Word templates written in docxtpl's dialect.
 *
 * {@snippet class="io.cortap.docs.EmbeddingTest" region="template_alone"}
 */
public final class Template {
  private Template() {}

  /** As the other, within {@link Limits#standard()}. */
  public static Compilation compile(byte[] docx, Functions functions) {
    return compile(docx, functions, Limits.standard());
  }

  /**
   * Compiles a template, or finds everything that is wrong with it at once. Never throws for what
   * is in the file.
   *
   * @param docx the file; it is copied
   * @param functions what the template may call
   */
  public static Compilation compile(byte[] docx, Functions functions, Limits limits) {
    Findings findings = new Findings();
    Optional<CompiledPackage> compiled =
        new PackageCompiler(functions, limits, findings).compile(docx);
    return compiled.isPresent()
        ? new Compilation.Compiled(
            new CompiledTemplate(compiled.get(), Sha256.of(docx)), findings.all())
        : new Compilation.Rejected(findings.all());
  }

  /** As the other, of the template alone. */
  public static Diagnosis diagnose(byte[] docx, Functions functions) {
    return diagnose(docx, functions, DiagnosisOptions.standard());
  }

  /**
   * Finds out everything about a template: its faults, blocks and fields, and with sample data what
   * a render of them would meet. Never throws for what is in the file or the data.
   *
   * @param docx the file; it is copied
   * @param functions what the template may call
   */
  public static Diagnosis diagnose(byte[] docx, Functions functions, DiagnosisOptions options) {
    List<PartReading> parts = new ArrayList<>();
    Findings findings = new Findings();
    Optional<CompiledPackage> compiled =
        new PackageCompiler(functions, options.limits(), findings, parts::add).compile(docx);
    List<Diagnostic> found = new ArrayList<>(findings.all());
    if (compiled.isPresent() && options.data().isPresent()) {
      found.addAll(
          rendered(new CompiledTemplate(compiled.get(), Sha256.of(docx)), options.data().get()));
    }
    return new Analysis(functions, parts)
        .diagnosis(
            found,
            findings.hasErrors(),
            options.data(),
            options.declaredFields(),
            RenderOptions.standard().budget());
  }

  /** What only a real render can tell; names that are missing are found by a trial. */
  private static List<Diagnostic> rendered(
      CompiledTemplate template, Map<String, @Nullable Object> data) {
    try {
      return template.render(data, RenderOptions.standard()).report().warnings().stream()
          .filter(warning -> warning.id() != DiagnosticId.MISSING_VALUE)
          .toList();
    } catch (RenderException fault) {
      return List.of(fault.diagnostic());
    }
  }
}
