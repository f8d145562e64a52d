package io.cortap.adapter.memory;

import io.cortap.adapter.testkit.CaretakerContract;
import io.cortap.core.job.NodeId;

final class InMemoryCaretakerTest extends CaretakerContract {
  @Override
  protected Deployment emptyDeployment() {
    var jobs = new InMemoryJobStore();
    var blobs = new InMemoryBlobStore();
    var caretaker = new InMemoryCaretaker(jobs, blobs);
    return new Deployment(jobs, blobs, caretaker) {
      @Override
      protected void kill(NodeId node) {
        caretaker.bury(node);
      }
    };
  }
}
