package io.cortap.adapter.memory;

import io.cortap.core.webhook.AttemptOutcome;
import io.cortap.ports.outbound.Notifier;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Keeps what was sent, and answers as a test has arranged; 200 unless told otherwise. */
public final class InMemoryNotifier implements Notifier {
  /**
   * One attempt as a receiver would have seen it.
   *
   * @param body its own array, not to be changed
   */
  public record Attempt(URI callback, Map<String, String> headers, byte[] body) {}

  private final List<Attempt> attempts = new ArrayList<>();
  private Function<URI, Optional<String>> guard = url -> Optional.empty();
  private Function<Attempt, AttemptOutcome> receiver = attempt -> new AttemptOutcome.Answered(200);

  /** From now on receivers answer like this. */
  public synchronized InMemoryNotifier answer(Function<Attempt, AttemptOutcome> receiver) {
    this.receiver = receiver;
    return this;
  }

  /** From now on URLs are refused like this. */
  public synchronized InMemoryNotifier guard(Function<URI, Optional<String>> guard) {
    this.guard = guard;
    return this;
  }

  /** Every attempt so far, oldest first. */
  public synchronized List<Attempt> attempts() {
    return List.copyOf(attempts);
  }

  @Override
  public synchronized Optional<String> refusal(URI callback) {
    return guard.apply(callback);
  }

  @Override
  public synchronized Sent send(
      URI callback, Map<String, String> headers, byte[] body, Duration limit) {
    Optional<String> refused = guard.apply(callback);
    if (refused.isPresent()) {
      return new Sent(new AttemptOutcome.Refused(refused.get()), "");
    }
    var attempt = new Attempt(callback, Map.copyOf(headers), body.clone());
    attempts.add(attempt);
    return new Sent(receiver.apply(attempt), "");
  }
}
