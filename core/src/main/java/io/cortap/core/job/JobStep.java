package io.cortap.core.job;

/** One thing that happened to a job, for whoever watches it. */
public sealed interface JobStep {
  /** Percent done by then; never less than before. */
  int progress();

  /** The job waits for a worker: at first, or again after an attempt that will be repeated. */
  record Waiting(int progress) implements JobStep {}

  /** A phase began. */
  record Started(Phase phase, int progress) implements JobStep {}

  /** A phase came further. */
  record Advanced(Phase phase, int progress) implements JobStep {}

  /** A phase is done. */
  record Ended(Phase phase, int progress) implements JobStep {}

  /** The job is finished, with or without a report; nothing follows. */
  record Finished(int progress) implements JobStep {}
}
