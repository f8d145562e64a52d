package io.cortap.template;

import io.cortap.template.diagnosis.Diagnostic;
import io.cortap.template.diagnosis.DiagnosticId;
import io.cortap.template.diagnosis.Findings;
import io.cortap.template.diagnosis.Location;
import io.cortap.template.expression.ExpressionException;
import io.cortap.template.expression.MissingValues;
import io.cortap.template.expression.Problem;
import io.cortap.template.expression.Undefined;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Notes undefined values that were printed as nothing, each tag once; or refuses them. One render's
 * own.
 */
final class MissingReport implements MissingValues {
  private final RenderOptions.Missing rule;
  private final Findings findings;
  private final Set<Object> noted = new HashSet<>();

  MissingReport(RenderOptions.Missing rule, Findings findings) {
    this.rule = rule;
    this.findings = findings;
  }

  @Override
  public void printed(@Nullable Undefined undefined, String path, Object place) {
    if (rule == RenderOptions.Missing.REFUSED) {
      throw new ExpressionException(
          Problem.UNDEFINED, message(undefined, path) + ", and may not be missing");
    }
    boolean misspelt = undefined != null && !undefined.missing().isEmpty();
    if (misspelt && place instanceof Location location && noted.add(location)) {
      findings.add(
          Diagnostic.warning(
              DiagnosticId.MISSING_VALUE,
              location,
              message(undefined, path) + " and was printed as nothing"));
    }
  }

  private static String message(@Nullable Undefined undefined, String path) {
    if (undefined == null) {
      return "'" + path + "' is none";
    }
    String near = undefined.nearest();
    return "'%s' is undefined%s"
        .formatted(undefined.name(), near.isEmpty() ? "" : " (did you mean '" + near + "'?)");
  }
}
