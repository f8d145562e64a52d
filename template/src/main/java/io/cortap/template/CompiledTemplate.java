package io.cortap.template;

import io.cortap.template.diagnosis.FaultException;
import io.cortap.template.diagnosis.Findings;
import io.cortap.template.document.CompiledPackage;
import io.cortap.template.expression.Budget;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A template ready to render. Immutable; any number of threads may render at once, without locks.
 */
public final class CompiledTemplate {
  private final CompiledPackage compiled;
  private final String sha256;

  CompiledTemplate(CompiledPackage compiled, String sha256) {
    this.compiled = compiled;
    this.sha256 = sha256;
  }

  /** The version: the template file's SHA-256 in lower-case hexadecimal. */
  public String sha256() {
    return sha256;
  }

  /**
   * Makes one document. The same template, data and functions give the same bytes.
   *
   * @param data plain values: maps, lists, texts, numbers, booleans, null; read, never changed
   * @throws RenderException with the place of the tag that failed
   */
  public Rendering render(Map<String, ? extends @Nullable Object> data, RenderOptions options) {
    Budget budget = options.budget();
    Findings findings = new Findings();
    MissingReport missing = new MissingReport(options.missing(), findings);
    try {
      byte[] document = compiled.render(data, budget, options.maxOutputBytes(), missing, findings);
      return new Rendering(document, new RenderReport(findings.all(), budget.spent()));
    } catch (FaultException fault) {
      throw new RenderException(fault.diagnostic());
    }
  }

  @Override
  public String toString() {
    return "CompiledTemplate[" + sha256 + "]";
  }
}
