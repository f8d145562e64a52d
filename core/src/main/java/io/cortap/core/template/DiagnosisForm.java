package io.cortap.core.template;

import io.cortap.core.template.TemplateFinding.Edit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A diagnosis as plain values: the same on the wire and on the command line. */
public final class DiagnosisForm {
  private DiagnosisForm() {}

  /** Its members, in their order. */
  public static Map<String, @Nullable Object> write(TemplateDiagnosis diagnosis) {
    var members = new LinkedHashMap<String, @Nullable Object>();
    members.put("usable", diagnosis.isUsable());
    members.put("errors", diagnosis.errors());
    members.put("warnings", diagnosis.warnings());
    members.put("findings", diagnosis.findings().stream().map(DiagnosisForm::finding).toList());
    members.put("blocks", diagnosis.blocks().stream().map(DiagnosisForm::block).toList());
    members.put("fields", diagnosis.fields().stream().map(DiagnosisForm::field).toList());
    members.put("missing", diagnosis.missing().stream().map(DiagnosisForm::missing).toList());
    members.put("unused", diagnosis.unused());
    members.put("coverage", diagnosis.branches().stream().map(DiagnosisForm::branch).toList());
    return members;
  }

  private static Map<String, @Nullable Object> finding(TemplateFinding finding) {
    var members = new LinkedHashMap<String, @Nullable Object>();
    members.put("id", finding.id());
    members.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
    members.put("place", place(finding.place()));
    if (!finding.place().tag().isEmpty()) {
      members.put("mark", List.of(finding.mark().start(), finding.mark().end()));
    }
    members.put("cause", finding.cause());
    members.put("edit", edit(finding.edit()));
    return members;
  }

  private static Map<String, @Nullable Object> edit(Edit edit) {
    var members = new LinkedHashMap<String, @Nullable Object>();
    members.put("advice", edit.advice());
    if (!edit.replacement().isEmpty()) {
      members.put("replacement", edit.replacement());
    }
    members.put("machine_applicable", edit.byMachine());
    return members;
  }

  private static Map<String, @Nullable Object> place(TemplatePlace place) {
    var members = new LinkedHashMap<String, @Nullable Object>();
    members.put("part", place.part());
    members.put("headings", place.headings());
    if (place.table() > 0) {
      members.put("table", place.table());
      members.put("row", place.row());
      members.put("cell", place.cell());
    }
    if (place.paragraph() > 0) {
      members.put("paragraph", place.paragraph());
    }
    if (!place.tag().isEmpty()) {
      members.put("tag", place.tag());
      members.put("occurrence", place.occurrence());
    }
    return members;
  }

  private static Map<String, @Nullable Object> block(TemplateBlock block) {
    var members = new LinkedHashMap<String, @Nullable Object>();
    members.put(
        "branches",
        block.branches().stream()
            .map(branch -> {
              var inner = new LinkedHashMap<String, @Nullable Object>();
              inner.put("head", place(branch.head()));
              inner.put("blocks", branch.blocks().stream().map(DiagnosisForm::block).toList());
              return inner;
            })
            .toList());
    members.put("end", block.isClosed() ? place(block.end()) : null);
    return members;
  }

  private static Map<String, @Nullable Object> field(FieldReading field) {
    var members = new LinkedHashMap<String, @Nullable Object>();
    members.put("path", field.path());
    members.put("uses", field.uses().stream().map(DiagnosisForm::use).toList());
    return members;
  }

  private static Map<String, @Nullable Object> use(FieldReading.Use use) {
    var members = new LinkedHashMap<String, @Nullable Object>();
    members.put("place", place(use.place()));
    members.put("written", use.written());
    members.put("conditions", use.conditions());
    members.put("guarded", use.guarded());
    return members;
  }

  private static Map<String, @Nullable Object> missing(TemplateDiagnosis.Missing missing) {
    var members = new LinkedHashMap<String, @Nullable Object>();
    members.put("path", missing.path());
    members.put("nearest", missing.nearest().isEmpty() ? null : missing.nearest());
    return members;
  }

  private static Map<String, @Nullable Object> branch(TemplateDiagnosis.Branch branch) {
    var members = new LinkedHashMap<String, @Nullable Object>();
    members.put("head", place(branch.head()));
    members.put("reached", branch.reached());
    members.put("taken", branch.taken());
    members.put("covered", branch.isCovered());
    return members;
  }
}
