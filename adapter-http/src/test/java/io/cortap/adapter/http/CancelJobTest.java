package io.cortap.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.ports.inbound.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CancelJobTest {
  private final Service service = Service.start();

  @AfterEach
  void stop() {
    service.close();
  }

  private HttpResponse<byte[]> cancel(String path) throws Exception {
    return service.send(service.authorized(path).POST(BodyPublishers.noBody()));
  }

  @Test
  void aCancelledJobIsShownAsItIsThen() throws Exception {
    service.ports.cancelled =
        () -> Answer.given(Jobs.withoutReport(Jobs.queued().cancel(Jobs.at(3))));

    HttpResponse<byte[]> response = cancel(Service.CANCEL);

    assertThat(response.statusCode()).isEqualTo(200);
    Map<String, Object> members = Service.json(response);
    assertThat(members).containsEntry("status", "cancelled");
    assertThat(members.get("error")).asString().contains("code=JOB_CANCELLED");
  }

  @Test
  void aFinishedJobIsShownWithItsReport() throws Exception {
    service.ports.cancelled = () -> Answer.given(Jobs.withReport(Jobs.completed(List.of())));

    assertThat(Service.json(cancel(Service.CANCEL)))
        .containsEntry("status", "completed")
        .containsKey("download_url");
  }

  @Test
  void aBodyChangesNothing() throws Exception {
    service.ports.cancelled = () -> Answer.given(Jobs.withReport(Jobs.completed(List.of())));

    HttpResponse<byte[]> response =
        service.send(service.authorized(Service.CANCEL).POST(BodyPublishers.ofString("{}")));

    assertThat(response.statusCode()).isEqualTo(200);
  }

  @Test
  void aMisspeltJobIsTheSameRefusalAsAForeignOne() throws Exception {
    service.ports.cancelled =
        () -> Answer.refused(Problem.of(FailureCode.JOB_NOT_FOUND, "of tenant 99"));

    assertThat(message(cancel("/api/v1/jobs/x/cancel")))
        .isEqualTo(message(cancel(Service.CANCEL)))
        .isEqualTo("there is no such job");
  }

  private static String message(HttpResponse<byte[]> response) throws Exception {
    assertThat(response.statusCode()).isEqualTo(404);
    return String.valueOf(Service.json(response).get("message"));
  }
}
