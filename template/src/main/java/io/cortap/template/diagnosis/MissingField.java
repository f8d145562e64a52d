package io.cortap.template.diagnosis;

/**
 * A field that the template reads, and that neither the given data nor the declared fields have.
 *
 * @param nearest path of the field that was probably meant, or empty
 */
public record MissingField(FieldUse field, String nearest) {
  @Override
  public String toString() {
    return nearest.isEmpty()
        ? field.path()
        : "%s: did you mean %s?".formatted(field.path(), nearest);
  }
}
