package io.cortap.adapter.cli;

import io.cortap.core.template.FaultExplanation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Explanations as plain values. */
final class ExplanationForm {
  private ExplanationForm() {}

  static Map<String, @Nullable Object> of(List<FaultExplanation> all) {
    var members = new LinkedHashMap<String, @Nullable Object>();
    members.put("explanations", all.stream().map(ExplanationForm::of).toList());
    return members;
  }

  static Map<String, @Nullable Object> of(FaultExplanation one) {
    var members = new LinkedHashMap<String, @Nullable Object>();
    members.put("id", one.id());
    members.put("summary", one.summary());
    members.put("text", one.text());
    return members;
  }
}
