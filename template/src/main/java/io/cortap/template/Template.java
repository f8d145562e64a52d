package io.cortap.template;

import io.cortap.template.diagnosis.Findings;
import io.cortap.template.document.CompiledPackage;
import io.cortap.template.document.Limits;
import io.cortap.template.document.PackageCompiler;
import io.cortap.template.expression.Functions;
import java.util.Optional;

/** Compiles Word templates written in docxtpl's dialect. */
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
}
