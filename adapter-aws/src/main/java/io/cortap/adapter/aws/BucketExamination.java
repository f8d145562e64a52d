package io.cortap.adapter.aws;

import io.cortap.core.deployment.Check;
import io.cortap.core.deployment.ClockSkew;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleExpiration;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** The bucket, its key, and what S3 says the time is. */
final class BucketExamination {
  private static final String FIX = "compare the bucket with Files of deploy/cortap.yaml";

  /** Where link signers may read. */
  private static final String PROBE = "reports/trial";

  private static final String ACCESS = "aws-bucket-access";
  private static final int NOT_FOUND = 404;

  private final S3Client s3;
  private final String bucket;
  private final Duration retention;
  private final List<LinkSigner> linkSigners;

  BucketExamination(S3Client s3, String bucket, Duration retention, List<LinkSigner> linkSigners) {
    this.s3 = s3;
    this.bucket = bucket;
    this.retention = retention;
    this.linkSigners = List.copyOf(linkSigners);
  }

  List<Check> checks(Instant now) {
    var checks = new ArrayList<Check>();
    checks.add(closedToThePublic());
    checks.add(tlsOnly());
    checks.add(lifecycle());
    try {
      PutObjectResponse put =
          s3.putObject(ask -> ask.bucket(bucket).key(PROBE), RequestBody.fromBytes(new byte[] {0}));
      try {
        checks.addAll(whileThere(put, now));
      } finally {
        s3.deleteObject(ask -> ask.bucket(bucket).key(PROBE));
      }
    } catch (SdkException e) {
      checks.removeIf(check -> check.name().equals(ACCESS));
      checks.add(Check.faulty(ACCESS, fault(e), "compare role and key with deploy/cortap.yaml"));
    }
    return checks;
  }

  private List<Check> whileThere(PutObjectResponse put, Instant now) {
    s3.getObjectAsBytes(ask -> ask.bucket(bucket).key(PROBE));
    var checks = new ArrayList<Check>();
    checks.add(Check.fits(ACCESS, "objects of " + bucket + " are put, read and removed"));
    checks.add(encryption(put));
    checks.add(
        ClockSkew.check("aws-clock", "S3", put.sdkHttpResponse().firstMatchingHeader("Date"), now));
    linkSigners.forEach(signer -> checks.add(signs(signer)));
    return checks;
  }

  private static String fault(SdkException e) {
    return String.valueOf(AwsFault.of("put, read and remove an object", e).getMessage());
  }

  private Check closedToThePublic() {
    String name = "aws-bucket-public-access";
    try {
      PublicAccessBlockConfiguration block =
          s3.getPublicAccessBlock(ask -> ask.bucket(bucket)).publicAccessBlockConfiguration();
      boolean closed =
          Boolean.TRUE.equals(block.blockPublicAcls())
              && Boolean.TRUE.equals(block.blockPublicPolicy())
              && Boolean.TRUE.equals(block.ignorePublicAcls())
              && Boolean.TRUE.equals(block.restrictPublicBuckets());
      return closed
          ? Check.fits(name, "all of it is blocked")
          : Check.faulty(name, "not all of it is blocked", FIX);
    } catch (S3Exception e) {
      return e.statusCode() == NOT_FOUND && !(isBucketMissing(e))
          ? Check.faulty(name, "it is not blocked", FIX)
          : TableExamination.unseen(name, e, "s3:GetBucketPublicAccessBlock");
    } catch (SdkException e) {
      return TableExamination.unseen(name, e, "s3:GetBucketPublicAccessBlock");
    }
  }

  private static boolean isBucketMissing(S3Exception e) {
    return e.awsErrorDetails() != null && "NoSuchBucket".equals(e.awsErrorDetails().errorCode());
  }

  private Check tlsOnly() {
    String name = "aws-bucket-tls";
    try {
      String policy = s3.getBucketPolicy(ask -> ask.bucket(bucket)).policy();
      return policy.contains("aws:SecureTransport")
          ? Check.fits(name, "its policy tells plain HTTP from TLS")
          : Check.noted(name, "its policy says nothing of TLS", FIX);
    } catch (S3Exception e) {
      return e.statusCode() == NOT_FOUND && !isBucketMissing(e)
          ? Check.noted(name, "it has no policy, so plain HTTP is answered", FIX)
          : TableExamination.unseen(name, e, "s3:GetBucketPolicy");
    } catch (SdkException e) {
      return TableExamination.unseen(name, e, "s3:GetBucketPolicy");
    }
  }

  /** Rules for some files alone count for all: the shortest decides what is lost. */
  Check lifecycle() {
    String name = "aws-bucket-retention";
    try {
      return s3.getBucketLifecycleConfiguration(ask -> ask.bucket(bucket)).rules().stream()
          .filter(rule -> rule.status() == ExpirationStatus.ENABLED)
          .map(LifecycleRule::expiration)
          .filter(end -> end != null && end.days() != null)
          .map(LifecycleExpiration::days)
          .min(Comparator.naturalOrder())
          .map(days -> ending(name, days))
          .orElseGet(() -> unending(name));
    } catch (S3Exception e) {
      return e.statusCode() == NOT_FOUND && !isBucketMissing(e)
          ? unending(name)
          : TableExamination.unseen(name, e, "s3:GetLifecycleConfiguration");
    } catch (SdkException e) {
      return TableExamination.unseen(name, e, "s3:GetLifecycleConfiguration");
    }
  }

  private Check ending(String name, int days) {
    String said = "the bucket removes files after " + days + " days";
    return Duration.ofDays(days).compareTo(retention) < 0
        ? Check.faulty(
            name,
            said + ", and jobs are kept for " + retention.toDays() + ": their links lead nowhere",
            "make RetentionDays of deploy/cortap.yaml and CORTAP_RETENTION_DAYS the same number")
        : Check.fits(name, said);
  }

  private static Check unending(String name) {
    return Check.noted(
        name,
        "the bucket removes nothing: the daily housekeeping alone does",
        "give the bucket the lifecycle of deploy/cortap.yaml");
  }

  private static Check encryption(PutObjectResponse put) {
    String name = "aws-key";
    return put.serverSideEncryption() == ServerSideEncryption.AWS_KMS
        ? Check.fits(
            name, "objects are encrypted with " + Optional.ofNullable(put.ssekmsKeyId()).orElse(""))
        : Check.noted(
            name,
            "objects are not encrypted with a key of one's own",
            "give the bucket the key of deploy/cortap.yaml, or set CORTAP_S3_KMS_KEY");
  }

  private Check signs(LinkSigner signer) {
    String name = "aws-link-signer-" + signer.id();
    try {
      s3.getObjectAsBytes(ask ->
          ask.bucket(bucket)
              .key(PROBE)
              .overrideConfiguration(override ->
                  override.credentialsProvider(
                      StaticCredentialsProvider.create(signer.credentials()))));
      return Check.fits(name, "its links to reports open");
    } catch (SdkException e) {
      return Check.faulty(
          name,
          "its links do not open: " + AwsFault.of("read a report", e).getMessage(),
          "allow its user s3:GetObject on reports/* and kms:Decrypt with the bucket's key; keep an"
              + " old key active for seven days, then take it from CORTAP_LINK_SIGNERS");
    }
  }
}
