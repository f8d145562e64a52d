package io.cortap.adapter.memory;

import io.cortap.adapter.testkit.AuditRootsContract;

final class InMemoryAuditRootsTest extends AuditRootsContract {
  @Override
  protected Deployment emptyDeployment() {
    var jobs = new InMemoryJobStore();
    var setups = new InMemorySetupStore();
    return new Deployment(
        jobs,
        setups,
        new InMemoryCaretaker(jobs, new InMemoryBlobStore()),
        new InMemoryAuditRoots(jobs, setups));
  }
}
