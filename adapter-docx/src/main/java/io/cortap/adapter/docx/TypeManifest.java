package io.cortap.adapter.docx;

import java.util.List;

/**
 * What stands beside a template: who it is, how its files are named, which values it reads.
 *
 * @param fileName with {@code {project_id}} and {@code {yyyymmdd}} in it
 */
record TypeManifest(String id, String title, String fileName, List<DeclaredField> fields) {
  TypeManifest {
    fields = List.copyOf(fields);
  }
}
