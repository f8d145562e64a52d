package io.cortap.ports.inbound;

import io.cortap.core.job.Job;
import io.cortap.ports.inbound.FindJob.Found;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a report while the caller waits; no webhook tells of it. */
public interface GenerateReport {
  /** How long a caller waits at most. */
  Duration PATIENCE = Duration.ofSeconds(120);

  /**
   * Submits as {@link SubmitReport} does, but for the callback, and waits until the job is finished
   * or {@link #PATIENCE} is used up. An interrupt ends the wait, and stays set. A job that is not
   * waited for any more goes on.
   *
   * @param form the request's members as plain values; a {@code callback_url} is ignored
   * @return the job as it stands at the end of the wait, {@link Job#state()} says how; or all that
   *     is wrong with the request, after which nothing was stored
   */
  Answer<Found> generate(Caller caller, Map<String, ? extends @Nullable Object> form);
}
