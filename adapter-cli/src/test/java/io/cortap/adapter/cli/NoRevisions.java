package io.cortap.adapter.cli;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.template.FaultExplanation;
import io.cortap.core.template.TemplateDiagnosis;
import io.cortap.core.template.TemplateSource;
import io.cortap.core.template.Yardstick;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.ReviseTemplate;
import java.util.List;

/** Templates for tests that ask for none. */
final class NoRevisions implements ReviseTemplate {
  private static final Problem NONE =
      Problem.of(FailureCode.INTERNAL_ERROR, "the test did not expect a call");

  @Override
  public Answer<TemplateDiagnosis> check(TemplateSource template, Yardstick yardstick) {
    return Answer.refused(NONE);
  }

  @Override
  public Answer<Copy> annotate(TemplateSource template, Yardstick yardstick) {
    return Answer.refused(NONE);
  }

  @Override
  public Answer<Copy> mend(TemplateSource template, Yardstick yardstick) {
    return Answer.refused(NONE);
  }

  @Override
  public List<FaultExplanation> explanations() {
    return List.of();
  }
}
