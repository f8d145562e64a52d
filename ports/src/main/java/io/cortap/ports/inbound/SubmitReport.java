package io.cortap.ports.inbound;

import io.cortap.core.job.Job;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Accepts a request for a report; the work goes on in the background. */
public interface SubmitReport {
  /**
   * Looks at the token, at every field, and at the project with that token; then stores the job.
   *
   * @param form the request's members as plain values, see contract section 1
   * @return the accepted job, durable as its store promises; or all that is wrong with the request,
   *     after which nothing was stored
   */
  Answer<Accepted> submit(Caller caller, Map<String, ? extends @Nullable Object> form);

  /**
   * A request that will be worked on.
   *
   * @param estimatedCompletion a guess from recent jobs and those ahead
   * @param warnings what the caller should know
   */
  record Accepted(Job job, Instant estimatedCompletion, List<String> warnings) {
    public Accepted {
      warnings = List.copyOf(warnings);
    }
  }
}
