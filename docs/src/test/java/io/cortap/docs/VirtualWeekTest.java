package io.cortap.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.memory.InMemoryPorts;
import io.cortap.adapter.testkit.PresigningBlobStore;
import io.cortap.adapter.testkit.SampleReviews;
import io.cortap.adapter.testkit.SettableClock;
import io.cortap.adapter.testkit.VirtualTime;
import io.cortap.core.job.JobId;
import io.cortap.core.job.LinkKey;
import io.cortap.core.job.LinkKeys;
import io.cortap.core.job.NodeId;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.DownloadLink;
import io.cortap.core.report.LinkKind;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.ProjectKey;
import io.cortap.core.report.Requester;
import io.cortap.core.report.TenantId;
import io.cortap.core.report.UserId;
import io.cortap.core.report.UserToken;
import io.cortap.core.webhook.AttemptOutcome;
import io.cortap.core.webhook.SigningSecret;
import io.cortap.core.webhook.SigningSecrets;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.Caller;
import io.cortap.ports.inbound.FindJob.Download;
import io.cortap.ports.inbound.FindJob.Found;
import io.cortap.ports.inbound.OpenLink.Opened;
import io.cortap.ports.inbound.SubmitReport.Accepted;
import io.cortap.workflow.OutboundPorts;
import io.cortap.workflow.Workflow;
import io.cortap.workflow.WorkflowSettings;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Service, store, object store and receiver, moved through a week. */
final class VirtualWeekTest {
  private static final Instant MONDAY = Instant.parse("2027-03-15T12:00:00Z");
  private static final UserToken TOKEN = new UserToken("an.invented.token");
  private static final Requester MARA = new Requester(new TenantId("12"), new UserId("7"));
  private static final ProjectId PROJECT = new ProjectId(58);
  private static final Caller CALLER = new Caller(TOKEN, new CorrelationId("week"));

  private final SettableClock clock = new SettableClock(MONDAY);
  private final Random random = new Random(58);
  private final PresigningBlobStore files =
      new PresigningBlobStore(clock, MONDAY.plus(Duration.ofHours(1)));
  private final InMemoryPorts memory = new InMemoryPorts(random).keeping(files);
  private final Workflow workflow;
  private final VirtualTime time;

  VirtualWeekTest() {
    memory.projects().hold(PROJECT, SampleReviews.controls());
    memory.setups().hold(new ProjectKey(MARA.tenant(), PROJECT), SampleReviews.setup());
    memory.tokens().issue(TOKEN, MARA, MONDAY.plus(Duration.ofDays(30)));
    // @start region="virtual_time"
    var settings =
        WorkflowSettings.standard(
            new NodeId("node-1"),
            "https://reports.example.test",
            new LinkKeys(List.of(new LinkKey("k1", new byte[LinkKey.LENGTH_BYTES]))),
            SigningSecrets.of(SigningSecret.of("an-invented-secret-of-more-than-32-bytes")));
    workflow = new Workflow(memory.as(OutboundPorts::new), settings, clock, random);
    time = new VirtualTime(clock, workflow.worker()::runDue);
    // @end
  }

  @AfterEach
  void close() {
    workflow.close();
  }

  private JobId submitted() {
    Map<String, Object> form =
        Map.of(
            "project_id", PROJECT.value(),
            "report_type", "draft_audit_report",
            "callback_url", "https://hooks.example.test/cortap");
    return switch (workflow.submitReport().submit(CALLER, form)) {
      case Answer.Given<Accepted> given -> given.value().job().id();
      case Answer.Refused<Accepted> refused -> throw new AssertionError(refused.problem());
    };
  }

  private DownloadLink link(JobId job) {
    return switch (workflow.findJob().find(CALLER, job)) {
      case Answer.Given<Found> given
          when given.value().download() instanceof Download.Ready ready ->
          ready.link();
      case Answer<Found> other -> throw new AssertionError("no link: " + other);
    };
  }

  private Answer<Opened> opened(JobId job, DownloadLink link) {
    String path = link.url().getPath();
    return workflow.openLink().open(job, path.substring(path.lastIndexOf('/') + 1));
  }

  @Test
  void aStableLinkOpensForSevenDaysWhateverBecomesOfTheStoresCredentials() {
    JobId job = submitted();
    time.settle();
    DownloadLink link = link(job);
    assertThat(link.kind()).isEqualTo(LinkKind.STABLE);

    time.passUntil(link.endsAt().minus(Duration.ofHours(1)));
    files.renewCredentials(time.now().plus(Duration.ofHours(1)));
    assertThat(opened(job, link))
        .isInstanceOfSatisfying(
            Answer.Given.class,
            given ->
                assertThat(given.value())
                    .isInstanceOfSatisfying(
                        Opened.Elsewhere.class,
                        elsewhere -> {
                          URI url = elsewhere.link().url();
                          assertThat(files.open(url)).isPresent();
                          time.pass(Duration.ofMinutes(5));
                          assertThat(files.open(url)).as("five minutes later").isEmpty();
                        }));

    time.passUntil(link.endsAt());
    assertThat(opened(job, link))
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused -> assertThat(refused.problem().code()).isEqualTo(FailureCode.LINK_EXPIRED));
  }

  @Test
  void aReceiverThatIsDownForThreeDaysHearsInTheEnd() {
    Instant mended = MONDAY.plus(Duration.ofHours(71));
    memory
        .receivers()
        .answer(attempt ->
            clock.instant().isBefore(mended)
                ? new AttemptOutcome.Answered(503)
                : new AttemptOutcome.Answered(200));
    submitted();

    time.pass(Duration.ofDays(7));

    assertThat(memory.receivers().attempts()).hasSizeBetween(14, 15);
    assertThat(memory.receivers().attempts())
        .extracting(attempt -> attempt.headers().get("webhook-id"))
        .doesNotContainNull()
        .containsOnly(memory.receivers().attempts().getFirst().headers().get("webhook-id"));
  }
}
