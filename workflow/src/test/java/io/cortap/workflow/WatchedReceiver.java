package io.cortap.workflow;

import io.cortap.core.webhook.AttemptOutcome;
import io.cortap.ports.outbound.Notifier;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Receivers that hold every webhook against what is stored and against each other. */
final class WatchedReceiver implements Notifier {
  private final WatchedJobs jobs;
  private final Map<String, String> meanings = new HashMap<>();
  private final Set<String> taken = new HashSet<>();
  private final List<byte[]> heard = new ArrayList<>();
  private final Causes causes;
  private final Set<String> stopped = new HashSet<>();
  private AttemptOutcome answer = new AttemptOutcome.Answered(200);

  WatchedReceiver(WatchedJobs jobs, Causes causes) {
    this.jobs = jobs;
    this.causes = causes;
  }

  /** From now on receivers answer like this. */
  void answer(AttemptOutcome outcome) {
    answer = outcome;
  }

  /** Our own network works from now on; receivers stay as they are. */
  void recoverFromOurOwnFaults() {
    if (answer instanceof AttemptOutcome.EgressFailed) {
      answer = new AttemptOutcome.Answered(200);
    }
  }

  /** Whether a receiver has said that it took this event. */
  boolean took(String event) {
    return taken.contains(event);
  }

  /** Whether a receiver has asked for no more of this event. */
  boolean stopped(String event) {
    return stopped.contains(event);
  }

  /** All that receivers were ever sent. */
  List<byte[]> heard() {
    return heard;
  }

  @Override
  public Optional<String> refusal(URI callback) {
    return Optional.empty();
  }

  @Override
  public Sent send(URI callback, Map<String, String> headers, byte[] body, Duration limit) {
    heard.add(body);
    heard.add(headers.toString().getBytes(StandardCharsets.UTF_8));
    String event = headers.getOrDefault("webhook-id", "none");
    if (!jobs.knows(event)) {
      throw new Violation("a webhook tells of an outcome that is not stored: " + event);
    }
    // Each attempt has a link of its own; all else is the same for ever.
    String meaning =
        new String(body, StandardCharsets.UTF_8)
            .replaceAll("\"(download_url|expires_at)\": \"[^\"]*\"", "");
    String before = meanings.putIfAbsent(event, meaning);
    if (before != null && !before.equals(meaning)) {
      throw new Violation(
          "one event means two things: " + event + "\n  " + before + "\n  " + meaning);
    }
    if (answer instanceof AttemptOutcome.Answered answered && answered.status() < 300) {
      taken.add(event);
    } else {
      causes.send(event);
    }
    if (answer instanceof AttemptOutcome.Answered gone && gone.status() == 410) {
      stopped.add(event);
    }
    return new Sent(answer, "");
  }
}
