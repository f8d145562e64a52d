package io.cortap.adapter.aws;

import io.cortap.adapter.testkit.CaretakerContract;
import io.cortap.core.job.NodeId;

final class AwsCaretakerTest extends CaretakerContract {
  @Override
  protected Deployment emptyDeployment() {
    DynamoTable table = AwsInTests.emptyTable();
    S3BlobStore blobs = AwsInTests.emptyBlobs();
    var jobs = new DynamoJobStore(table, AwsInTests.KEPT);
    return new Deployment(jobs, blobs, new AwsCaretaker(table, blobs)) {
      @Override
      protected void kill(NodeId node) {}

      @Override
      protected boolean knowsDeaths() {
        return false;
      }
    };
  }
}
