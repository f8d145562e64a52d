package io.cortap.adapter.memory;

import io.cortap.core.operation.AlarmNotice;
import io.cortap.ports.outbound.AlertChannel;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps every notice, for tests; it can be made to take none. */
public final class InMemoryAlertChannel implements AlertChannel {
  private final List<AlarmNotice> told = new CopyOnWriteArrayList<>();
  private volatile boolean open = true;

  /** From now on notices arrive, or do not. */
  public void open(boolean takes) {
    open = takes;
  }

  @Override
  public boolean tell(AlarmNotice notice) {
    return open && told.add(notice);
  }

  /** Every notice that arrived, in order. */
  public List<AlarmNotice> told() {
    return List.copyOf(told);
  }
}
