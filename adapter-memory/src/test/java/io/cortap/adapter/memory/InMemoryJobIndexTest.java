package io.cortap.adapter.memory;

import io.cortap.adapter.testkit.JobIndexContract;

final class InMemoryJobIndexTest extends JobIndexContract {
  @Override
  protected Shelf emptyShelf() {
    var jobs = new InMemoryJobStore();
    return new Shelf(jobs, new InMemoryJobIndex(jobs));
  }
}
