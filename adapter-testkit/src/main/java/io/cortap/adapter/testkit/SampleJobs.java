package io.cortap.adapter.testkit;

import io.cortap.core.audit.Actor;
import io.cortap.core.audit.AuditCheck;
import io.cortap.core.audit.AuditTrail;
import io.cortap.core.audit.KeptTrail;
import io.cortap.core.intake.IdempotencyClaim;
import io.cortap.core.job.Acceptance;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobId;
import io.cortap.core.job.LinkKey;
import io.cortap.core.job.LinkKeys;
import io.cortap.core.job.Material;
import io.cortap.core.job.NodeId;
import io.cortap.core.job.QueueLimits;
import io.cortap.core.job.Trust;
import io.cortap.core.report.BlobKey;
import io.cortap.core.report.Callback;
import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.EncryptedToken;
import io.cortap.core.report.IssuedLink;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.ReportFile;
import io.cortap.core.report.ReportFormat;
import io.cortap.core.report.ReportOptions;
import io.cortap.core.report.ReportRequest;
import io.cortap.core.report.ReportType;
import io.cortap.core.report.Requester;
import io.cortap.core.report.Sha256;
import io.cortap.core.report.TenantId;
import io.cortap.core.report.TraceParent;
import io.cortap.core.report.UserId;
import io.cortap.ports.outbound.JobStore;
import io.cortap.ports.outbound.Versioned;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Jobs in every state, for contracts and tests: plainly invented, the same in every run. */
public final class SampleJobs {
  public static final Instant NOON = Instant.parse("2027-03-15T12:00:00Z");
  public static final Duration LEASE = Duration.ofSeconds(10);
  public static final NodeId NODE = new NodeId("node-a");
  public static final TenantId TENANT = new TenantId("12");
  public static final LinkKeys LINK_KEYS =
      new LinkKeys(List.of(new LinkKey("k1", new byte[LinkKey.LENGTH_BYTES])));

  private SampleJobs() {}

  /** A job id that differs for every {@code number} from 0 to 999,999. */
  public static JobId id(int number) {
    return JobId.of(NOON, "sample00000000%06d".formatted(number));
  }

  /** A queued job of {@link #TENANT}, due at {@link #NOON}. */
  public static Job queued(int number) {
    return queued(TENANT, number, NOON);
  }

  /** A queued job of any tenant, accepted and due at {@code dueAt}. */
  public static Job queued(TenantId tenant, int number, Instant dueAt) {
    return queued(
        tenant,
        number,
        dueAt,
        new Callback.Webhook(URI.create("https://hooks.example.test/cortap")),
        true,
        new CorrelationId("corr-" + number));
  }

  /** Adds a job without a key to a store that does not have it. */
  public static Versioned<Job> added(JobStore jobs, Job job) {
    return switch (jobs.add(job, IdempotencyClaim.NONE, QueueLimits.STANDARD)) {
      case JobStore.Added.Stored stored -> stored.job();
      case JobStore.Added.QueueFull full -> throw new AssertionError("there is no room");
      case JobStore.Added.IdTaken taken -> throw new AssertionError(job.id() + " is there already");
      case JobStore.Added.KeyHeld held -> throw new AssertionError("a key that nobody claimed");
    };
  }

  /** A queued job whose caller waits for it, with a token that Riskuity has not seen yet. */
  public static Job withoutCallback(int number) {
    return queued(
        TENANT, number, NOON, new Callback.Nowhere(), false, new CorrelationId("corr-" + number));
  }

  /** A queued job that was asked for in a trace of its caller's. */
  public static Job traced(int number, TraceParent trace) {
    return queued(
        TENANT,
        number,
        NOON,
        new Callback.Webhook(URI.create("https://hooks.example.test/cortap")),
        true,
        new CorrelationId("corr-" + number, trace));
  }

  private static Job queued(
      TenantId tenant,
      int number,
      Instant dueAt,
      Callback callback,
      boolean authorized,
      CorrelationId correlationId) {
    var request =
        new ReportRequest(
            new ProjectId(58),
            new ReportType("draft_audit_report"),
            callback,
            new ReportOptions(
                ReportFormat.DOCX,
                true,
                Map.of("project_info", Map.of("region_number", 4, "recipient_name", "Ñandú"))));
    return Job.accept(
        new Acceptance(
            id(number), new Requester(tenant, new UserId("7")), request, correlationId, dueAt),
        new Material.Token(
            new EncryptedToken("t1", "not a token".getBytes(StandardCharsets.US_ASCII)),
            dueAt.plus(Duration.ofHours(1)),
            authorized ? Trust.ALLOWED : Trust.UNCONFIRMED),
        List.of("a warning"));
  }

  /** {@link #queued}, claimed at its due time by {@link #NODE}. */
  public static Job running(int number) {
    return queued(number).claim(NOON, NODE, LEASE);
  }

  /** {@link #running}, its snapshot sealed. */
  public static Job sealed(int number) {
    return running(number)
        .seal(
            NOON,
            new Material.Snapshot(
                new BlobKey("data/12/project-58/canonical_" + number + ".json"),
                Sha256.of(new byte[0])),
            List.of("2 of 3 controls are not assessed"));
  }

  /** {@link #sealed}, with its report; the webhook is due at {@link #NOON}. */
  public static Job completed(int number) {
    return sealed(number).complete(NOON, file(number), List.of());
  }

  /** {@link #completed}, with one stable link, and how it ends. */
  public static Job linked(int number) {
    return completed(number)
        .issue(
            NOON,
            new IssuedLink(1, LINK_KEYS.currentKeyId(), NOON.plus(Duration.ofDays(7))),
            Actor.node(NODE.value()));
  }

  /** A report file. */
  public static ReportFile file(int number) {
    return new ReportFile(
        new BlobKey("reports/12/project-58/draft_audit_report_" + number + ".docx"),
        "CORTAP_Draft_Report_Project58_20270315.docx",
        ReportFormat.DOCX,
        81_234,
        Sha256.of(new byte[] {1}),
        new ReportFile.TemplateVersion("draft_audit_report", Sha256.of(new byte[] {2})),
        new ReportFile.Facts(NOON, "Harbor Valley Transit District", "Triennial Review", 2, 21));
  }

  /** What the auditors' check says of one trail by itself; nothing if it is sound. */
  public static List<String> breaks(AuditTrail trail) {
    var check = new AuditCheck(NOON);
    check.addTrail(KeptTrail.of(TENANT, trail, OptionalInt.of(trail.records().size())));
    return check.verdict().breaks();
  }
}
