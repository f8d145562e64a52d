package io.cortap.adapter.http;

import io.cortap.core.job.Acceptance;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobId;
import io.cortap.core.job.Material;
import io.cortap.core.job.NodeId;
import io.cortap.core.job.Trust;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.BlobKey;
import io.cortap.core.report.Callback;
import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.DownloadLink;
import io.cortap.core.report.EncryptedToken;
import io.cortap.core.report.LinkKind;
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
import io.cortap.ports.inbound.FindJob;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One invented job in each of its states; 12:00:00 accepted, 12:00:01 claimed. */
final class Jobs {
  static final Instant NOON = Instant.parse("2027-03-15T12:00:00Z");
  static final JobId ID = new JobId("rpt-20270315-120000-k3v9q2m4x7b1n8d5c6f0");
  static final Duration LEASE = Duration.ofSeconds(10);
  static final NodeId NODE = new NodeId("node-1");
  static final Sha256 FILE_SHA256 = Sha256.of("file".getBytes(StandardCharsets.UTF_8));
  static final Sha256 TEMPLATE_SHA256 = Sha256.of("template".getBytes(StandardCharsets.UTF_8));
  static final DownloadLink LINK =
      new DownloadLink(
          URI.create("https://reports.example.org/api/v1/downloads/" + ID + "/1-mac"),
          NOON.plus(Duration.ofDays(7)),
          LinkKind.STABLE);

  private Jobs() {}

  static Instant at(int seconds) {
    return NOON.plusSeconds(seconds);
  }

  static Job queued() {
    return queued(new Callback.Webhook(URI.create("https://hooks.example.org/cortap")));
  }

  static Job queued(Callback callback) {
    return Job.accept(
        new Acceptance(
            ID,
            new Requester(new TenantId("12"), new UserId("7")),
            new ReportRequest(
                new ProjectId(58),
                new ReportType("draft_audit_report"),
                callback,
                ReportOptions.DEFAULTS),
            new CorrelationId("made-by-the-submission"),
            NOON),
        new Material.Token(new EncryptedToken("k1", new byte[] {1}), at(3600), Trust.ALLOWED),
        List.of());
  }

  static Job running() {
    return queued().claim(at(1), NODE, LEASE);
  }

  static Job completed(List<String> warnings) {
    return completed(running(), warnings);
  }

  static Job completed(Job running, List<String> warnings) {
    var snapshot =
        new Material.Snapshot(
            new BlobKey("data/12/project-58/canonical.json"),
            Sha256.of("data".getBytes(StandardCharsets.UTF_8)));
    return running.seal(at(5), snapshot, List.of()).complete(at(42), file("Report.docx"), warnings);
  }

  static Job failed(Problem problem) {
    return running().fail(at(42), problem);
  }

  static ReportFile file(String name) {
    return new ReportFile(
        new BlobKey("reports/12/project-58/report.docx"),
        name,
        ReportFormat.DOCX,
        391_000,
        FILE_SHA256,
        new ReportFile.TemplateVersion("draft_audit_report", TEMPLATE_SHA256),
        new ReportFile.Facts(at(5), "Zephyr Hollow Transit", "Triennial Review", 6, 21));
  }

  static FindJob.Found withoutReport(Job job) {
    return new FindJob.Found(job, new FindJob.Download.Absent());
  }

  static FindJob.Found withReport(Job job) {
    return new FindJob.Found(job, new FindJob.Download.Ready(LINK));
  }
}
