package io.cortap.adapter.docx;

import io.cortap.core.review.DeclaredField;
import java.util.List;

/**
 * What stands beside a template: who it is, how its files are named, which values it reads.
 *
 * @param fileName with {@code {project_id}} and {@code {yyyymmdd}} in it
 */
record TypeManifest(
    String id, String title, String fileName, boolean reportsFindings, List<ManifestField> fields) {
  TypeManifest {
    fields = List.copyOf(fields);
  }

  /** The fields as the review's completeness is judged by them. */
  List<DeclaredField> declaredFields() {
    return fields.stream().map(ManifestField::declared).toList();
  }
}
