package io.cortap.adapter.aws;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * The SDK's clients for a table and a bucket, with limits that are shorter than a lease for the one
 * and shorter than a phase for the other. To be closed when no store uses them any more.
 */
public final class AwsClients implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration TABLE_ATTEMPT = Duration.ofSeconds(2);
  private static final Duration TABLE_CALL = Duration.ofSeconds(6);
  private static final Duration BUCKET_ATTEMPT = Duration.ofSeconds(20);
  private static final Duration BUCKET_CALL = Duration.ofSeconds(50);

  private final AwsSettings settings;
  private final SdkHttpClient http;
  private final DynamoDbClient dynamo;
  private final S3Client s3;
  private final S3Presigner presigner;
  private final AwsCredentialsProvider credentials;
  private final AwsCredentialsProvider signing;

  private AwsClients(AwsSettings settings, SdkHttpClient http, AwsCredentialsProvider credentials) {
    this.settings = settings;
    this.http = http;
    this.dynamo = dynamo(settings, http, credentials);
    this.s3 = s3(settings, http, credentials);
    this.presigner = presigner(settings);
    this.credentials = credentials;
    this.signing =
        settings.linkSigners().stream()
            .findFirst()
            .<AwsCredentialsProvider>map(
                signer -> StaticCredentialsProvider.create(signer.credentials()))
            .orElse(credentials);
  }

  /**
   * Clients with the credentials that the SDK finds: of the task's role, of the environment, of a
   * profile.
   */
  public static AwsClients open(AwsSettings settings) {
    return open(
        settings,
        UrlConnectionHttpClient.builder()
            .connectionTimeout(CONNECT)
            .socketTimeout(BUCKET_ATTEMPT)
            .build(),
        DefaultCredentialsProvider.builder().build());
  }

  static AwsClients open(
      AwsSettings settings, SdkHttpClient http, AwsCredentialsProvider credentials) {
    return new AwsClients(settings, http, credentials);
  }

  private static DynamoDbClient dynamo(
      AwsSettings settings, SdkHttpClient http, AwsCredentialsProvider credentials) {
    DynamoDbClientBuilder builder =
        DynamoDbClient.builder()
            .httpClient(http)
            .overrideConfiguration(limits(TABLE_ATTEMPT, TABLE_CALL));
    settings.dynamoEndpoint().ifPresent(builder::endpointOverride);
    return located(builder, settings, credentials).build();
  }

  private static S3Client s3(
      AwsSettings settings, SdkHttpClient http, AwsCredentialsProvider credentials) {
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClient(http)
            .forcePathStyle(settings.s3Endpoint().isPresent())
            .overrideConfiguration(limits(BUCKET_ATTEMPT, BUCKET_CALL));
    settings.s3Endpoint().ifPresent(builder::endpointOverride);
    return located(builder, settings, credentials).build();
  }

  /** Each of its requests brings its own credentials. */
  private static S3Presigner presigner(AwsSettings settings) {
    S3Presigner.Builder builder =
        S3Presigner.builder()
            .region(Region.of(settings.region()))
            .fipsEnabled(settings.fips())
            .dualstackEnabled(settings.dualStack())
            .serviceConfiguration(
                S3Configuration.builder()
                    .pathStyleAccessEnabled(settings.s3Endpoint().isPresent())
                    .build());
    settings.s3Endpoint().ifPresent(builder::endpointOverride);
    return builder.build();
  }

  private static <B extends AwsClientBuilder<B, ?>> B located(
      B builder, AwsSettings settings, AwsCredentialsProvider credentials) {
    return builder
        .region(Region.of(settings.region()))
        .credentialsProvider(credentials)
        .fipsEnabled(settings.fips())
        .dualstackEnabled(settings.dualStack());
  }

  private static ClientOverrideConfiguration limits(Duration attempt, Duration call) {
    return ClientOverrideConfiguration.builder()
        .retryStrategy(RetryMode.STANDARD)
        .apiCallAttemptTimeout(attempt)
        .apiCallTimeout(call)
        .build();
  }

  /** The table of the settings. */
  public DynamoTable table() {
    return new DynamoTable(dynamo, settings.table());
  }

  /** The bucket of the settings. */
  public S3BlobStore blobs() {
    return new S3BlobStore(
        s3,
        settings.bucket(),
        settings.kmsKey(),
        new PresignedLinks(presigner, signing, settings.bucket()));
  }

  /**
   * Looks at what the settings lead to.
   *
   * @param retention how long jobs and files are kept
   */
  public AwsExaminer examiner(Duration retention) {
    return new AwsExaminer(
        credentials,
        dynamo,
        s3,
        settings.table(),
        settings.bucket(),
        retention,
        settings.linkSigners());
  }

  @Override
  public void close() {
    dynamo.close();
    s3.close();
    presigner.close();
    http.close();
  }
}
