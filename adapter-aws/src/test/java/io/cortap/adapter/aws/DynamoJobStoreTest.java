package io.cortap.adapter.aws;

import io.cortap.adapter.testkit.JobStoreContract;
import io.cortap.ports.outbound.JobStore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DynamoJobStoreTest extends JobStoreContract {
  private static JobStore nodeOn(String table) {
    return new DynamoJobStore(new DynamoTable(AwsInTests.DYNAMO, table), AwsInTests.KEPT);
  }

  @Override
  protected JobStore emptyStore() {
    return nodeOn(AwsInTests.emptyTableName());
  }

  @Test
  void ofSixteenNodesThatShareATableOneStoresAndTheOthersGetIt() throws Exception {
    String table = AwsInTests.emptyTableName();

    assertOneWinner(IntStream.range(0, 16).mapToObj(node -> nodeOn(table)).toList());
  }
}
