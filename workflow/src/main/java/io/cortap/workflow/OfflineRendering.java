package io.cortap.workflow;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.ReportType;
import io.cortap.core.template.TemplateSource;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.RenderTemplate;
import io.cortap.ports.outbound.TemplateRenderer;
import io.cortap.ports.outbound.TemplateRenderer.Trial;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Documents of templates at hand, without store, token or job. Thread-safe. */
public final class OfflineRendering implements RenderTemplate {
  private final TemplateRenderer renderer;

  /** Renders with that renderer alone: no job, no store. */
  public OfflineRendering(TemplateRenderer renderer) {
    this.renderer = renderer;
  }

  @Override
  public Answer<Document> ofType(ReportType type, Map<String, @Nullable Object> data) {
    try {
      return answer(renderer.render(new TemplateSource.Offered(type), data));
    } catch (IllegalArgumentException e) {
      return Answer.refused(
          Problem.of(FailureCode.INVALID_REPORT_TYPE, String.valueOf(e.getMessage())));
    }
  }

  @Override
  public Answer<Document> ofFile(byte[] docx, Map<String, @Nullable Object> data) {
    return answer(renderer.render(new TemplateSource.File(docx), data));
  }

  private static Answer<Document> answer(Trial trial) {
    return switch (trial) {
      case Trial.Made made ->
          Answer.given(new Document(made.document(), made.missing(), made.warnings()));
      case Trial.Faulty faulty ->
          Answer.refused(
              Problem.of(
                      FailureCode.GENERATION_ERROR,
                      "no document was made: " + faulty.faults().size() + " faults")
                  .with("faults", faulty.faults()));
    };
  }
}
