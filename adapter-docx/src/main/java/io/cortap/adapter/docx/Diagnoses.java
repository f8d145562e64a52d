package io.cortap.adapter.docx;

import io.cortap.core.template.FieldReading;
import io.cortap.core.template.TemplateBlock;
import io.cortap.core.template.TemplateDiagnosis;
import io.cortap.core.template.TemplateFinding;
import io.cortap.core.template.TemplatePlace;
import io.cortap.template.diagnosis.Block;
import io.cortap.template.diagnosis.Coverage;
import io.cortap.template.diagnosis.Diagnosis;
import io.cortap.template.diagnosis.Diagnostic;
import io.cortap.template.diagnosis.FieldUse;
import io.cortap.template.diagnosis.Location;
import io.cortap.template.diagnosis.MissingField;
import io.cortap.template.diagnosis.ProposedEdit;
import io.cortap.template.diagnosis.Severity;
import io.cortap.template.diagnosis.TableCell;

/** What the template library says, in core's words. */
final class Diagnoses {
  private Diagnoses() {}

  static TemplateDiagnosis of(Diagnosis diagnosis) {
    return new TemplateDiagnosis(
        diagnosis.diagnostics().stream().map(Diagnoses::finding).toList(),
        diagnosis.blocks().stream().map(Diagnoses::block).toList(),
        diagnosis.fields().stream().map(Diagnoses::field).toList(),
        diagnosis.missing().stream().map(Diagnoses::missing).toList(),
        diagnosis.unused(),
        diagnosis.coverage().stream().map(Diagnoses::branch).toList());
  }

  static TemplateFinding finding(Diagnostic found) {
    TemplatePlace place = place(found.location());
    TemplateFinding.Edit edit = edit(found.proposedEdit());
    return new TemplateFinding(
        found.id().name(),
        severity(found.severity()),
        place,
        TemplateFinding.Mark.in(place.tag(), edit.replacement(), found.message()),
        found.message(),
        edit);
  }

  private static TemplateFinding.Severity severity(Severity severity) {
    return switch (severity) {
      case ERROR -> TemplateFinding.Severity.ERROR;
      case WARNING -> TemplateFinding.Severity.WARNING;
    };
  }

  private static TemplateFinding.Edit edit(ProposedEdit edit) {
    String replacement =
        edit instanceof ProposedEdit.ReplaceTag replace ? replace.replacement() : "";
    return new TemplateFinding.Edit(edit.toString(), replacement, edit.isMachineApplicable());
  }

  static TemplatePlace place(Location location) {
    TableCell cell = location.cell();
    return new TemplatePlace(
        location.part(),
        location.headings(),
        cell.table(),
        cell.row(),
        cell.column(),
        location.paragraph(),
        location.tag(),
        location.occurrence());
  }

  private static TemplateBlock block(Block block) {
    return new TemplateBlock(
        block.branches().stream()
            .map(branch ->
                new TemplateBlock.Branch(
                    place(branch.head()), branch.blocks().stream().map(Diagnoses::block).toList()))
            .toList(),
        place(block.end()));
  }

  private static FieldReading field(FieldUse field) {
    return new FieldReading(
        field.path(),
        field.uses().stream()
            .map(use ->
                new FieldReading.Use(
                    place(use.location()), use.conditions(), use.written(), use.guarded()))
            .toList());
  }

  private static TemplateDiagnosis.Missing missing(MissingField missing) {
    return new TemplateDiagnosis.Missing(missing.field().path(), missing.nearest());
  }

  private static TemplateDiagnosis.Branch branch(Coverage coverage) {
    return new TemplateDiagnosis.Branch(
        place(coverage.head()), coverage.reached(), coverage.taken());
  }
}
