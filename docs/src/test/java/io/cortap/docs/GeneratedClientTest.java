package io.cortap.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cortap.api.client.ApiClient;
import io.cortap.api.client.ApiException;
import io.cortap.api.client.bodies.Deliveries;
import io.cortap.api.client.bodies.DownloadLink;
import io.cortap.api.client.bodies.Job;
import io.cortap.api.client.bodies.JobPage;
import io.cortap.api.client.bodies.JobStatus;
import io.cortap.api.client.bodies.ProjectIdSent;
import io.cortap.api.client.bodies.ReportRequest;
import io.cortap.api.client.calls.DownloadsApi;
import io.cortap.api.client.calls.JobsApi;
import io.cortap.api.client.calls.ReportsApi;
import io.cortap.api.client.calls.ServiceApi;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole trip with the client that a generator made of {@code openapi.json} alone. */
class GeneratedClientTest {
  @TempDir private Path folder = Path.of("");
  private DocumentedService service;

  @BeforeEach
  void start() throws Exception {
    service = new DocumentedService(folder);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private ApiClient client(String token) {
    var client = new ApiClient();
    client.updateBaseUri(service.variables().get("SERVICE"));
    client.setRequestInterceptor(
        request -> request.header("Authorization", "Bearer " + service.variables().get(token)));
    return client;
  }

  private ReportRequest request(int project) {
    return new ReportRequest()
        .projectId(new ProjectIdSent(project))
        .reportType("draft_audit_report")
        .callbackUrl(URI.create(service.variables().get("CALLBACK")));
  }

  @Test
  void asksForAReportFollowsItAndGetsIt() throws Exception {
    ApiClient client = client("TOKEN");
    var jobs = new JobsApi(client);

    String id =
        new ReportsApi(client)
            .submitReport(request(58), "generated-1", "click-1", null)
            .getAccepted()
            .getJobId();
    assertThat(jobs.findJob(id, null).getStatus()).isEqualTo(JobStatus.QUEUED);
    service.doDueWork();
    Job made = jobs.findJob(id, null);
    JobPage page = jobs.listJobs("58", null, null, null, null, null);
    DownloadLink link = jobs.mintLink(id, null);
    Deliveries deliveries = jobs.listDeliveries(id, null);

    assertThat(made.getStatus()).isEqualTo(JobStatus.COMPLETED);
    assertThat(page.getJobs()).containsExactly(made);
    assertThat(Objects.requireNonNull(made.getMetadata()).getRecipientName())
        .isEqualTo("Harbor Valley Transit District");
    assertThat(fetched(client, link)).hasSize(Objects.requireNonNull(made.getFileSize()));
    assertThat(deliveries.getAttempts()).singleElement().extracting("status").isEqualTo(200);
  }

  private static byte[] fetched(ApiClient client, DownloadLink link) throws Exception {
    List<String> path = List.of(URI.create(link.getDownloadUrl().toString()).getPath().split("/"));
    File file =
        new DownloadsApi(client)
            .openLink(path.get(path.size() - 2), path.getLast(), null, null, null);
    byte[] bytes = Files.readAllBytes(file.toPath());
    Files.delete(file.toPath());
    return bytes;
  }

  @Test
  void learnsWhyThereIsNoReport() throws Exception {
    ApiClient client = client("STRANGER");
    String id =
        new ReportsApi(client).submitReport(request(72), null, null, null).getAccepted().getJobId();
    service.doDueWork();

    Job failed = new JobsApi(client).findJob(id, null);

    assertThat(failed.getStatus()).isEqualTo(JobStatus.FAILED);
    assertThat(Objects.requireNonNull(failed.getError()).getCode().getValue())
        .isEqualTo("MISSING_REQUIRED_DATA");
    assertThatThrownBy(() -> new JobsApi(client("TOKEN")).findJob(id, null))
        .isInstanceOfSatisfying(
            ApiException.class, refusal -> assertThat(refusal.getCode()).isEqualTo(404));
  }

  @Test
  void seesWhichBuildAnswers() throws Exception {
    assertThat(new ServiceApi(client("TOKEN")).build(null).getService().getValue())
        .isEqualTo("cortap-rpt");
  }
}
