package io.cortap.adapter.aws;

import io.cortap.adapter.testkit.JobIndexContract;

final class DynamoJobIndexTest extends JobIndexContract {
  @Override
  protected Shelf emptyShelf() {
    DynamoTable table = AwsInTests.emptyTable();
    return new Shelf(new DynamoJobStore(table, AwsInTests.KEPT), new DynamoJobIndex(table));
  }
}
