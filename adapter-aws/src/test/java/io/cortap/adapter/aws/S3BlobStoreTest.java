package io.cortap.adapter.aws;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cortap.adapter.testkit.BlobStoreContract;
import io.cortap.adapter.testkit.StandIn;
import io.cortap.core.report.BlobKey;
import io.cortap.ports.outbound.Blob;
import io.cortap.ports.outbound.BlobStore;
import io.cortap.ports.outbound.PortUnavailableException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

final class S3BlobStoreTest extends BlobStoreContract {
  private static final BlobKey KEY = new BlobKey("reports/12/project-58/draft_1.docx");
  private static final Blob BLOB = new Blob(new byte[] {1, 2, 3}, "text/plain", "draft.docx");

  @Override
  protected BlobStore emptyStore() {
    return AwsInTests.emptyBlobs();
  }

  @Test
  void bytesThatSomebodyPutInTheirPlaceAreNotHandedOut() {
    String bucket = AwsInTests.emptyBucket();
    var blobs = AwsInTests.blobs(AwsInTests.Buckets.S3, bucket);
    blobs.put(KEY, BLOB);
    AwsInTests.Buckets.S3.putObject(
        put -> put.bucket(bucket).key(KEY.value()), RequestBody.fromString("others"));

    assertThatThrownBy(() -> blobs.find(KEY))
        .isInstanceOf(PortUnavailableException.class)
        .hasMessageContaining("not those that were stored");
  }

  @Test
  void aBucketThatIsNotThereIsNamedToTheOperator() {
    var blobs = AwsInTests.blobs(AwsInTests.Buckets.S3, "not-there");

    assertThatThrownBy(() -> blobs.put(KEY, BLOB))
        .isInstanceOf(PortUnavailableException.class)
        .hasMessageContaining("S3_BUCKET_NAME");
  }

  @Test
  void whoDoesNotHaveTheSecretPutsNothing() {
    var settings =
        new AwsSettings(
            "cortap-jobs",
            AwsInTests.emptyBucket(),
            "us-east-1",
            false,
            false,
            Optional.empty(),
            Optional.of(URI.create("http://127.0.0.1:" + StandIn.s3Port())),
            Optional.empty(),
            List.of());
    var stranger =
        StaticCredentialsProvider.create(
            AwsBasicCredentials.create(StandIn.ACCESS_KEY, "another secret"));
    try (AwsClients clients =
        AwsClients.open(settings, UrlConnectionHttpClient.create(), stranger)) {
      S3BlobStore blobs = clients.blobs();

      assertThatThrownBy(() -> blobs.put(KEY, BLOB))
          .isInstanceOf(PortUnavailableException.class)
          .hasMessageContaining("403");
    }
  }
}
