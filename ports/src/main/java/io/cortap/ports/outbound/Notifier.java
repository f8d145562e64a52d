package io.cortap.ports.outbound;

import io.cortap.core.webhook.AttemptOutcome;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Posts webhooks to addresses that callers chose, behind a guard.
 *
 * <p><b>Threads.</b> One instance serves any number of threads; a call blocks its own.
 *
 * <p><b>Consistency.</b> The same guard looks at {@link #refusal} and again at every {@link #send},
 * then at the very address connected to. Redirects are never followed.
 *
 * <p><b>Time.</b> Connecting takes up to 5 s, a whole attempt up to {@code limit}.
 *
 * <p><b>Failure.</b> Whatever happens to an attempt is its outcome; nothing is thrown.
 */
public interface Notifier {
  /**
   * @return why webhooks may not go to this URL, in words for the caller, or empty if they may
   */
  Optional<String> refusal(URI callback);

  /**
   * Makes one attempt.
   *
   * @param headers by name, Content-Type included
   * @param body sent as it is
   */
  Sent send(URI callback, Map<String, String> headers, byte[] body, Duration limit);

  /**
   * How an attempt ended.
   *
   * @param answer the first 16 KiB of what the receiver said, as text; for operators only
   */
  record Sent(AttemptOutcome outcome, String answer) {}
}
