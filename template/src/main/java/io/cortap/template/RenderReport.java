package io.cortap.template;

import io.cortap.template.diagnosis.Diagnostic;
import java.util.List;

/**
 * What was noticed while rendering.
 *
 * @param warnings such as undefined values printed as nothing
 * @param steps what the render cost of {@link RenderOptions#maxSteps()}
 */
public record RenderReport(List<Diagnostic> warnings, long steps) {
  public RenderReport {
    warnings = List.copyOf(warnings);
  }
}
