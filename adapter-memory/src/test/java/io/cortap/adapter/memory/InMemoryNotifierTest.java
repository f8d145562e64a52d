package io.cortap.adapter.memory;

import io.cortap.adapter.testkit.NotifierContract;
import io.cortap.core.webhook.AttemptOutcome;
import io.cortap.ports.outbound.Notifier;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class InMemoryNotifierTest extends NotifierContract {
  private static final URI GUARDED = URI.create("https://10.0.0.1/");

  private final Map<URI, AttemptOutcome> outcomes = new HashMap<>();
  private final InMemoryNotifier notifier =
      new InMemoryNotifier()
          .answer(attempt ->
              outcomes.getOrDefault(
                  attempt.callback(), new AttemptOutcome.Unreachable("nobody listens")))
          .guard(url ->
              url.equals(GUARDED)
                  ? Optional.of("the callback URL is not allowed")
                  : Optional.empty());

  @Override
  protected Notifier notifier() {
    return notifier;
  }

  @Override
  protected URI receiverAnswering(AttemptOutcome.Answered answer) {
    URI url = URI.create("https://hooks.example.test/" + outcomes.size());
    outcomes.put(url, answer);
    return url;
  }

  @Override
  protected URI nobodyListens() {
    return URI.create("https://nobody.example.test/");
  }

  @Override
  protected URI guardedAgainst() {
    return GUARDED;
  }

  @Override
  protected List<Arrival> arrivals() {
    return notifier.attempts().stream()
        .map(attempt ->
            new Arrival(
                attempt.headers().getOrDefault("Content-Type", ""),
                attempt.headers().getOrDefault("webhook-id", ""),
                attempt.body()))
        .toList();
  }
}
