package io.cortap.adapter.aws;

import static io.cortap.adapter.testkit.SampleJobs.queued;
import static io.cortap.adapter.testkit.SampleJobs.running;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cortap.ports.outbound.PortUnavailableException;
import io.cortap.ports.outbound.Versioned;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.RequestLimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

class DynamoFaultsTest {
  /** A table whose transactions end like this, one after the other; those behind succeed. */
  private static DynamoJobStore failing(SdkException... faults) {
    Deque<SdkException> left = new ArrayDeque<>(List.of(faults));
    var dynamo =
        new DynamoDbClient() {
          @Override
          public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
            if (!left.isEmpty()) {
              throw left.removeFirst();
            }
            return TransactWriteItemsResponse.builder().build();
          }

          @Override
          public String serviceName() {
            return SERVICE_NAME;
          }

          @Override
          public void close() {}
        };
    return new DynamoJobStore(new DynamoTable(dynamo, "jobs"), AwsInTests.KEPT);
  }

  private static TransactionCanceledException cancelled(String... reasons) {
    return TransactionCanceledException.builder()
        .cancellationReasons(
            Arrays.stream(reasons)
                .map(code -> CancellationReason.builder().code(code).build())
                .toList())
        .build();
  }

  static Stream<SdkException> faults() {
    return Stream.of(
        cancelled("None", "ThrottlingError"),
        cancelled("ProvisionedThroughputExceeded", "None"),
        cancelled("ItemCollectionSizeLimitExceeded"),
        ProvisionedThroughputExceededException.builder().statusCode(400).build(),
        RequestLimitExceededException.builder().statusCode(400).build(),
        InternalServerErrorException.builder().statusCode(500).build(),
        ResourceNotFoundException.builder().statusCode(400).build(),
        ApiCallTimeoutException.create(6000),
        SdkClientException.create("no route to host"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void whatDynamoCannotDoNowIsUnavailableAndNeverALostRace(SdkException fault) {
    DynamoJobStore jobs = failing(fault);

    assertThatThrownBy(() -> jobs.replace(new Versioned<>(queued(1), 1), running(1)))
        .isInstanceOf(PortUnavailableException.class)
        .hasMessageStartingWith("could not replace job " + queued(1).id() + ": ")
        .hasCause(fault);
  }

  @Test
  void aConditionThatDoesNotHoldIsALostRace() {
    assertThat(
            failing(cancelled("ConditionalCheckFailed", "None"))
                .replace(new Versioned<>(queued(1), 1), running(1)))
        .isEmpty();
  }

  @Test
  void aConflictIsTriedAgainUntilItIsDecided() {
    assertThat(
            failing(cancelled("TransactionConflict"), cancelled("TransactionConflict"))
                .replace(new Versioned<>(queued(1), 1), running(1)))
        .contains(new Versioned<>(running(1), 2));
  }

  @Test
  void theOperatorIsToldWhatToLookAt() {
    SdkException denied =
        ResourceNotFoundException.builder()
            .statusCode(400)
            .awsErrorDetails(
                AwsErrorDetails.builder().errorCode("ResourceNotFoundException").build())
            .build();

    assertThatThrownBy(() -> failing(denied).replace(new Versioned<>(queued(1), 1), running(1)))
        .hasMessageContaining("JOBS_TABLE_NAME");
  }
}
