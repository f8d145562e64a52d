package io.cortap.adapter.aws;

import io.cortap.core.report.BlobKey;
import io.cortap.core.report.DownloadLink;
import io.cortap.core.report.LinkKind;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Presigned URLs of one bucket's objects, for GET alone. One ends when it is said to, when the
 * credentials that signed it end, or after seven days, whichever comes first. S3 answers with type
 * and file name as they lie with the object.
 */
public final class PresignedLinks {
  /** Signature Version 4: {@code X-Amz-Expires} is at most that. */
  static final Duration LONGEST = Duration.ofDays(7);

  private final S3Presigner presigner;
  private final AwsCredentialsProvider signing;
  private final String bucket;

  /**
   * @param presigner borrowed: whoever built it closes it
   * @param signing whose credentials sign; they need to be able to read the objects and to use
   *     their key
   */
  public PresignedLinks(S3Presigner presigner, AwsCredentialsProvider signing, String bucket) {
    this.presigner = presigner;
    this.signing = signing;
    this.bucket = bucket;
  }

  /** A link from {@code now}, in whole seconds; empty if it would not last one. */
  Optional<DownloadLink> link(BlobKey key, Instant now, Instant until) {
    try {
      AwsCredentials credentials = signing.resolveCredentials();
      Instant start = now.truncatedTo(ChronoUnit.SECONDS);
      Instant end = end(credentials, now, start, until);
      Duration life = Duration.between(start, end);
      return life.isPositive()
          ? Optional.of(new DownloadLink(url(key, credentials, life), end, LinkKind.DIRECT))
          : Optional.empty();
    } catch (SdkException e) {
      throw AwsFault.of("sign a link to blob " + key, e);
    }
  }

  private static Instant end(
      AwsCredentials credentials, Instant now, Instant start, Instant until) {
    return Stream.concat(
            Stream.of(until, start.plus(LONGEST)), CredentialsLife.endOf(credentials, now).stream())
        .min(Instant::compareTo)
        .orElseThrow()
        .truncatedTo(ChronoUnit.SECONDS);
  }

  /** Signed by the very credentials that were looked at: the next ones may end earlier. */
  private URI url(BlobKey key, AwsCredentials credentials, Duration life) {
    return URI.create(
        presigner
            .presignGetObject(presign ->
                presign
                    .signatureDuration(life)
                    .getObjectRequest(get ->
                        get.bucket(bucket)
                            .key(key.value())
                            .overrideConfiguration(override ->
                                override.credentialsProvider(
                                    StaticCredentialsProvider.create(credentials)))))
            .url()
            .toString());
  }
}
