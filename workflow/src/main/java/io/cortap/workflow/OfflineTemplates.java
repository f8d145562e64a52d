package io.cortap.workflow;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.template.FaultExplanation;
import io.cortap.core.template.TemplateDiagnosis;
import io.cortap.core.template.TemplateSource;
import io.cortap.core.template.Yardstick;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.ReviseTemplate;
import io.cortap.ports.outbound.TemplateChecker;
import io.cortap.ports.outbound.TemplateReviser;
import io.cortap.ports.outbound.TemplateReviser.Revision;
import java.util.List;
import java.util.function.Supplier;

/** Templates at hand checked, annotated and mended, without store or token. Thread-safe. */
public final class OfflineTemplates implements ReviseTemplate {
  private final TemplateChecker checker;
  private final TemplateReviser reviser;

  /** Checks and mends templates without a service. */
  public OfflineTemplates(TemplateChecker checker, TemplateReviser reviser) {
    this.checker = checker;
    this.reviser = reviser;
  }

  @Override
  public Answer<TemplateDiagnosis> check(TemplateSource template, Yardstick yardstick) {
    return ofKnownType(() -> Answer.given(checker.check(template, yardstick)));
  }

  @Override
  public Answer<Copy> annotate(TemplateSource template, Yardstick yardstick) {
    return ofKnownType(() -> answer(reviser.annotated(template, yardstick)));
  }

  @Override
  public Answer<Copy> mend(TemplateSource template, Yardstick yardstick) {
    return ofKnownType(() -> answer(reviser.mended(template, yardstick)));
  }

  @Override
  public List<FaultExplanation> explanations() {
    return reviser.explanations();
  }

  private static <T> Answer<T> ofKnownType(Supplier<Answer<T>> use) {
    try {
      return use.get();
    } catch (IllegalArgumentException e) {
      return Answer.refused(
          Problem.of(FailureCode.INVALID_REPORT_TYPE, String.valueOf(e.getMessage())));
    }
  }

  private static Answer<Copy> answer(Revision revision) {
    return switch (revision) {
      case Revision.Revised revised ->
          Answer.given(new Copy(revised.docx(), revised.changes(), revised.left()));
      case Revision.Unreadable unreadable ->
          Answer.refused(
              Problem.of(FailureCode.GENERATION_ERROR, "no copy was made: " + unreadable.reason()));
    };
  }
}
