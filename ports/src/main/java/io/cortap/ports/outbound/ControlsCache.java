package io.cortap.ports.outbound;

import io.cortap.core.report.ControlsKey;
import io.cortap.core.review.ProjectControls;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps for a while what Riskuity let a user see of a project, so that it may serve several
 * reports. It knows nothing of tokens: whoever asks has proved before that the user may see the
 * project still.
 *
 * <p><b>Threads.</b> One instance serves any number of threads.
 *
 * <p><b>Consistency.</b> A copy is found whole, as it was kept, under its own key and no other. Any
 * copy may be gone at any time: there is room for so much, and what was used longest ago goes
 * first.
 *
 * <p><b>Time.</b> A copy is given while less than {@link #timeToLive} lies between {@link
 * ProjectControls#readAt} and the asker's {@code now}, in either direction, and never else.
 *
 * <p><b>Failure.</b> A cache that cannot answer finds and keeps nothing; only {@link #drop} throws
 * {@link PortUnavailableException}, where a copy may still be found.
 */
public interface ControlsCache {
  /** How long a copy is given; zero where nothing is kept at all. */
  Duration timeToLive();

  /**
   * @return what was kept last under this key, or empty if it is too old, gone or was never kept
   */
  Optional<ProjectControls> find(ControlsKey key, Instant now);

  /**
   * Takes the place of what was kept under this key before. What alone is larger than all the room
   * there is, is not kept, and neither is what was there before.
   */
  void keep(ControlsKey key, ProjectControls controls);

  /** Nothing is found under this key until something is kept again. */
  void drop(ControlsKey key);
}
