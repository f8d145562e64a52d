package io.cortap.adapter.telemetry;

import static io.cortap.adapter.testkit.SampleJobs.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.testkit.AlertChannelContract;
import io.cortap.core.operation.Alarm;
import io.cortap.core.operation.AlarmNotice;
import io.cortap.core.webhook.AttemptOutcome;
import io.cortap.core.webhook.SigningSecret;
import io.cortap.core.webhook.SigningSecrets;
import io.cortap.core.webhook.Verification;
import io.cortap.core.webhook.WebhookVerifier;
import io.cortap.ports.outbound.AlertChannel;
import io.cortap.ports.outbound.Notifier;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class WebhookAlertChannelTest extends AlertChannelContract {
  private static final URI OPS = URI.create("https://ops.example.test/alarms");
  private static final SigningSecrets SIGNING =
      SigningSecrets.of(SigningSecret.of("5d".repeat(32)));

  private record Post(URI url, Map<String, String> headers, byte[] body) {}

  private final List<Post> posts = new ArrayList<>();
  private int status = 200;
  private final Notifier notifier =
      new Notifier() {
        @Override
        public Optional<String> refusal(URI callback) {
          return Optional.empty();
        }

        @Override
        public Sent send(URI url, Map<String, String> headers, byte[] body, Duration limit) {
          posts.add(new Post(url, headers, body));
          return new Sent(new AttemptOutcome.Answered(status), "");
        }
      };

  @Override
  protected AlertChannel channel() {
    return new WebhookAlertChannel(notifier, OPS, SIGNING, InstantSource.fixed(NOON), "node-a");
  }

  @Override
  protected List<String> arrived() {
    return posts.stream().map(post -> new String(post.body(), StandardCharsets.UTF_8)).toList();
  }

  @Test
  void aNoticeIsSignedAsWebhooksAre() {
    channel().tell(new AlarmNotice(Alarm.UPLOAD_ERROR, "", true, NOON, "the disk is full"));

    Post post = posts.getFirst();
    assertThat(post.url()).isEqualTo(OPS);
    var received = new HashMap<String, List<String>>();
    post.headers().forEach((name, value) -> received.put(name, List.of(value)));
    assertThat(new WebhookVerifier(SIGNING).verify(received, post.body(), NOON))
        .isInstanceOf(Verification.Genuine.class);
    assertThat(new String(post.body(), StandardCharsets.UTF_8))
        .contains("alarm_raised", "runbook.md#upload-error", "node-a");
  }

  @Test
  void whatAReceiverDoesNotTakeIsNotTold() {
    status = 500;
    var notice = new AlarmNotice(Alarm.QUEUE_AGE, "", false, NOON, "over");

    assertThat(channel().tell(notice)).isFalse();
    status = 204;
    assertThat(channel().tell(notice)).isTrue();
    assertThat(posts.getFirst().headers().get("webhook-id"))
        .isEqualTo(posts.getLast().headers().get("webhook-id"));
  }
}
