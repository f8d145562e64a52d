package io.cortap.ports.outbound;

import io.cortap.core.report.ProjectId;
import io.cortap.core.review.ProjectControls;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads controls that somebody saved, in the shape in which the compliance system lists them.
 *
 * <p><b>Threads.</b> One instance serves any number of threads.
 *
 * <p><b>Consistency.</b> Every item of the listing becomes one control; what is odd about an item,
 * or about the listing as a whole, is said in the oddities.
 *
 * <p><b>Time.</b> Asks nobody, waits for nothing.
 *
 * <p><b>Failure.</b> {@link IllegalArgumentException} for bytes that are no listing, in a sentence
 * for people.
 */
public interface ControlsReader {
  /**
   * @param readAt when the listing was read
   */
  Listing read(byte[] listing, Instant readAt);

  /**
   * @param project the project that the controls name; empty if they name none
   */
  record Listing(Optional<ProjectId> project, ProjectControls controls) {}
}
