package io.cortap.adapter.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.cortap.adapter.testkit.StandIn;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobId;
import io.cortap.core.job.Material;
import io.cortap.ports.outbound.Versioned;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** The stand-ins as clients see them; each call makes an empty table or bucket. */
public final class AwsInTests {
  static final Duration KEPT = Duration.ofDays(30);

  static final StaticCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(
          AwsBasicCredentials.create(StandIn.ACCESS_KEY, StandIn.SECRET_KEY));

  static final DynamoDbClient DYNAMO = dynamo(new ExecutionInterceptor() {});

  private static final AtomicInteger MADE = new AtomicInteger();
  private static final JsonNode JOBS = resource("Jobs");

  private AwsInTests() {}

  /** Built when the first test needs it. */
  static final class Buckets {
    static final S3Client S3 = s3(new ExecutionInterceptor() {});
    static final S3Presigner PRESIGNER =
        S3Presigner.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + StandIn.s3Port()))
            .region(Region.US_EAST_1)
            .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build())
            .build();

    private Buckets() {}
  }

  static DynamoDbClient dynamo(ExecutionInterceptor watching) {
    return dynamo()
        .endpointOverride(URI.create("http://127.0.0.1:" + StandIn.dynamoPort()))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(watching))
        .build();
  }

  /** One whose answers are made up. */
  static DynamoDbClient dynamo(SdkHttpClient http) {
    return dynamo().httpClient(http).build();
  }

  private static DynamoDbClientBuilder dynamo() {
    return DynamoDbClient.builder().region(Region.US_EAST_1).credentialsProvider(CREDENTIALS);
  }

  static S3Client s3(ExecutionInterceptor watching) {
    return s3().endpointOverride(URI.create("http://127.0.0.1:" + StandIn.s3Port()))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(watching))
        .build();
  }

  /** One whose answers are made up. */
  static S3Client s3(SdkHttpClient http) {
    return s3().httpClient(http).build();
  }

  private static S3ClientBuilder s3() {
    return S3Client.builder()
        .region(Region.US_EAST_1)
        .credentialsProvider(CREDENTIALS)
        .forcePathStyle(true);
  }

  /** What the template that is deployed says of one of its resources. */
  static JsonNode resource(String name) {
    try {
      return new YAMLMapper()
          .readTree(StandIn.checkout().resolve("deploy/cortap.yaml").toFile())
          .at("/Resources/" + name + "/Properties");
    } catch (IOException e) {
      throw new UncheckedIOException("the template cannot be read", e);
    }
  }

  static DynamoTable emptyTable() {
    return new DynamoTable(DYNAMO, emptyTableName());
  }

  /** Made of the template that is deployed. */
  public static String emptyTableName() {
    String name = "jobs-" + MADE.incrementAndGet();
    makeTable(name, Optional.empty());
    return name;
  }

  /** The same with one index that shows its keys alone. */
  static void makeTable(String name, Optional<String> narrowed) {
    DYNAMO.createTable(
        CreateTableRequest.builder()
            .tableName(name)
            .billingMode(BillingMode.fromValue(JOBS.get("BillingMode").textValue()))
            .attributeDefinitions(
                each(JOBS.get("AttributeDefinitions")).stream()
                    .map(node ->
                        AttributeDefinition.builder()
                            .attributeName(node.get("AttributeName").textValue())
                            .attributeType(node.get("AttributeType").textValue())
                            .build())
                    .toList())
            .keySchema(keys(JOBS))
            .globalSecondaryIndexes(
                each(JOBS.get("GlobalSecondaryIndexes")).stream()
                    .map(index -> index(index, narrowed))
                    .toList())
            .build());
  }

  private static List<KeySchemaElement> keys(JsonNode node) {
    return each(node.get("KeySchema")).stream()
        .map(key ->
            KeySchemaElement.builder()
                .attributeName(key.get("AttributeName").textValue())
                .keyType(key.get("KeyType").textValue())
                .build())
        .toList();
  }

  private static GlobalSecondaryIndex index(JsonNode node, Optional<String> narrowed) {
    JsonNode projection = node.get("Projection");
    boolean narrow = narrowed.filter(node.get("IndexName").textValue()::equals).isPresent();
    Projection.Builder shown =
        Projection.builder()
            .projectionType(narrow ? "KEYS_ONLY" : projection.get("ProjectionType").textValue());
    if (projection.has("NonKeyAttributes") && !narrow) {
      shown.nonKeyAttributes(
          each(projection.get("NonKeyAttributes")).stream().map(JsonNode::textValue).toList());
    }
    return GlobalSecondaryIndex.builder()
        .indexName(node.get("IndexName").textValue())
        .keySchema(keys(node))
        .projection(shown.build())
        .build();
  }

  private static List<JsonNode> each(JsonNode list) {
    var elements = new ArrayList<JsonNode>();
    StreamSupport.stream(list.spliterator(), false).forEach(elements::add);
    return elements;
  }

  /** The jobs of a table by whether they hold a user's token still. */
  public static Map<Boolean, List<JobId>> jobsByToken(String name) {
    var table = new DynamoTable(DYNAMO, name);
    var ids = new ArrayList<JobId>();
    table.scan(
        "look at every item",
        scan -> {},
        item -> {
          if (JobId.isWellFormed(item.key())) {
            ids.add(new JobId(item.key()));
          }
        });
    return new StoredJobs(table)
        .findAll("look at every job", ids).stream()
            .map(Versioned::value)
            .collect(
                Collectors.partitioningBy(
                    job -> job.material() instanceof Material.Token,
                    Collectors.mapping(Job::id, Collectors.toList())));
  }

  public static String emptyBucket() {
    String name = "files-" + MADE.incrementAndGet();
    Buckets.S3.createBucket(create -> create.bucket(name));
    return name;
  }

  static S3BlobStore emptyBlobs() {
    return blobs(Buckets.S3, emptyBucket());
  }

  static S3BlobStore blobs(S3Client s3, String bucket) {
    return new S3BlobStore(s3, bucket, Optional.empty(), links(bucket, CREDENTIALS));
  }

  static PresignedLinks links(String bucket, AwsCredentialsProvider signing) {
    return new PresignedLinks(Buckets.PRESIGNER, signing, bucket);
  }
}
