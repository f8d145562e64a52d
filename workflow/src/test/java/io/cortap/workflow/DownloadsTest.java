package io.cortap.workflow;

import static io.cortap.workflow.Bench.accepted;
import static io.cortap.workflow.Bench.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.testkit.SampleJobs;
import io.cortap.core.audit.AuditAction;
import io.cortap.core.job.JobId;
import io.cortap.core.job.JobKey;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.OpenLink;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

final class DownloadsTest {
  private final Bench bench = new Bench();
  private final Workflow node = bench.node("a");

  /** What the first link to a report answers so long after it was made. */
  private Problem ended(Duration later) {
    JobId id = accepted(node);
    node.worker().runDue();
    String segment =
        SampleJobs.LINK_KEYS.segment(id, bench.job(id).links().getFirst()).orElseThrow();
    bench.clock.advance(later);
    return refusal(node.openLink().open(id, segment));
  }

  @Test
  void anEndedLinkSaysWhatEndedWhenAndHowToGetAnother() {
    Problem problem = ended(Duration.ofDays(7));

    assertThat(problem.code()).isEqualTo(FailureCode.LINK_EXPIRED);
    assertThat(problem.message())
        .matches(
            "the link to \\S+\\.docx ended at 2027-03-22T12:00:00Z; "
                + "the report itself is kept until 2027-04-14T12:00:00Z");
    assertThat(problem.details())
        .containsEntry("expired_at", "2027-03-22T12:00:00Z")
        .containsEntry("report_kept_until", "2027-04-14T12:00:00Z")
        .containsKey("file_name");
    assertThat(problem.hint()).contains("fresh link");
  }

  @Test
  void onceTheReportIsGoneNoLinkIsPromised() {
    assertThat(ended(Duration.ofDays(30)).hint())
        .contains("not kept any more")
        .doesNotContain("fresh link");
  }

  @Test
  void aLinkThatWasMadeStaysEndedAfterItsJobIsRemoved() {
    JobId id = accepted(node);
    node.worker().runDue();
    String segment =
        SampleJobs.LINK_KEYS.segment(id, bench.job(id).links().getFirst()).orElseThrow();
    bench.clock.advance(Duration.ofDays(31));
    node.worker().runDue();
    assertThat(bench.jobs.find(new JobKey(Bench.MARA.tenant(), id))).isEmpty();

    Problem problem = refusal(node.openLink().open(id, segment));

    assertThat(problem.code()).isEqualTo(FailureCode.LINK_EXPIRED);
    assertThat(problem.hint()).contains("not kept any more");
  }

  @Test
  void partsThatAreFetchedSideBySideAreNotInEachOthersWay() throws Exception {
    JobId id = accepted(node);
    node.worker().runDue();
    String segment =
        SampleJobs.LINK_KEYS.segment(id, bench.job(id).links().getFirst()).orElseThrow();
    Callable<Answer<OpenLink.Opened>> open = () -> node.openLink().open(id, segment);

    try (var threads = Executors.newFixedThreadPool(16)) {
      for (Future<Answer<OpenLink.Opened>> opening :
          threads.invokeAll(Collections.nCopies(64, open))) {
        assertThat(opening.get()).isInstanceOf(Answer.Given.class);
      }
    }

    assertThat(bench.job(id).trail().records())
        .filteredOn(record -> record.action() == AuditAction.LINK_OPENED)
        .hasSize(64);
    assertThat(SampleJobs.breaks(bench.job(id).trail())).isEmpty();
  }
}
