package io.cortap.workflow;

import io.cortap.core.job.Due;
import io.cortap.core.operation.AlarmBoard;
import io.cortap.core.operation.AlarmNotice;
import io.cortap.core.operation.Observation;
import io.cortap.core.operation.Observation.JobsActive;
import io.cortap.ports.outbound.JobObserver;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells what happens, and harms nobody: an observer's fault is logged and forgotten. */
final class Observing {
  private static final Logger LOG = LoggerFactory.getLogger(Observing.class);

  private final JobObserver observer;
  private final InstantSource clock;
  private final AlarmBoard board = new AlarmBoard();
  private final AtomicInteger active = new AtomicInteger();

  Observing(JobObserver observer, InstantSource clock) {
    this.observer = observer;
    this.clock = clock;
  }

  /** A worker of this node takes up work of that kind. */
  void begun(Due.Lane lane) {
    active(lane, 1);
  }

  /** A worker of this node leaves work of that kind. */
  void ended(Due.Lane lane) {
    active(lane, -1);
  }

  private void active(Due.Lane lane, int more) {
    if (lane != Due.Lane.DELIVERY) {
      tell(new JobsActive(active.addAndGet(more)));
    }
  }

  void tell(Observation observation) {
    board.observe(observation, clock.instant());
    try {
      observer.observe(observation);
    } catch (RuntimeException e) {
      LOG.atError()
          .setCause(e)
          .addKeyValue("event", "observer_failed")
          .log("an observation was not taken; the work goes on");
    }
  }

  /** The alarms that began or ended since the last call. */
  List<AlarmNotice> notices() {
    return board.look(clock.instant());
  }
}
