package io.cortap.ports.inbound;

import io.cortap.core.webhook.AttemptOutcome;
import io.cortap.core.webhook.EventId;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends a ping to a receiver, so that its side can be tried out without a report. */
public interface TestWebhook {
  /**
   * Makes one attempt, signed and guarded as real ones are; nothing is stored, nothing is repeated.
   *
   * @param form {@code callback_url}
   */
  Answer<Tested> test(Caller caller, Map<String, ? extends @Nullable Object> form);

  /**
   * What became of a ping.
   *
   * @param event the ping's own id
   * @param took from the signature to the end of the attempt
   */
  record Tested(EventId event, AttemptOutcome outcome, Duration took) {}
}
