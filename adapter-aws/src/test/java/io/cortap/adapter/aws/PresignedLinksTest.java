package io.cortap.adapter.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.testkit.StandIn;
import io.cortap.core.report.BlobKey;
import io.cortap.core.report.DownloadLink;
import io.cortap.core.report.LinkKind;
import io.cortap.core.report.Sha256;
import io.cortap.ports.outbound.Blob;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** The stand-in really checks signatures and ends. */
class PresignedLinksTest {
  private static final Instant NOON = Instant.parse("2027-03-15T12:00:00.250Z");
  private static final Instant NOON_SHARP = Instant.parse("2027-03-15T12:00:00Z");
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final Duration WEEK = Duration.ofDays(7);
  private static final BlobKey KEY = new BlobKey("reports/12/project-58/draft_1.docx");
  private static final Blob BLOB =
      new Blob("report".getBytes(StandardCharsets.US_ASCII), "application/pdf", "Entwürfe 1.pdf");

  private final String bucket = AwsInTests.emptyBucket();

  /** As a role has them. */
  private static StaticCredentialsProvider session(Optional<Instant> end) {
    AwsSessionCredentials.Builder session =
        AwsSessionCredentials.builder()
            .accessKeyId(StandIn.ACCESS_KEY)
            .secretAccessKey(StandIn.SECRET_KEY)
            .sessionToken("an-invented-token");
    end.ifPresent(session::expirationTime);
    return StaticCredentialsProvider.create(session.build());
  }

  private Optional<DownloadLink> link(StaticCredentialsProvider signing, Duration asked) {
    return AwsInTests.links(bucket, signing).link(KEY, NOON, NOON.plus(asked));
  }

  @Nested
  class Ends {
    @Test
    void aUsersKeySignsForAWeekAndNotLonger() {
      assertThat(link(AwsInTests.CREDENTIALS, Duration.ofDays(8)).orElseThrow().endsAt())
          .isEqualTo(NOON_SHARP.plus(WEEK));
      assertThat(link(AwsInTests.CREDENTIALS, Duration.ofDays(2)).orElseThrow().endsAt())
          .isEqualTo(NOON_SHARP.plus(Duration.ofDays(2)));
    }

    @Test
    void aSessionOfOneHourSignsForThatHourAndSaysSo() {
      Instant end = NOON_SHARP.plus(Duration.ofHours(1));

      DownloadLink link = link(session(Optional.of(end)), WEEK).orElseThrow();

      assertThat(link.endsAt()).isEqualTo(end);
      assertThat(link.kind()).isEqualTo(LinkKind.DIRECT);
      assertThat(link.url().getQuery()).contains("X-Amz-Expires=3600");
    }

    @Test
    void aSessionWhoseEndNobodyToldIsTrustedForMinutes() {
      assertThat(link(session(Optional.empty()), WEEK).orElseThrow().endsAt())
          .isEqualTo(NOON_SHARP.plus(Duration.ofMinutes(5)));
    }

    @Test
    void aSessionThatHasEndedSignsNothing() {
      assertThat(link(session(Optional.of(NOON)), WEEK)).isEmpty();
    }
  }

  @Nested
  class Opening {
    private HttpResponse<byte[]> get(URI url) throws Exception {
      try (HttpClient http = HttpClient.newHttpClient()) {
        return http.send(
            HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(10)).build(),
            BodyHandlers.ofByteArray());
      }
    }

    private URI url() {
      AwsInTests.blobs(AwsInTests.Buckets.S3, bucket).put(KEY, BLOB);
      return link(session(Optional.of(NOON.plus(Duration.ofHours(1)))), WEEK).orElseThrow().url();
    }

    @Test
    void theStoreHandsOverTheFileWithItsTypeAndName() throws Exception {
      HttpResponse<byte[]> answer = get(url());

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo(BLOB.bytes());
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
      assertThat(answer.headers().firstValue("Content-Disposition"))
          .hasValueSatisfying(
              value -> assertThat(value).startsWith("attachment;").contains("Entw%C3%BCrfe"));
    }

    @Test
    void nobodyMakesAnotherLinkOfIt() throws Exception {
      String url = url().toString();

      assertThat(get(URI.create(url.replace("draft_1", "draft_2"))).statusCode()).isEqualTo(403);
      assertThat(get(URI.create(url.replace("Expires=3600", "Expires=7200"))).statusCode())
          .isEqualTo(403);
    }

    /** The same signature, made an hour and a minute earlier. */
    @Test
    void afterItsEndTheStoreRefuses() throws Exception {
      assertThat(get(signed(url(), Duration.ofMinutes(59))).statusCode()).isEqualTo(200);
      assertThat(get(signed(url(), Duration.ofMinutes(61))).statusCode()).isEqualTo(403);
    }

    /** AWS Signature Version 4 with query parameters, for one hour from then. */
    private URI signed(URI url, Duration ago) throws GeneralSecurityException {
      String time = STAMP.format(Instant.now().minus(ago));
      String day = time.substring(0, 8);
      String scope = day + "/us-east-1/s3/aws4_request";
      String query =
          "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential="
              + StandIn.ACCESS_KEY
              + "%2F"
              + scope.replace("/", "%2F")
              + "&X-Amz-Date="
              + time
              + "&X-Amz-Expires=3600&X-Amz-SignedHeaders=host";
      String request =
          String.join(
              "\n",
              "GET",
              url.getPath(),
              query,
              "host:" + url.getAuthority(),
              "",
              "host",
              "UNSIGNED-PAYLOAD");
      String digest = Sha256.of(request.getBytes(StandardCharsets.UTF_8)).hex();
      byte[] key = ("AWS4" + StandIn.SECRET_KEY).getBytes(StandardCharsets.UTF_8);
      for (String part : List.of(day, "us-east-1", "s3", "aws4_request")) {
        key = mac(key, part);
      }
      byte[] signature = mac(key, String.join("\n", "AWS4-HMAC-SHA256", time, scope, digest));
      return URI.create(
          "http://%s%s?%s&X-Amz-Signature=%s"
              .formatted(
                  url.getAuthority(), url.getPath(), query, HexFormat.of().formatHex(signature)));
    }

    private static byte[] mac(byte[] key, String text) throws GeneralSecurityException {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
