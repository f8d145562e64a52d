package io.cortap.adapter.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.webhook.AttemptOutcome;
import io.cortap.ports.outbound.Notifier;
import io.cortap.ports.outbound.Notifier.Sent;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What every {@link Notifier} does; its test extends this and arranges the receivers. */
public abstract class NotifierContract {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final byte[] BODY = "{\"job_id\": \"rpt-1\"}".getBytes(StandardCharsets.UTF_8);
  private static final Map<String, String> HEADERS =
      Map.of("Content-Type", "application/json", "webhook-id", "evt_rpt-1_completed");

  /**
   * What a receiver got.
   *
   * @param contentType the whole header
   * @param webhookId the header of that name
   */
  public record Arrival(String contentType, String webhookId, byte[] body) {}

  /** The notifier under test; the same one throughout a test. */
  protected abstract Notifier notifier();

  /** A receiver that the guard allows and that answers everything like this. */
  protected abstract URI receiverAnswering(AttemptOutcome.Answered answer);

  /** A place that the guard allows and where nobody listens. */
  protected abstract URI nobodyListens();

  /** A URL that the guard refuses whatever happens. */
  protected abstract URI guardedAgainst();

  /** What all receivers got, oldest first. */
  protected abstract List<Arrival> arrivals();

  private Sent send(URI callback) {
    return notifier().send(callback, HEADERS, BODY, LIMIT);
  }

  @Nested
  class Vetting {
    @Test
    void anAllowedReceiverIsNotRefused() {
      assertThat(notifier().refusal(receiverAnswering(new AttemptOutcome.Answered(200)))).isEmpty();
    }

    @Test
    void aGuardedUrlIsRefusedInWords() {
      assertThat(notifier().refusal(guardedAgainst()))
          .hasValueSatisfying(words -> assertThat(words).isNotBlank());
    }
  }

  @Nested
  class Sending {
    @Test
    void theReceiverGetsTheseBytesAndHeadersOnce() {
      send(receiverAnswering(new AttemptOutcome.Answered(200)));

      assertThat(arrivals())
          .singleElement()
          .satisfies(arrival -> {
            assertThat(arrival.contentType()).isEqualTo("application/json");
            assertThat(arrival.webhookId()).isEqualTo("evt_rpt-1_completed");
            assertThat(arrival.body()).isEqualTo(BODY);
          });
    }

    @Test
    void whateverTheReceiverAnswersIsTheOutcomeAfterOneRequest() {
      List<Integer> statuses = List.of(200, 204, 302, 307, 400, 401, 408, 410, 421, 429, 500, 503);
      for (int status : statuses) {
        var answer = new AttemptOutcome.Answered(status);

        assertThat(send(receiverAnswering(answer)).outcome()).isEqualTo(answer);
      }
      assertThat(arrivals()).hasSameSizeAs(statuses);
    }

    @Test
    void howLongTheReceiverAsksToWaitIsPassedOn() {
      var answer = new AttemptOutcome.Answered(503, Duration.ofSeconds(120));

      assertThat(send(receiverAnswering(answer)).outcome()).isEqualTo(answer);
    }

    @Test
    void nobodyListeningIsUnreachable() {
      assertThat(send(nobodyListens()).outcome())
          .isInstanceOfSatisfying(
              AttemptOutcome.Unreachable.class,
              unreachable -> assertThat(unreachable.detail()).isNotBlank());
    }

    @Test
    void aGuardedUrlGetsNothing() {
      assertThat(send(guardedAgainst()).outcome()).isInstanceOf(AttemptOutcome.Refused.class);
      assertThat(arrivals()).isEmpty();
    }
  }
}
