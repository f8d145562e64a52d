package io.cortap.core.rehearsal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.cortap.core.job.Acceptance;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobId;
import io.cortap.core.job.JobNews;
import io.cortap.core.job.JobState;
import io.cortap.core.job.Material;
import io.cortap.core.job.NodeId;
import io.cortap.core.job.Trust;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.problem.ProblemForm;
import io.cortap.core.report.BlobKey;
import io.cortap.core.report.Callback;
import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.DownloadLink;
import io.cortap.core.report.EncryptedToken;
import io.cortap.core.report.LinkKind;
import io.cortap.core.report.LinkPolicy;
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
import io.cortap.core.webhook.SigningSecret;
import io.cortap.core.webhook.SigningSecrets;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is said in a rehearsal: the news of a job that goes through the moves of a real one, so that
 * bytes and headers are those of a real delivery. The job exists nowhere, and its link opens
 * nothing.
 *
 * @param job whose news it is
 * @param project of that job
 * @param callback where it goes
 * @param publicBase what links and problem types begin with
 * @param secrets what the service signs with
 * @param spare signs as the next secret where none is set
 */
public record Rehearsal(
    JobId job,
    ProjectId project,
    URI callback,
    String publicBase,
    SigningSecrets secrets,
    SigningSecret spare) {
  private static final Duration LEASE = Duration.ofSeconds(10);
  private static final Duration STALENESS = Duration.ofMinutes(10);
  private static final NodeId NODE = new NodeId("rehearsal");
  private static final ReportType TYPE = new ReportType("draft_audit_report");
  private static final String ASCII_NAME = "Harbor Valley Transit District";
  private static final String OTHER_NAME = "Vallée d'Émeraude – Transit „Łódź“ \ud83d\ude8c";

  /** What is posted in a case, in this order. */
  public List<SignedPost> posts(RehearsalCase which, Instant now) {
    return switch (which) {
      case COMPLETED -> List.of(signed(completed(ASCII_NAME, now), secrets, now));
      case FAILED -> List.of(signed(failed(now), secrets, now));
      case NON_ASCII -> List.of(signed(completed(OTHER_NAME, now), secrets, now));
      case DUPLICATE -> {
        JobNews news = completed(ASCII_NAME, now);
        yield List.of(signed(news, secrets, now.minusSeconds(1)), signed(news, secrets, now));
      }
      case TAMPERED -> List.of(tampered(signed(completed(ASCII_NAME, now), secrets, now)));
      case STALE -> List.of(signed(completed(ASCII_NAME, now), secrets, now.minus(STALENESS)));
      case OLD_KEY -> List.of(signed(completed(ASCII_NAME, now), rotating(now), now));
    };
  }

  private SigningSecrets rotating(Instant now) {
    List<SigningSecret> inForce = secrets.inForceAt(now);
    return inForce.size() > 1
        ? secrets
        : new SigningSecrets.Rotating(inForce.getFirst(), spare, now.plus(Duration.ofHours(1)));
  }

  private SignedPost signed(JobNews news, SigningSecrets signing, Instant at) {
    byte[] body = news.payload().bytes();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("X-Correlation-ID", correlation().value());
    headers.putAll(signing.headers(news.event(), at, body));
    return new SignedPost(headers, body);
  }

  /** As long as before, so that nothing but the signature tells. */
  private static SignedPost tampered(SignedPost post) {
    String body = new String(post.body(), US_ASCII);
    return new SignedPost(
        post.headers(),
        body.replace("\"deficiency_count\": 6", "\"deficiency_count\": 0").getBytes(US_ASCII));
  }

  private JobNews completed(String recipient, Instant now) {
    Sha256 hash = Sha256.of(job.value().getBytes(US_ASCII));
    var file =
        new ReportFile(
            new BlobKey("reports/rehearsal/report.docx"),
            "CORTAP_Draft_Report_Project" + project + "_rehearsal.docx",
            ReportFormat.DOCX,
            21_465,
            hash,
            new ReportFile.TemplateVersion(TYPE.id(), hash),
            new ReportFile.Facts(now, recipient, "Triennial Review", 6, 21));
    Job done =
        claimed(now)
            .seal(now, new Material.Snapshot(new BlobKey("data/rehearsal.json"), hash), List.of())
            .complete(now, file, List.of("This is a rehearsal: there is no such report."));
    var link =
        new DownloadLink(
            URI.create(publicBase + "/api/v1/downloads/" + job + "/rehearsal"),
            now.plus(LinkPolicy.STANDARD.promise()),
            LinkKind.STABLE);
    return JobNews.completed(done, (JobState.Completed) done.state(), link);
  }

  private JobNews failed(Instant now) {
    Job over =
        claimed(now)
            .fail(
                now,
                Problem.of(
                    FailureCode.DATA_FETCH_ERROR,
                    "This is a rehearsal: Riskuity did not give the project's controls"));
    return JobNews.failed(over, new ProblemForm(publicBase));
  }

  private Job claimed(Instant now) {
    var acceptance =
        new Acceptance(
            job,
            new Requester(new TenantId("rehearsal"), new UserId("rehearsal")),
            new ReportRequest(
                project, TYPE, new Callback.Webhook(callback), ReportOptions.DEFAULTS),
            correlation(),
            now);
    var token =
        new Material.Token(
            new EncryptedToken("rehearsal", new byte[] {0}),
            now.plus(Duration.ofHours(1)),
            Trust.UNCONFIRMED);
    return Job.accept(acceptance, token, List.of()).claim(now, NODE, LEASE);
  }

  private CorrelationId correlation() {
    return new CorrelationId("rehearsal-" + job);
  }
}
