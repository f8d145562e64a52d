package io.cortap.ports.outbound;

import io.cortap.core.operation.Observation;

/**
 * Hears what happens to jobs, webhooks and links, to count and to measure it.
 *
 * <p><b>Threads.</b> One instance serves any number of threads, and is called on those that do the
 * work: it returns at once.
 *
 * <p><b>Consistency.</b> What happened was written before it is told, and is told by the node that
 * did it, once; a node that dies may have told less.
 *
 * <p><b>Time.</b> An observation is told when it happens; durations come with it.
 *
 * <p><b>Failure.</b> Whatever it throws is logged and harms no job.
 */
public interface JobObserver {
  /** Hears nothing. */
  JobObserver NONE = observation -> {};

  /** This happened. */
  void observe(Observation observation);

  /** Tells both; the second hears it too where the first fails. */
  static JobObserver both(JobObserver first, JobObserver second) {
    return observation -> {
      try {
        first.observe(observation);
      } finally {
        second.observe(observation);
      }
    };
  }
}
