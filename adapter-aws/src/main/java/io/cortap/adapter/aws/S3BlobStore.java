package io.cortap.adapter.aws;

import io.cortap.core.report.BlobKey;
import io.cortap.core.report.DownloadLink;
import io.cortap.core.report.Sha256;
import io.cortap.ports.outbound.Blob;
import io.cortap.ports.outbound.BlobExistsException;
import io.cortap.ports.outbound.BlobStore;
import io.cortap.ports.outbound.PortUnavailableException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/**
 * Blobs as objects of one S3 bucket: the key is the object's key. Each is put whole and only where
 * there is none, with its SHA-256, which S3 checks and answers with.
 *
 * <p>Reports and snapshots are a few megabytes, so a put is one request: S3 takes 5 GiB in one.
 */
public final class S3BlobStore implements BlobStore {
  /** User metadata, since a checksum is told only to whom may use the bucket's key. */
  private static final String SHA256 = "sha256";

  private static final String FILE_NAME = "file-name";
  private static final int CONFLICT = 409;
  private static final int PRECONDITION_FAILED = 412;
  private static final BlobKey TRIAL = new BlobKey("trial");

  private final S3Client s3;
  private final String bucket;
  private final Optional<String> kmsKey;
  private final PresignedLinks links;

  /**
   * @param s3 borrowed: whoever built it closes it
   * @param kmsKey the KMS key that encrypts every object; without one the bucket's own setting does
   * @param links to objects of the same bucket
   */
  public S3BlobStore(S3Client s3, String bucket, Optional<String> kmsKey, PresignedLinks links) {
    this.s3 = s3;
    this.bucket = bucket;
    this.kmsKey = kmsKey;
    this.links = links;
  }

  @Override
  public void put(BlobKey key, Blob blob) {
    String operation = "put blob " + key;
    Sha256 sha256 = blob.sha256();
    try {
      PutObjectResponse answer =
          s3.putObject(request(key, blob, sha256), RequestBody.fromBytes(blob.bytes()));
      verify(operation, sha256, Optional.ofNullable(answer.checksumSHA256()));
    } catch (S3Exception e) {
      if (e.statusCode() != PRECONDITION_FAILED) {
        throw fault(operation, e);
      }
      requireSame(operation, key, sha256);
    } catch (SdkException e) {
      throw AwsFault.of(operation, e);
    }
  }

  private PutObjectRequest request(BlobKey key, Blob blob, Sha256 sha256) {
    PutObjectRequest.Builder request =
        PutObjectRequest.builder()
            .bucket(bucket)
            .key(key.value())
            .ifNoneMatch("*")
            .contentType(blob.contentType())
            .contentLength(blob.sizeBytes())
            .contentDisposition(Disposition.of(blob.fileName()))
            .checksumAlgorithm(ChecksumAlgorithm.SHA256)
            .checksumSHA256(base64(sha256))
            .metadata(
                Map.of(SHA256, sha256.hex(), FILE_NAME, Disposition.encoded(blob.fileName())));
    kmsKey.ifPresent(
        id -> request.serverSideEncryption(ServerSideEncryption.AWS_KMS).ssekmsKeyId(id));
    return request.build();
  }

  private static String base64(Sha256 sha256) {
    return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256.hex()));
  }

  private static void verify(String operation, Sha256 sha256, Optional<String> answered) {
    if (!answered.equals(Optional.of(base64(sha256)))) {
      throw new PortUnavailableException(
          operation, "S3 did not answer with the checksum of what was sent; it is put again");
    }
  }

  private void requireSame(String operation, BlobKey key, Sha256 sha256) {
    try {
      HeadObjectResponse there = s3.headObject(head -> head.bucket(bucket).key(key.value()));
      if (!sha256.hex().equals(there.metadata().get(SHA256))) {
        throw new BlobExistsException(key);
      }
    } catch (SdkException e) {
      throw AwsFault.of(operation, e);
    }
  }

  private static PortUnavailableException fault(String operation, S3Exception e) {
    return e.statusCode() == CONFLICT
        ? new PortUnavailableException(operation + ": somebody puts the same blob just now", e)
        : AwsFault.of(operation, e);
  }

  @Override
  public Optional<Blob> find(BlobKey key) {
    String operation = "find blob " + key;
    try {
      ResponseBytes<GetObjectResponse> found =
          s3.getObjectAsBytes(get -> get.bucket(bucket).key(key.value()));
      GetObjectResponse object = found.response();
      var blob =
          new Blob(
              found.asByteArrayUnsafe(),
              object.contentType(),
              Disposition.decoded(object.metadata().getOrDefault(FILE_NAME, "")));
      if (!blob.sha256().hex().equals(object.metadata().get(SHA256))) {
        throw new PortUnavailableException(
            operation, "its bytes are not those that were stored; restore an earlier version");
      }
      return Optional.of(blob);
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    } catch (SdkException e) {
      throw AwsFault.of(operation, e);
    }
  }

  @Override
  public Optional<DownloadLink> link(BlobKey key, Instant now, Instant until) {
    return links.link(key, now, until);
  }

  /** How many blobs were removed. */
  int removeIf(Predicate<BlobKey> unwanted) {
    String operation = "sweep the blobs";
    try {
      int removed = 0;
      for (S3Object object : s3.listObjectsV2Paginator(list -> list.bucket(bucket)).contents()) {
        Optional<BlobKey> key = key(object.key()).filter(unwanted);
        if (key.isPresent()) {
          s3.deleteObject(delete -> delete.bucket(bucket).key(object.key()));
          removed++;
        }
      }
      return removed;
    } catch (SdkException e) {
      throw AwsFault.of(operation, e);
    }
  }

  private static Optional<BlobKey> key(String text) {
    try {
      return Optional.of(new BlobKey(text));
    } catch (IllegalArgumentException noBlobOfOurs) {
      return Optional.empty();
    }
  }

  /** Puts an object and takes it away again. */
  void tryToWrite() {
    try {
      s3.putObject(
          put -> put.bucket(bucket).key(TRIAL.value()), RequestBody.fromBytes(new byte[] {0}));
      s3.deleteObject(delete -> delete.bucket(bucket).key(TRIAL.value()));
    } catch (SdkException e) {
      throw AwsFault.of("try to write a blob", e);
    }
  }
}
