package io.cortap.core.job;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.BlobKey;
import io.cortap.core.report.Callback;
import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.EncryptedToken;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.ReportFile;
import io.cortap.core.report.ReportFormat;
import io.cortap.core.report.ReportOptions;
import io.cortap.core.report.ReportRequest;
import io.cortap.core.report.ReportType;
import io.cortap.core.report.Requester;
import io.cortap.core.report.Sha256;
import io.cortap.core.report.TenantId;
import io.cortap.core.report.UserId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One job in its states, each reached by the moves that lead there. */
final class Jobs {
  static final Instant NOON = Instant.parse("2027-03-15T12:00:00Z");
  static final Duration LEASE = Duration.ofSeconds(10);
  static final NodeId NODE = new NodeId("node-a");
  static final Callback HOOK = new Callback.Webhook(URI.create("https://hooks.example.test/"));
  static final Material.Snapshot SNAPSHOT =
      new Material.Snapshot(new BlobKey("data/12/canonical.json"), Sha256.of(new byte[0]));
  static final Problem PROBLEM = Problem.of(FailureCode.DATA_FETCH_ERROR, "no data");
  static final ReportFile FILE =
      new ReportFile(
          new BlobKey("reports/12/report.docx"),
          "report.docx",
          ReportFormat.DOCX,
          1,
          Sha256.of(new byte[0]),
          new ReportFile.TemplateVersion("draft_audit_report", Sha256.of(new byte[0])),
          new ReportFile.Facts(NOON, "Harbor Valley Transit District", "Triennial Review", 2, 21));

  private Jobs() {}

  static Job queued() {
    return queued(HOOK);
  }

  static Job queued(Callback callback) {
    return Job.accept(
        new Acceptance(
            JobId.of(NOON, "k3v9q2m4x7b1n8d5c6f0"),
            new Requester(new TenantId("12"), new UserId("7")),
            new ReportRequest(
                new ProjectId(58),
                new ReportType("draft_audit_report"),
                callback,
                ReportOptions.DEFAULTS),
            new CorrelationId("c-1"),
            NOON),
        token(Trust.UNCONFIRMED),
        List.of());
  }

  static Material.Token token(Trust trust) {
    return new Material.Token(
        new EncryptedToken("t1", new byte[] {1}), NOON.plus(Duration.ofHours(1)), trust);
  }

  static Job running() {
    return queued().claim(NOON, NODE, LEASE);
  }

  static Job sealed() {
    return running().seal(NOON, SNAPSHOT, List.of());
  }

  static Job completed() {
    return sealed().complete(NOON, FILE, List.of());
  }

  static Job attempting() {
    return completed().attemptDelivery(NOON, NODE, LEASE);
  }
}
