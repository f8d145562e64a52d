package io.cortap.adapter.http;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.CorrelationId;
import io.cortap.core.template.DiagnosisForm;
import io.cortap.core.template.TemplateDiagnosis;
import io.cortap.ports.inbound.CheckTemplate;
import io.javalin.http.Context;
import java.io.IOException;

/**
 * {@code POST /api/v1/templates/validate}: everything about a template, of which nothing is kept.
 */
final class ValidateTemplateHandler implements ReplyHandler {
  private final CheckTemplate templates;
  private final TemplateUploads uploads;

  ValidateTemplateHandler(CheckTemplate templates, TemplateUploads uploads) {
    this.templates = templates;
    this.uploads = uploads;
  }

  @Override
  public Reply reply(Context request, CorrelationId correlation) {
    var caller = Callers.of(request, correlation);
    uploads.requireReadable(request);
    TemplateDiagnosis diagnosis = Callers.given(templates.check(caller, () -> taken(request)));
    return Reply.json(200, DiagnosisForm.write(diagnosis));
  }

  private CheckTemplate.Draft taken(Context request) {
    try {
      return uploads.read(request);
    } catch (IOException e) {
      throw new RefusedException(
          Problem.of(FailureCode.INVALID_REQUEST, "the body could not be read to its end"));
    }
  }
}
