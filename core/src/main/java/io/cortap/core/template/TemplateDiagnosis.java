package io.cortap.core.template;

import io.cortap.core.template.TemplateFinding.Severity;
import java.util.List;

/**
 * Everything that can be said about a template.
 *
 * @param findings in the order of the document
 * @param blocks the block map: outermost blocks of all parts, in the order of the document
 * @param fields what is read of the data, by path
 * @param missing what is read, and neither the data nor the report type's declared fields have
 * @param unused fields that the report type declares and the template never reads
 * @param branches which branches the data went into; empty without data, or with errors
 */
public record TemplateDiagnosis(
    List<TemplateFinding> findings,
    List<TemplateBlock> blocks,
    List<FieldReading> fields,
    List<Missing> missing,
    List<String> unused,
    List<Branch> branches) {
  public TemplateDiagnosis {
    findings = List.copyOf(findings);
    blocks = List.copyOf(blocks);
    fields = List.copyOf(fields);
    missing = List.copyOf(missing);
    unused = List.copyOf(unused);
    branches = List.copyOf(branches);
  }

  /**
   * A field that is not there.
   *
   * @param nearest path of the one that was probably meant, or ""
   */
  public record Missing(String path, String nearest) {}

  /**
   * How often a branch was taken.
   *
   * @param head the tag that begins it: if, elif, else or for
   * @param reached how often it was asked
   * @param taken how often it was gone into; of a loop, its rounds
   */
  public record Branch(TemplatePlace head, long reached, long taken) {
    /** Whether the data have shown what the branch prints. */
    public boolean isCovered() {
      return taken > 0;
    }
  }

  /** A template of which nothing more can be said. */
  public static TemplateDiagnosis of(List<TemplateFinding> findings) {
    return new TemplateDiagnosis(findings, List.of(), List.of(), List.of(), List.of(), List.of());
  }

  /** How many findings keep the template from being used. */
  public long errors() {
    return count(Severity.ERROR);
  }

  /** How many findings do not. */
  public long warnings() {
    return count(Severity.WARNING);
  }

  /** How many findings a machine can mend. */
  public long mendable() {
    return findings.stream().filter(finding -> finding.edit().byMachine()).count();
  }

  private long count(Severity severity) {
    return findings.stream().filter(finding -> finding.severity() == severity).count();
  }

  /** Whether reports can be made with it. */
  public boolean isUsable() {
    return errors() == 0;
  }
}
