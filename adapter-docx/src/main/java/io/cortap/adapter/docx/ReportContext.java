package io.cortap.adapter.docx;

import io.cortap.core.review.CanonicalForm;
import io.cortap.core.review.FieldTable;
import io.cortap.core.review.ProjectReview;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a template sees of a review: the canonical form's members, the flat names, {@code
 * completeness}, and a stand-in for each declared value that is missing.
 */
final class ReportContext {
  private ReportContext() {}

  static Map<String, @Nullable Object> of(ProjectReview review, List<ManifestField> fields) {
    Map<String, @Nullable Object> context = new LinkedHashMap<>(CanonicalForm.write(review));
    FieldTable.flatNames()
        .forEach((name, path) -> context.put(name, ContextPaths.find(context, path)));
    context.put("completeness", CompletenessSheet.of(review, fields));
    return filled(context, fields);
  }

  /** The context with a stand-in for each declared value that it lacks. */
  static Map<String, @Nullable Object> filled(
      Map<String, @Nullable Object> context, List<ManifestField> fields) {
    Map<String, @Nullable Object> filled = context;
    for (ManifestField field : fields) {
      if (ContextPaths.isMissing(filled, field.path())) {
        filled = ContextPaths.with(filled, field.path(), field.standIn());
      }
    }
    return filled;
  }
}
