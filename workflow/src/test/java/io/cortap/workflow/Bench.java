package io.cortap.workflow;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cortap.adapter.memory.AesGcmTokenCipher;
import io.cortap.adapter.memory.InMemoryAlertChannel;
import io.cortap.adapter.memory.InMemoryAuditRoots;
import io.cortap.adapter.memory.InMemoryBlobStore;
import io.cortap.adapter.memory.InMemoryCaretaker;
import io.cortap.adapter.memory.InMemoryControlsCache;
import io.cortap.adapter.memory.InMemoryJobIndex;
import io.cortap.adapter.memory.InMemoryJobObserver;
import io.cortap.adapter.memory.InMemoryJobStore;
import io.cortap.adapter.memory.InMemoryNotifier;
import io.cortap.adapter.memory.InMemoryPdfConverter;
import io.cortap.adapter.memory.InMemoryReportRenderer;
import io.cortap.adapter.memory.InMemoryRiskuityClient;
import io.cortap.adapter.memory.InMemorySetupStore;
import io.cortap.adapter.memory.InMemorySnapshotCodec;
import io.cortap.adapter.memory.InMemoryTemplateChecker;
import io.cortap.adapter.memory.InMemoryTokenVerifier;
import io.cortap.adapter.memory.TokenKey;
import io.cortap.adapter.testkit.SampleJobs;
import io.cortap.adapter.testkit.SampleReviews;
import io.cortap.adapter.testkit.SettableClock;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobId;
import io.cortap.core.job.JobKey;
import io.cortap.core.job.NodeId;
import io.cortap.core.job.QueueLimits;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.LinkPolicy;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.ProjectKey;
import io.cortap.core.report.Requester;
import io.cortap.core.report.TenantId;
import io.cortap.core.report.UserId;
import io.cortap.core.report.UserToken;
import io.cortap.core.review.UnassessedPolicy;
import io.cortap.core.webhook.SigningSecret;
import io.cortap.core.webhook.SigningSecrets;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.Caller;
import io.cortap.ports.inbound.SubmitReport;
import io.cortap.ports.outbound.JobObserver;
import io.cortap.ports.outbound.PdfConverter;
import io.cortap.ports.outbound.ReportRenderer;
import io.cortap.ports.outbound.RiskuityClient;
import io.cortap.ports.outbound.TemplateChecker;
import io.cortap.ports.outbound.Versioned;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A workflow on in-memory ports under virtual time, and what tests need to look at around it. */
final class Bench {
  static final Instant NOON = SampleJobs.NOON;
  static final UserToken TOKEN = new UserToken("eyJhbGciOiJub25lIn0.aW52ZW50ZWQ.dG9rZW4");
  static final Requester MARA = new Requester(new TenantId("12"), new UserId("7"));
  static final ProjectId PROJECT = new ProjectId(58);

  final SettableClock clock = new SettableClock(NOON);
  final InMemoryRiskuityClient riskuity = new InMemoryRiskuityClient();
  final InMemoryTokenVerifier tokens = new InMemoryTokenVerifier();
  final InMemoryNotifier receiver = new InMemoryNotifier();
  InMemoryControlsCache cache = new InMemoryControlsCache(Duration.ofHours(1));
  final InMemorySetupStore setups = new InMemorySetupStore();
  final InMemorySnapshotCodec snapshots = new InMemorySnapshotCodec();
  private final InMemoryJobStore stored = new InMemoryJobStore();
  final InMemoryAuditRoots auditRoots = new InMemoryAuditRoots(stored, setups);
  private final InMemoryBlobStore kept = new InMemoryBlobStore();
  final InMemoryCaretaker caretaker = new InMemoryCaretaker(stored, kept);
  final TroubledCaretaker troubledCaretaker = new TroubledCaretaker(caretaker);
  final TroubledJobStore jobs = new TroubledJobStore(stored);
  final TroubledBlobStore blobs = new TroubledBlobStore(kept);

  final InMemoryJobObserver heard = new InMemoryJobObserver();
  final InMemoryAlertChannel alerts = new InMemoryAlertChannel();

  JobObserver observer = heard;
  PdfConverter pdfs = new InMemoryPdfConverter();
  ReportRenderer renderer = new InMemoryReportRenderer();
  TemplateChecker templates = new InMemoryTemplateChecker();
  WorkflowSettings.Leases leases = WorkflowSettings.Leases.STANDARD;
  WorkflowSettings.Capacity capacity = WorkflowSettings.Capacity.STANDARD;
  LinkPolicy links = LinkPolicy.STANDARD;
  QueueLimits queue = QueueLimits.STANDARD;
  WorkflowSettings.Limits limits = WorkflowSettings.Limits.STANDARD;
  WorkflowSettings.Rates rates = WorkflowSettings.Rates.NONE;

  Bench() {
    riskuity.hold(PROJECT, SampleReviews.controls());
    tokens.issue(TOKEN, MARA, NOON.plus(Duration.ofHours(1)));
    setups.hold(new ProjectKey(MARA.tenant(), PROJECT), SampleReviews.setup());
  }

  /** A node of the service on this bench's stores. */
  Workflow node(String name) {
    return node(name, riskuity);
  }

  Workflow node(String name, RiskuityClient client) {
    return node(name, client, Worker.Hands.THREADS);
  }

  Workflow node(String name, RiskuityClient client, Worker.Hands hands) {
    var random = new Random(name.hashCode());
    return new Workflow(
        new OutboundPorts(
            jobs,
            new InMemoryJobIndex(stored),
            blobs,
            troubledCaretaker,
            client,
            cache,
            tokens,
            new AesGcmTokenCipher(
                List.of(new TokenKey("t1", new byte[TokenKey.LENGTH_BYTES])), random),
            setups,
            auditRoots,
            snapshots,
            renderer,
            templates,
            pdfs,
            receiver,
            observer,
            List.of(alerts)),
        settings(name),
        clock,
        random,
        Heartbeat.Pulse.THREADS,
        hands);
  }

  private WorkflowSettings settings(String name) {
    return new WorkflowSettings(
        new NodeId(name),
        "https://reports.example.test",
        links,
        SampleJobs.LINK_KEYS,
        SigningSecrets.of(SigningSecret.of("5d".repeat(32))),
        UnassessedPolicy.DRAFT,
        leases,
        capacity,
        queue,
        limits,
        rates);
  }

  /** Does what is due on a node that dies with a snapshot sealed and the report not yet stored. */
  void crashBeforeTheReportIsStored() {
    blobs.meet(
        new Trouble() {
          private int puts;

          @Override
          public void before(String call) {
            if (call.equals("put") && ++puts == 2) {
              throw new Crash("before the report is stored");
            }
          }
        });
    assertThatExceptionOfType(Trouble.Crash.class).isThrownBy(() -> node("dead").worker().runDue());
    blobs.meet(Trouble.NONE);
  }

  static Caller caller() {
    return new Caller(TOKEN, new CorrelationId("bench"));
  }

  static Map<String, @Nullable Object> form() {
    var form = new HashMap<String, @Nullable Object>();
    form.put("project_id", PROJECT.value());
    form.put("report_type", "draft_audit_report");
    form.put("callback_url", "https://hooks.example.test/cortap");
    return form;
  }

  /** Submits, and gives the id of the accepted job. */
  static JobId accepted(Workflow node) {
    return accepted(node, form());
  }

  static JobId accepted(Workflow node, Map<String, @Nullable Object> form) {
    return switch (node.submitReport().submit(caller(), form)) {
      case Answer.Given<SubmitReport.Accepted> given -> given.value().job().id();
      case Answer.Refused<SubmitReport.Accepted> refused ->
          throw new AssertionError(refused.problem().toString());
    };
  }

  static Problem refusal(Answer<?> answer) {
    return switch (answer) {
      case Answer.Refused<?> refused -> refused.problem();
      case Answer.Given<?> given -> throw new AssertionError("given: " + given.value());
    };
  }

  Versioned<Job> stored(JobId id) {
    return jobs.find(new JobKey(MARA.tenant(), id)).orElseThrow();
  }

  Job job(JobId id) {
    return stored(id).value();
  }
}
