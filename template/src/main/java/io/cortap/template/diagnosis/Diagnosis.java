package io.cortap.template.diagnosis;

import java.util.List;

/**
 * Everything that can be said about a template.
 *
 * @param diagnostics errors and warnings, in the order of the document
 * @param blocks the block map: all parts, outermost blocks in the order of the document
 * @param fields what is read of the data, by path
 * @param missing what is read and not there; empty when neither data nor declared fields were given
 * @param unused declared fields that the template never reads
 * @param coverage which branches the data went into; empty without data or with errors
 */
public record Diagnosis(
    List<Diagnostic> diagnostics,
    List<Block> blocks,
    List<FieldUse> fields,
    List<MissingField> missing,
    List<String> unused,
    List<Coverage> coverage) {
  public Diagnosis {
    diagnostics = List.copyOf(diagnostics);
    blocks = List.copyOf(blocks);
    fields = List.copyOf(fields);
    missing = List.copyOf(missing);
    unused = List.copyOf(unused);
    coverage = List.copyOf(coverage);
  }

  /** What makes the template, or a render with the given data, impossible. */
  public List<Diagnostic> errors() {
    return of(Severity.ERROR);
  }

  /** What works, though perhaps not as its author thinks. */
  public List<Diagnostic> warnings() {
    return of(Severity.WARNING);
  }

  private List<Diagnostic> of(Severity severity) {
    return diagnostics.stream().filter(found -> found.severity() == severity).toList();
  }

  /** Whether the template can be used. */
  public boolean isUsable() {
    return errors().isEmpty();
  }
}
