package io.cortap.workflow;

import io.cortap.core.job.Job;
import io.cortap.core.job.Retention;
import io.cortap.ports.outbound.Caretaker;
import io.cortap.ports.outbound.Versioned;
import java.time.Instant;
import java.util.List;

/** A caretaker whose calls may meet trouble. */
final class TroubledCaretaker implements Caretaker {
  private final Caretaker inner;
  private Trouble trouble = Trouble.NONE;

  TroubledCaretaker(Caretaker inner) {
    this.inner = inner;
  }

  void meet(Trouble next) {
    trouble = next;
  }

  @Override
  public List<Versioned<Job>> orphans(int limit) {
    trouble.before("orphans");
    return inner.orphans(limit);
  }

  @Override
  public Removed removePast(Instant now, Retention retention) {
    trouble.before("removePast");
    return inner.removePast(now, retention);
  }

  @Override
  public Waiting waiting(Instant now) {
    trouble.before("waiting");
    return inner.waiting(now);
  }

  @Override
  public void tryJobs() {
    trouble.before("tryJobs");
    inner.tryJobs();
  }

  @Override
  public void tryBlobs() {
    trouble.before("tryBlobs");
    inner.tryBlobs();
  }
}
