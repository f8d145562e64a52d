package io.cortap.adapter.aws;

import io.cortap.adapter.testkit.AuditRootsContract;

final class DynamoAuditRootsTest extends AuditRootsContract {
  @Override
  protected Deployment emptyDeployment() {
    DynamoTable table = AwsInTests.emptyTable();
    return new Deployment(
        new DynamoJobStore(table, AwsInTests.KEPT),
        new DynamoSetupStore(table),
        new AwsCaretaker(table, AwsInTests.emptyBlobs()),
        new DynamoAuditRoots(table));
  }
}
