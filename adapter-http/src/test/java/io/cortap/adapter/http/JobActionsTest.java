package io.cortap.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.audit.Actor;
import io.cortap.core.job.DeliveryAttempt;
import io.cortap.core.job.Job;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.webhook.AttemptOutcome;
import io.cortap.core.webhook.NextStep;
import io.cortap.core.webhook.SchedulePosition;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.ListDeliveries.Deliveries;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be asked of a job beside its state and its end. */
class JobActionsTest {
  private static final String JOB = "/api/v1/jobs/" + Jobs.ID;
  private static final Problem CONFLICT =
      Problem.of(FailureCode.CONFLICT, "the job is not in a state for this");

  private final Service service = Service.start();

  @AfterEach
  void stop() {
    service.close();
  }

  private HttpResponse<byte[]> post(String path) throws Exception {
    return service.send(service.authorized(path).POST(BodyPublishers.noBody()));
  }

  private HttpResponse<byte[]> get(String path) throws Exception {
    return service.send(service.authorized(path).GET());
  }

  private static Job told(Job job, NextStep next, AttemptOutcome outcome) {
    return job.attemptDelivery(Jobs.at(43), Jobs.NODE, Jobs.LEASE)
        .deliveryEnded(Jobs.at(45), next, outcome);
  }

  @Nested
  class Redelivering {
    @Test
    void theJobIsShownWithTheDeliveryThatIsPending() throws Exception {
      Job delivered =
          told(Jobs.completed(List.of()), new NextStep.Done(), new AttemptOutcome.Answered(200));
      service.ports.redelivered =
          () -> Answer.given(Jobs.withReport(delivered.redeliver(Jobs.at(90), Actor.service())));

      HttpResponse<byte[]> response = post(JOB + "/redeliver");

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(Service.json(response).get("callback"))
          .asString()
          .contains("state=pending", "attempts=1", "next_attempt_at=2027-03-15T12:01:30Z");
    }

    @Test
    void aJobInNoStateForItIsAConflict() throws Exception {
      service.ports.redelivered = () -> Answer.refused(CONFLICT);

      HttpResponse<byte[]> response = post(JOB + "/redeliver");

      assertThat(response.statusCode()).isEqualTo(409);
      assertThat(Service.json(response)).containsEntry("error", "CONFLICT");
    }
  }

  @Nested
  class Resuming {
    @Test
    void theJobIsUnderWayAgain() throws Exception {
      service.ports.resumed = () -> Answer.given(Jobs.withoutReport(Jobs.queued()));

      HttpResponse<byte[]> response = post(JOB + "/resume");

      assertThat(response.statusCode()).isEqualTo(202);
      assertThat(response.headers().firstValue("Retry-After")).contains("2");
      assertThat(Service.json(response)).containsEntry("status", "queued");
    }
  }

  @Nested
  class MintingALink {
    @Test
    void theLinkIsTheAnswerAndItsLocation() throws Exception {
      service.ports.minted = () -> Answer.given(Jobs.LINK);

      HttpResponse<byte[]> response = post(JOB + "/links");

      assertThat(response.statusCode()).isEqualTo(201);
      assertThat(response.headers().firstValue("Location")).contains(Jobs.LINK.url().toString());
      assertThat(Service.json(response))
          .containsExactlyInAnyOrderEntriesOf(
              Map.of(
                  "download_url", Jobs.LINK.url().toString(),
                  "expires_at", "2027-03-22T12:00:00Z",
                  "link_kind", "stable"));
    }
  }

  @Nested
  class Downloading {
    @Test
    void theCallerIsLedToTheLink() throws Exception {
      service.ports.job = () -> Answer.given(Jobs.withReport(Jobs.completed(List.of())));

      HttpResponse<byte[]> response = get(JOB + "/download");

      assertThat(response.statusCode()).isEqualTo(302);
      assertThat(response.headers().firstValue("Location")).contains(Jobs.LINK.url().toString());
      assertThat(response.headers().firstValue("Referrer-Policy")).contains("no-referrer");
      assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void whileThereIsNoReportItIsAConflictThatNamesTheStatus() throws Exception {
      service.ports.job = () -> Answer.given(Jobs.withoutReport(Jobs.running()));

      HttpResponse<byte[]> response = get(JOB + "/download");

      assertThat(response.statusCode()).isEqualTo(409);
      assertThat(Service.json(response).get("details")).asString().contains("status=processing");
    }
  }

  @Nested
  class ListingDeliveries {
    @Test
    void everyAttemptTellsWhenWhatAndWhatFollowed() throws Exception {
      Job waiting =
          told(
              Jobs.completed(List.of()),
              new NextStep.TryAgain(new SchedulePosition(2), Jobs.at(46)),
              new AttemptOutcome.Answered(503));
      Job delivered =
          waiting
              .attemptDelivery(Jobs.at(46), Jobs.NODE, Jobs.LEASE)
              .deliveryEnded(Jobs.at(47), new NextStep.Done(), new AttemptOutcome.Answered(200));
      service.ports.deliveries =
          () -> Answer.given(new Deliveries(delivered, DeliveryAttempt.of(delivered)));

      Map<String, Object> members = Service.json(get(JOB + "/deliveries"));

      assertThat(members)
          .containsEntry("job_id", Jobs.ID.value())
          .containsEntry("callback_url", "https://hooks.example.org/cortap");
      assertThat(members.get("attempts"))
          .isEqualTo(
              List.of(
                  Map.of(
                      "attempt", 1,
                      "started_at", "2027-03-15T12:00:43Z",
                      "duration_ms", 2000,
                      "outcome", "failed",
                      "status", 503,
                      "error", "the receiver answered 503",
                      "next_attempt_at", "2027-03-15T12:00:46Z"),
                  Map.of(
                      "attempt", 2,
                      "started_at", "2027-03-15T12:00:46Z",
                      "duration_ms", 1000,
                      "outcome", "delivered",
                      "status", 200)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"redeliver", "resume", "links"})
  void aMisspeltJobIsNotFoundWhateverIsAskedOfIt(String action) throws Exception {
    HttpResponse<byte[]> response = post("/api/v1/jobs/x/" + action);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(Service.json(response)).containsEntry("error", "JOB_NOT_FOUND");
  }
}
