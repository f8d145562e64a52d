package io.cortap.workflow;

import static io.cortap.workflow.Bench.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.memory.InMemoryReportRenderer;
import io.cortap.core.job.JobId;
import io.cortap.core.job.JobState.Completed;
import io.cortap.core.job.JobState.Failed;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.report.ReportType;
import io.cortap.core.review.ProjectReview;
import io.cortap.ports.outbound.ReportRenderer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Final reports of a project one of whose controls nobody has assessed. */
final class StrictnessTest {
  private final Bench bench = new Bench();

  private static Map<String, @Nullable Object> finalForm() {
    Map<String, @Nullable Object> form = Bench.form();
    form.put(
        "options",
        Map.of("project_setup", Map.of("project_info", Map.of("report_status", "Final"))));
    return form;
  }

  @Test
  void aFinalReportIsNotMade() {
    Workflow node = bench.node("a");
    JobId id = accepted(node, finalForm());

    node.worker().runDue();

    assertThat(bench.job(id).state())
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> {
              assertThat(failed.problem().code()).isEqualTo(FailureCode.MISSING_REQUIRED_DATA);
              assertThat(failed.problem().details().get("reasons"))
                  .asString()
                  .contains("Maintenance: 1 of 1 controls are not assessed");
            });
  }

  @Test
  void aDocumentThatTellsNoFindingsIsMadeAllTheSame() {
    bench.renderer = new WithoutFindings(new InMemoryReportRenderer());
    Workflow node = bench.node("a");
    JobId id = accepted(node, finalForm());

    node.worker().runDue();

    assertThat(bench.job(id).state()).isInstanceOf(Completed.class);
  }

  /** A renderer whose documents tell no findings. */
  private record WithoutFindings(ReportRenderer inner) implements ReportRenderer {
    @Override
    public List<Offer> offers() {
      return inner.offers().stream()
          .map(offer ->
              new Offer(
                  offer.type(),
                  offer.title(),
                  offer.fields(),
                  false,
                  offer.template(),
                  offer.formats()))
          .toList();
    }

    @Override
    public Rendering render(ReportType type, ProjectReview review) {
      return inner.render(type, review);
    }
  }
}
