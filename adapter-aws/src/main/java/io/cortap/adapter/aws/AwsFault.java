package io.cortap.adapter.aws;

import io.cortap.ports.outbound.PortUnavailableException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** The one place where the SDK's exceptions become ours, with what the operator can do. */
final class AwsFault {
  private static final int SERVER_FAULT = 500;

  private AwsFault() {}

  /**
   * @param operation what was tried, for instance {@code replace job rpt-…}
   */
  static PortUnavailableException of(String operation, SdkException e) {
    return new PortUnavailableException(operation + ": " + words(e), e);
  }

  /**
   * What {@code work} reads out of items.
   *
   * @throws PortUnavailableException if one of them is damaged
   */
  static <T> T reading(String operation, Supplier<T> work) {
    try {
      return work.get();
    } catch (DamagedItemException e) {
      throw new PortUnavailableException(
          operation + ": an item is damaged or newer than this program (" + e.getMessage() + ")",
          e);
    }
  }

  private static String words(SdkException e) {
    return switch (e) {
      case TransactionCanceledException cancelled ->
          "DynamoDB cancelled the transaction (" + reasons(cancelled) + "); trying later may help";
      case AwsServiceException fault when fault.isThrottlingException() ->
          "AWS asks to slow down; the work is tried again later";
      case AwsServiceException fault -> words(fault);
      case ApiCallTimeoutException late -> "AWS did not answer in time";
      case ApiCallAttemptTimeoutException late -> "AWS did not answer in time";
      default -> "AWS could not be reached or asked; look at the cause";
    };
  }

  private static String words(AwsServiceException fault) {
    String code = fault.awsErrorDetails() == null ? "" : fault.awsErrorDetails().errorCode();
    return switch (code == null ? "" : code) {
      case "AccessDenied", "AccessDeniedException" ->
          "the credentials may not do this; compare their policy with the role in deploy/";
      case "ExpiredToken", "ExpiredTokenException" -> "the credentials have ended";
      case "ResourceNotFoundException" ->
          "the table or its index is not there; compare JOBS_TABLE_NAME and region with deploy/";
      case "NoSuchBucket" ->
          "the bucket is not there; compare S3_BUCKET_NAME and S3_REGION with deploy/";
      default ->
          fault.statusCode() >= SERVER_FAULT
              ? "AWS failed with status " + fault.statusCode() + "; the work is tried again later"
              : "AWS refused with status " + fault.statusCode() + " " + code;
    };
  }

  private static String reasons(TransactionCanceledException cancelled) {
    return cancelled.cancellationReasons().stream()
        .map(reason -> String.valueOf(reason.code()))
        .filter(code -> !code.equals("None"))
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
