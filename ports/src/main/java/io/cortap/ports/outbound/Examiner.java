package io.cortap.ports.outbound;

import io.cortap.core.deployment.Check;
import java.time.Instant;
import java.util.List;

/**
 * Looks at what one adapter needs of its surroundings.
 *
 * <p><b>Threads.</b> One instance serves one thread; any number of processes may look at once.
 *
 * <p><b>Consistency.</b> Each thing is looked at once, and what is written on trial is removed.
 *
 * <p><b>Time.</b> A look ends within a minute.
 *
 * <p><b>Failure.</b> What is out of reach is a faulty check; nothing is thrown.
 */
public interface Examiner {
  /**
   * @param now by this machine's clock, which is compared with others'
   */
  List<Check> examine(Instant now);
}
