package io.cortap.adapter.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.testkit.ExaminerContract;
import io.cortap.adapter.testkit.StandIn;
import io.cortap.core.deployment.Check;
import io.cortap.core.deployment.Check.Outcome;
import io.cortap.ports.outbound.Examiner;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

final class AwsExaminerTest extends ExaminerContract {
  private static final String TABLE = AwsInTests.emptyTableName();
  private static final String BUCKET = AwsInTests.emptyBucket();
  private static final LinkSigner STRANGER =
      LinkSigner.of("AKIAINVENTED00000:an/invented+secret==");

  private static Examiner examiner(
      AwsCredentialsProvider credentials, String table, String bucket, LinkSigner... signers) {
    return new AwsExaminer(
        credentials,
        AwsInTests.DYNAMO,
        AwsInTests.Buckets.S3,
        table,
        bucket,
        AwsInTests.KEPT,
        List.of(signers));
  }

  @Override
  protected Examiner ofSoundSurroundings() {
    return examiner(AwsInTests.CREDENTIALS, TABLE, BUCKET);
  }

  @Override
  protected Examiner ofNothing() {
    return examiner(AwsInTests.CREDENTIALS, "not-there", "not-there");
  }

  /** The stand-in's clock is this machine's. */
  @Override
  protected Instant now() {
    return Instant.now();
  }

  private Check check(Examiner examiner, String name) {
    return examiner.examine(now()).stream()
        .filter(check -> check.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theTableOfTheTemplateFits() {
    assertThat(check(ofSoundSurroundings(), "aws-table").outcome()).isEqualTo(Outcome.FITS);
    assertThat(check(ofSoundSurroundings(), "aws-bucket-access").outcome()).isEqualTo(Outcome.FITS);
    assertThat(check(ofSoundSurroundings(), "aws-clock").outcome()).isEqualTo(Outcome.FITS);
  }

  @Test
  void aTableWithoutItsIndexesIsNamedWithEachOfThem() {
    AwsInTests.DYNAMO.createTable(create ->
        create
            .tableName("bare")
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .attributeDefinitions(
                AttributeDefinition.builder()
                    .attributeName("id")
                    .attributeType(ScalarAttributeType.S)
                    .build())
            .keySchema(
                KeySchemaElement.builder().attributeName("id").keyType(KeyType.HASH).build()));

    Check check = check(examiner(AwsInTests.CREDENTIALS, "bare", BUCKET), "aws-table");

    assertThat(check.outcome()).isEqualTo(Outcome.FAULTY);
    assertThat(check.seen())
        .contains("its key is id instead of job_id")
        .contains("index due is missing")
        .contains("index standing is missing");
    assertThat(check.fix()).contains("deploy/cortap.yaml");
  }

  @Test
  void anIndexThatDoesNotShowWhatIsReadOfItIsNamed() {
    AwsInTests.makeTable("narrow", Optional.of(DueIndex.NAME));

    Check check = check(examiner(AwsInTests.CREDENTIALS, "narrow", BUCKET), "aws-table");

    assertThat(check.outcome()).isEqualTo(Outcome.FAULTY);
    assertThat(check.seen()).isEqualTo("narrow: index due does not show audit_records, project_id");
  }

  /** The stand-ins know neither; AWS's own answers are in its API reference. */
  @ParameterizedTest
  @CsvSource({
    "DISABLED, NOTED, point-in-time recovery is off",
    "ENABLED, FITS, can be restored",
  })
  void aTableThatCannotBeRestoredIsNoted(String status, Outcome outcome, String seen) {
    var http =
        new RecordedHttp(
            200,
            """
            {"ContinuousBackupsDescription": {"ContinuousBackupsStatus": "ENABLED",
              "PointInTimeRecoveryDescription": {"PointInTimeRecoveryStatus": "%s"}}}\
            """
                .formatted(status)
                .getBytes(StandardCharsets.US_ASCII));

    Check check = new TableExamination(AwsInTests.dynamo(http), "jobs").recovery();

    assertThat(check.outcome()).isEqualTo(outcome);
    assertThat(check.seen()).contains(seen);
  }

  @ParameterizedTest
  @CsvSource({
    "Enabled, 29, FAULTY, 'after 29 days, and jobs are kept for 30'",
    "Enabled, 30, FITS, after 30 days",
    "Enabled, 31, FITS, after 31 days",
    "Disabled, 29, NOTED, the bucket removes nothing",
  })
  void aBucketThatRemovesFilesBeforeTheirJobsIsFaulty(
      String status, int days, Outcome outcome, String seen) {
    var http =
        new RecordedHttp(
            200,
            """
            <LifecycleConfiguration><Rule><ID>retention</ID><Filter><Prefix></Prefix></Filter>
              <Status>%s</Status><Expiration><Days>%d</Days></Expiration></Rule>
            </LifecycleConfiguration>\
            """
                .formatted(status, days)
                .getBytes(StandardCharsets.US_ASCII));

    Check check =
        new BucketExamination(AwsInTests.s3(http), "files", AwsInTests.KEPT, List.of()).lifecycle();

    assertThat(check.outcome()).isEqualTo(outcome);
    assertThat(check.seen()).contains(seen);
  }

  @Test
  void aSessionSaysWhenItEnds() {
    Instant end = Instant.parse("2027-03-15T13:00:00Z");
    var session =
        AwsSessionCredentials.builder()
            .accessKeyId(StandIn.ACCESS_KEY)
            .secretAccessKey(StandIn.SECRET_KEY)
            .sessionToken("an-invented-token")
            .expirationTime(end)
            .build();

    Check check =
        check(
            examiner(StaticCredentialsProvider.create(session), TABLE, BUCKET), "aws-credentials");

    assertThat(check.outcome()).isEqualTo(Outcome.FITS);
    assertThat(check.seen()).contains(end.toString());
  }

  @Test
  void withoutCredentialsNothingElseIsAsked() {
    AwsCredentialsProvider none =
        () -> {
          throw SdkClientException.create("none");
        };

    assertThat(examiner(none, TABLE, BUCKET).examine(now()))
        .singleElement()
        .extracting(Check::outcome)
        .isEqualTo(Outcome.FAULTY);
  }

  @Test
  void aLinkSignerWhoMayNotReadIsFoundAndTheTrialRemovedAllTheSame() {
    Examiner examiner = examiner(AwsInTests.CREDENTIALS, TABLE, BUCKET, STRANGER);

    assertThat(check(examiner, "aws-link-signer-" + STRANGER.id()).outcome())
        .isEqualTo(Outcome.FAULTY);
    assertThat(AwsInTests.Buckets.S3.listObjectsV2(list -> list.bucket(BUCKET)).contents())
        .isEmpty();
  }
}
