package io.cortap.workflow;

import io.cortap.core.operation.Observation.ReceiverSeen;
import io.cortap.core.webhook.NextStep;
import io.cortap.core.webhook.ReceiverState;
import io.cortap.core.webhook.SchedulePosition;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches how the hosts that take webhooks are doing, as far as this node sees it, and tells
 * operations once of each that is in trouble and once when it has recovered. Thread-safe.
 */
final class Receivers {
  private static final Logger LOG = LoggerFactory.getLogger(Receivers.class);

  /** With more hosts than this, those that are well are forgotten. */
  private static final int MOST_HOSTS = 10_000;

  private final Map<String, ReceiverState> hosts = new HashMap<>();

  private final BiConsumer<String, ReceiverState.Notice> told;
  private final Observing observing;

  /** Tells by the log. */
  Receivers(Observing observing) {
    this(Receivers::log, observing);
  }

  /**
   * @param told is told of a host what operations should hear of it, each once
   */
  Receivers(BiConsumer<String, ReceiverState.Notice> told, Observing observing) {
    this.told = told;
    this.observing = observing;
  }

  /**
   * An attempt ended.
   *
   * @param position of the attempt: only the last of the quick ones decides about a job
   */
  synchronized void attempted(URI callback, SchedulePosition position, NextStep next, Instant now) {
    String host = String.valueOf(callback.getHost()).toLowerCase(Locale.ROOT);
    ReceiverState state = hosts.getOrDefault(host, ReceiverState.UNKNOWN);
    switch (next) {
      case NextStep.Done done -> change(host, state.delivered());
      case NextStep.TryAgain again
          when again.position().isInLongTail() && !position.isInLongTail() ->
          change(host, state.failed(now));
      case NextStep.TryAgain again -> {}
      case NextStep.GiveUp giveUp -> {}
      case NextStep.Stop stop -> {}
    }
  }

  private void change(String host, ReceiverState.Change change) {
    if (hosts.size() >= MOST_HOSTS) {
      hosts.values().removeIf(state -> !state.troubled());
    }
    hosts.put(host, change.state());
    observing.tell(new ReceiverSeen(host, change.state().failedInARow()));
    if (change.notice() != ReceiverState.Notice.NOTHING) {
      told.accept(host, change.notice());
    }
  }

  private static void log(String host, ReceiverState.Notice notice) {
    switch (notice) {
      case NOTHING -> {}
      case TROUBLE ->
          LOG.atError()
              .addKeyValue("event", "receiver_troubled")
              .addKeyValue("host", host)
              .log(
                  "more than {} jobs in a row could not be told to this host; their webhooks are"
                      + " tried for three days",
                  ReceiverState.TOLERATED);
      case RECOVERY ->
          LOG.atInfo()
              .addKeyValue("event", "receiver_recovered")
              .addKeyValue("host", host)
              .log("the receiver takes webhooks again; what waits for it follows by its schedule");
    }
  }
}
