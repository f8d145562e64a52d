package io.cortap.adapter.aws;

import io.cortap.core.deployment.Check;
import io.cortap.ports.outbound.Examiner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Looks at credentials, table, bucket, key and clock. What the credentials may not look at is noted
 * and no fault: the service itself does not need it.
 */
public final class AwsExaminer implements Examiner {
  private final AwsCredentialsProvider credentials;
  private final TableExamination table;
  private final BucketExamination bucket;

  /**
   * The clients are borrowed: whoever built them closes them.
   *
   * @param retention how long jobs and files are kept
   */
  public AwsExaminer(
      AwsCredentialsProvider credentials,
      DynamoDbClient dynamo,
      S3Client s3,
      String table,
      String bucket,
      Duration retention,
      List<LinkSigner> linkSigners) {
    this.credentials = credentials;
    this.table = new TableExamination(dynamo, table);
    this.bucket = new BucketExamination(s3, bucket, retention, linkSigners);
  }

  @Override
  public List<Check> examine(Instant now) {
    var checks = new ArrayList<Check>();
    Check known = credentials(now);
    checks.add(known);
    if (known.outcome() != Check.Outcome.FAULTY) {
      checks.addAll(table.checks());
      checks.addAll(bucket.checks(now));
    }
    return List.copyOf(checks);
  }

  private Check credentials(Instant now) {
    String name = "aws-credentials";
    try {
      AwsCredentials found = credentials.resolveCredentials();
      if (found instanceof AwsSessionCredentials session) {
        Optional<Instant> end = session.expirationTime();
        return Check.fits(
            name,
            "a session's, as a role has them; "
                + end.map(instant -> "these end at " + instant)
                    .orElse("nothing tells when these end"));
      }
      return Check.noted(
          name,
          "the key of a user, " + found.accessKeyId() + ": it never ends",
          "give the task a role (TaskRole of deploy/cortap.yaml) and take the key away");
    } catch (SdkException e) {
      return Check.faulty(
          name,
          "none are found",
          "give the task a role, or set AWS_PROFILE or AWS_ACCESS_KEY_ID for a trial");
    }
  }
}
