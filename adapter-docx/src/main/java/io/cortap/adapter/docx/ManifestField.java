package io.cortap.adapter.docx;

import io.cortap.core.review.DeclaredField;
import io.cortap.core.review.Need;
import io.cortap.core.template.TemplateProfile;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value that a template reads, as its manifest declares it.
 *
 * @param path from the top of the context, for instance {@code project.recipient_name}
 * @param fallback what is printed when an optional value is missing; null leaves it out
 * @param place where in the document a reader would look for it; "" when not said
 */
record ManifestField(String path, Need need, Type type, @Nullable Object fallback, String place) {

  /** The kinds of values a manifest knows. */
  enum Type {
    STRING,
    INTEGER,
    BOOLEAN,
    DATE,
    LIST,
    OBJECT
  }

  /** What stands in for a missing value: the default, else nothing of the value's kind. */
  @Nullable Object standIn() {
    if (fallback != null) {
      return fallback;
    }
    return switch (type) {
      case LIST -> List.of();
      case OBJECT -> Map.of();
      case STRING, INTEGER, BOOLEAN, DATE -> null;
    };
  }

  TemplateProfile.Field profile() {
    return new TemplateProfile.Field(
        path,
        need,
        type.name().toLowerCase(Locale.ROOT),
        fallback == null ? "" : fallback.toString(),
        place);
  }

  DeclaredField declared() {
    return new DeclaredField(path, need, fallback == null ? "" : fallback.toString());
  }
}
