package io.cortap.template;

import io.cortap.template.document.Limits;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a template is held against. Immutable.
 *
 * @param data sample data, as a render would get them: fields that they lack are reported, a trial
 *     render finds the faults that show only with data, and branches are counted
 * @param declaredFields paths such as {@code project.recipient_name}, as a manifest declares them;
 *     what lies below a declared path counts as declared
 * @param limits how large the file may be
 */
public record DiagnosisOptions(
    Optional<Map<String, @Nullable Object>> data,
    Optional<List<String>> declaredFields,
    Limits limits) {
  private static final DiagnosisOptions STANDARD =
      new DiagnosisOptions(Optional.empty(), Optional.empty(), Limits.standard());

  public DiagnosisOptions {
    declaredFields = declaredFields.map(List::copyOf);
  }

  /** The template alone, within {@link Limits#standard()}. */
  public static DiagnosisOptions standard() {
    return STANDARD;
  }

  public DiagnosisOptions withData(Map<String, ? extends @Nullable Object> sample) {
    Map<String, @Nullable Object> copy = Collections.unmodifiableMap(new LinkedHashMap<>(sample));
    return new DiagnosisOptions(Optional.of(copy), declaredFields, limits);
  }

  public DiagnosisOptions withDeclaredFields(Collection<String> paths) {
    return new DiagnosisOptions(data, Optional.of(List.copyOf(paths)), limits);
  }

  public DiagnosisOptions withLimits(Limits allowed) {
    return new DiagnosisOptions(data, declaredFields, allowed);
  }
}
