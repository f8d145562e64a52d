package io.cortap.template.diagnosis;

/**
 * What a kind of finding means.
 *
 * <p>Examples are lines: after {@code ¶} a paragraph, after {@code |} the cells of a table row.
 * They are empty where the fault lies in the file and not in its text.
 *
 * @param meaning for a template's author, in a sentence or two
 * @param faulty an example that has the fault
 * @param mended the same without it
 */
public record Explanation(DiagnosticId id, String meaning, String faulty, String mended) {
  public boolean hasExample() {
    return !faulty.isEmpty();
  }
}
