package io.cortap.workflow;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.Requester;
import io.cortap.core.template.TemplateDiagnosis;
import io.cortap.core.template.TemplateProfile;
import io.cortap.core.template.TemplateSource;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.Caller;
import io.cortap.ports.inbound.CheckTemplate;
import io.cortap.ports.outbound.TemplateChecker;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Checks templates for whoever is known, on the thread of the call. */
final class TemplateDesk implements CheckTemplate {
  private final Access access;
  private final TemplateChecker checker;
  private final Semaphore slots;

  /**
   * @param atOnce how many templates are read and checked at a time: each costs a processor and the
   *     memory of its expanded parts
   */
  TemplateDesk(Access access, TemplateChecker checker, int atOnce) {
    this.access = access;
    this.checker = checker;
    this.slots = new Semaphore(atOnce);
  }

  @Override
  public Answer<TemplateDiagnosis> check(Caller caller, Upload upload) {
    return as(
        caller,
        () -> {
          // Whoever sends slowly holds up nobody: the slot is for the work.
          Draft draft = upload.take();
          if (!slots.tryAcquire()) {
            return Answer.refused(
                Problem.of(
                    FailureCode.TOO_MANY_REQUESTS,
                    "as many templates are checked as the service can take"));
          }
          try {
            return checked(draft);
          } finally {
            slots.release();
          }
        });
  }

  private Answer<TemplateDiagnosis> checked(Draft draft) {
    List<String> known = checker.templates().stream().map(one -> one.type().id()).toList();
    boolean offered = draft.yardstick().type().map(type -> known.contains(type.id())).orElse(true);
    return offered
        ? Answer.given(checker.check(new TemplateSource.File(draft.docx()), draft.yardstick()))
        : Answer.refused(
            Problem.of(
                    FailureCode.INVALID_REPORT_TYPE,
                    "no such report type; known are " + String.join(", ", known))
                .with("known", known));
  }

  @Override
  public Answer<List<TemplateProfile>> list(Caller caller) {
    return as(caller, () -> Answer.given(checker.templates()));
  }

  private <T> Answer<T> as(Caller caller, Supplier<Answer<T>> use) {
    return Guarded.answer(() ->
        switch (access.verified(caller)) {
          case Answer.Refused<Requester> refused -> Answer.refused(refused.problem());
          case Answer.Given<Requester> known -> use.get();
        });
  }
}
