package io.cortap.adapter.memory;

import io.cortap.core.operation.Observation;
import io.cortap.ports.outbound.JobObserver;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps everything that it hears, for tests. */
public final class InMemoryJobObserver implements JobObserver {
  private final List<Observation> heard = new CopyOnWriteArrayList<>();

  @Override
  public void observe(Observation observation) {
    heard.add(observation);
  }

  /** Everything heard so far, in order. */
  public List<Observation> heard() {
    return List.copyOf(heard);
  }
}
