package io.cortap.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.webhook.AttemptOutcome;
import io.cortap.core.webhook.EventId;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.TestWebhook.Tested;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Whoami and the test of a receiver. */
class CallersHelpTest {
  private final Service service = Service.start();

  @AfterEach
  void close() {
    service.close();
  }

  @Nested
  class WhoAmI {
    @Test
    void tellsWhatIsSeenAndNeverTheToken() throws Exception {
      HttpResponse<byte[]> response = service.send(service.authorized("/api/v1/whoami"));

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(Service.json(response))
          .containsExactlyInAnyOrderEntriesOf(
              Map.of(
                  "token_kind", "user",
                  "tenant_id", "12",
                  "user_id", "7",
                  "expires_at", "2027-03-15T13:00:00Z",
                  "seconds_left", 3600,
                  "verified", true,
                  "claims", List.of("tenant_id", "user_id", "exp")));
      assertThat(new String(response.body(), StandardCharsets.UTF_8)).doesNotContain(Service.TOKEN);
    }

    @Test
    void withoutATokenThereIsNobody() throws Exception {
      assertThat(service.get("/api/v1/whoami").statusCode()).isEqualTo(401);
    }
  }

  @Nested
  class Pings {
    private HttpResponse<byte[]> ping(AttemptOutcome outcome) throws Exception {
      service.ports.ping =
          () -> Answer.given(new Tested(EventId.ping("c0ffee"), outcome, Duration.ofMillis(1234)));
      return service.send(
          service
              .authorized("/api/v1/webhooks/test")
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString("{\"callback_url\":\"https://a.riskuity.com/\"}")));
    }

    @Test
    void whatArrivedIsTold() throws Exception {
      HttpResponse<byte[]> response = ping(new AttemptOutcome.Answered(204));

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(Service.json(response))
          .containsEntry("event_id", "evt_ping_c0ffee")
          .containsEntry("delivered", true)
          .containsEntry("outcome", "answered")
          .containsEntry("status", 204)
          .containsEntry("duration_ms", 1234);
      assertThat(service.ports.forms.getLast())
          .isEqualTo(Map.of("callback_url", "https://a.riskuity.com/"));
    }

    @Test
    void whatDidNotArriveIsNoFailureOfTheCall() throws Exception {
      HttpResponse<byte[]> response = ping(new AttemptOutcome.Unreachable("it refused"));

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(Service.json(response))
          .containsEntry("delivered", false)
          .containsEntry("outcome", "unreachable")
          .containsEntry("detail", "it refused")
          .doesNotContainKey("status");
    }

    @Test
    void whatOurGuardSawIsNotTold() throws Exception {
      assertThat(Service.json(ping(new AttemptOutcome.Refused("10.0.0.7 is private"))).toString())
          .doesNotContain("10.0.0.7");
    }
  }

  @Nested
  class TheTokenComesFirst {
    private void refuseTheToken() {
      service.ports.token =
          () -> Answer.refused(Problem.of(FailureCode.EXPIRED_TOKEN, "the token has expired"));
    }

    @Test
    void aBadIdempotencyKeyIsToldOnlyToWhoeverMayAsk() throws Exception {
      var request = service.submission("{}").header("Idempotency-Key", "two words");

      assertThat(service.send(request).statusCode()).isEqualTo(400);

      refuseTheToken();
      assertThat(service.send(request).statusCode()).isEqualTo(401);
    }

    @Test
    void aBodyThatIsNoJsonToo() throws Exception {
      assertThat(service.send(service.submission("{")).statusCode()).isEqualTo(400);

      refuseTheToken();
      assertThat(service.send(service.submission("{")).statusCode()).isEqualTo(401);
    }
  }
}
