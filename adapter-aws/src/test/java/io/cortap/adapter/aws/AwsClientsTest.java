package io.cortap.adapter.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cortap.core.report.BlobKey;
import io.cortap.core.report.DownloadLink;
import io.cortap.core.report.Sha256;
import io.cortap.ports.outbound.Blob;
import io.cortap.ports.outbound.PortUnavailableException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.http.SdkHttpRequest;

class AwsClientsTest {
  private static final Instant NOON = Instant.parse("2027-03-15T12:00:00Z");
  private static final BlobKey KEY = new BlobKey("reports/12/project-58/draft.docx");
  private static final Blob BLOB =
      new Blob("report".getBytes(StandardCharsets.US_ASCII), "application/pdf", "Entwürfe 1.pdf");
  private static final String KMS = "arn:aws-us-gov:kms:us-gov-west-1:000000000000:key/invented";

  private static AwsSettings settings(String region, boolean fips, boolean dualStack) {
    return new AwsSettings(
        "cortap-jobs",
        "cortap-files",
        region,
        fips,
        dualStack,
        Optional.empty(),
        Optional.empty(),
        Optional.of(KMS),
        List.of());
  }

  private static AwsClients clients(AwsSettings settings, RecordedHttp http) {
    return AwsClients.open(settings, http, AwsInTests.CREDENTIALS);
  }

  private static RecordedHttp answering(Blob blob) {
    return new RecordedHttp(200, new byte[0]).with("x-amz-checksum-sha256", base64(blob.sha256()));
  }

  private static String base64(Sha256 sha256) {
    return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256.hex()));
  }

  private static SdkHttpRequest put(AwsSettings settings) {
    RecordedHttp http = answering(BLOB);
    clients(settings, http).blobs().put(KEY, BLOB);
    return http.requests().getFirst();
  }

  @Nested
  class Hosts {
    @ParameterizedTest
    @CsvSource({
      "us-east-1, false, false, cortap-files.s3.amazonaws.com",
      "us-east-1, true, false, cortap-files.s3-fips.us-east-1.amazonaws.com",
      "us-gov-west-1, false, false, cortap-files.s3.us-gov-west-1.amazonaws.com",
      "us-gov-west-1, true, false, cortap-files.s3-fips.us-gov-west-1.amazonaws.com",
      "us-gov-west-1, false, true, cortap-files.s3.dualstack.us-gov-west-1.amazonaws.com",
      "us-gov-west-1, true, true, cortap-files.s3-fips.dualstack.us-gov-west-1.amazonaws.com",
    })
    void filesGoToTheHostOfRegionFipsAndDualStack(
        String region, boolean fips, boolean dualStack, String host) {
      SdkHttpRequest request = put(settings(region, fips, dualStack));

      assertThat(request.host()).isEqualTo(host);
      assertThat(request.protocol()).isEqualTo("https");
    }

    @ParameterizedTest
    @CsvSource({
      "us-east-1, false, false, dynamodb.us-east-1.amazonaws.com",
      "us-east-1, true, false, dynamodb-fips.us-east-1.amazonaws.com",
      "us-gov-west-1, false, false, dynamodb.us-gov-west-1.amazonaws.com",
    })
    void jobsGoToTheHostOfRegionAndFips(
        String region, boolean fips, boolean dualStack, String host) {
      var http = new RecordedHttp(200, "{}".getBytes(StandardCharsets.US_ASCII));

      clients(settings(region, fips, dualStack), http).table().find("look", "rpt");

      assertThat(http.requests().getFirst().host()).isEqualTo(host);
      assertThat(http.requests().getFirst().protocol()).isEqualTo("https");
    }

    @ParameterizedTest
    @CsvSource({
      "us-east-1, false, false, cortap-files.s3.amazonaws.com",
      "us-east-1, true, false, cortap-files.s3-fips.us-east-1.amazonaws.com",
      "us-gov-west-1, false, false, cortap-files.s3.us-gov-west-1.amazonaws.com",
      "us-gov-west-1, true, false, cortap-files.s3-fips.us-gov-west-1.amazonaws.com",
      "us-gov-west-1, false, true, cortap-files.s3.dualstack.us-gov-west-1.amazonaws.com",
      "us-gov-east-1, true, true, cortap-files.s3-fips.dualstack.us-gov-east-1.amazonaws.com",
    })
    void directLinksLeadToTheSameHosts(
        String region, boolean fips, boolean dualStack, String host) {
      URI url = link(settings(region, fips, dualStack)).url();

      assertThat(url).hasScheme("https").hasHost(host).hasPath("/" + KEY.value());
      assertThat(url.getQuery())
          .contains("/" + region + "/s3/aws4_request")
          .contains("X-Amz-Expires=604800")
          .contains("X-Amz-SignedHeaders=host");
    }

    @Test
    void aLinkSignerSignsInPlaceOfTheProcess() {
      var signed =
          new AwsSettings(
              "cortap-jobs",
              "cortap-files",
              "us-gov-west-1",
              true,
              false,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              List.of(
                  LinkSigner.of("AKIANEWERINVENTED:newer/invented+secret"),
                  LinkSigner.of("AKIAOLDERINVENTED:older/invented+secret")));

      assertThat(link(signed).url().getQuery())
          .contains("X-Amz-Credential=AKIANEWERINVENTED/")
          .doesNotContain("X-Amz-Security-Token");
    }

    private static DownloadLink link(AwsSettings settings) {
      return clients(settings, new RecordedHttp(200, new byte[0]))
          .blobs()
          .link(KEY, NOON, NOON.plus(Duration.ofDays(7)))
          .orElseThrow();
    }

    @Test
    void anEndpointOfOnesOwnIsTakenAsItIsWithTheBucketInThePath() {
      var own =
          new AwsSettings(
              "cortap-jobs",
              "cortap-files",
              "us-east-1",
              false,
              false,
              Optional.empty(),
              Optional.of(URI.create("https://files.example.test:8443")),
              Optional.empty(),
              List.of());

      SdkHttpRequest request = put(own);

      assertThat(request.getUri())
          .hasToString("https://files.example.test:8443/cortap-files/" + KEY.value());
    }
  }

  @Nested
  class Puts {
    private final SdkHttpRequest request = put(settings("us-gov-west-1", false, false));

    private Optional<String> header(String name) {
      return request.firstMatchingHeader(name);
    }

    @Test
    void sayTheChecksumAndNeverOverwrite() {
      assertThat(header("x-amz-checksum-sha256")).contains(base64(BLOB.sha256()));
      assertThat(header("If-None-Match")).contains("*");
    }

    @Test
    void areEncryptedWithTheKey() {
      assertThat(header("x-amz-server-side-encryption")).contains("aws:kms");
      assertThat(header("x-amz-server-side-encryption-aws-kms-key-id")).contains(KMS);
    }

    @Test
    void sayHowABrowserSavesTheFile() {
      assertThat(header("Content-Type")).contains("application/pdf");
      assertThat(header("Content-Disposition"))
          .contains(
              "attachment; filename=\"Entw_rfe 1.pdf\"; filename*=UTF-8''Entw%C3%BCrfe%201.pdf");
    }

    @Test
    void anAnswerWithAnotherChecksumIsNoSuccess() {
      Blob other = new Blob(new byte[] {1}, "application/pdf", "other.pdf");
      S3BlobStore blobs = clients(settings("us-east-1", false, false), answering(other)).blobs();

      assertThatThrownBy(() -> blobs.put(KEY, BLOB))
          .isInstanceOf(PortUnavailableException.class)
          .hasMessageContaining("put blob " + KEY);
    }
  }

  @Nested
  class Settings {
    @ParameterizedTest
    @CsvSource({
      "x, cortap-files, us-east-1, a table's name",
      "cortap-jobs, Cortap_Files, us-east-1, a bucket's name",
      "cortap-jobs, cortap-files, Oregon, a region looks like",
    })
    void aNameThatCannotBeIsRefused(String table, String bucket, String region, String rule) {
      assertThatThrownBy(() ->
              new AwsSettings(
                  table,
                  bucket,
                  region,
                  false,
                  false,
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  List.of()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith(rule);
    }
  }
}
