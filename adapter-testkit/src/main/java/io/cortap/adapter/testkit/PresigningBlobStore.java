package io.cortap.adapter.testkit;

import io.cortap.core.report.BlobKey;
import io.cortap.core.report.DownloadLink;
import io.cortap.core.report.LinkKind;
import io.cortap.ports.outbound.Blob;
import io.cortap.ports.outbound.BlobExistsException;
import io.cortap.ports.outbound.BlobStore;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An object store whose own URLs end, as S3's presigned ones do: at the time that was asked for, or
 * with the credentials that signed them. Nothing is signed, so it is for tests alone. Thread-safe.
 */
public final class PresigningBlobStore implements BlobStore {
  private static final String BASE = "https://files.example.test/";
  private static final String UNTIL = "?until=";

  private final InstantSource clock;
  private final Map<BlobKey, Blob> blobs = new ConcurrentHashMap<>();
  private volatile Instant credentialsEndAt;

  /**
   * @param clock says whether a URL has ended when somebody comes with it
   * @param credentialsEndAt no URL outlives them; {@link Instant#MAX} for those of a user
   */
  public PresigningBlobStore(InstantSource clock, Instant credentialsEndAt) {
    this.clock = clock;
    this.credentialsEndAt = credentialsEndAt;
  }

  /** From now on it signs with others, as a role gets new ones every few hours. */
  public void renewCredentials(Instant endAt) {
    credentialsEndAt = endAt;
  }

  @Override
  public void put(BlobKey key, Blob blob) {
    Blob stored = blobs.putIfAbsent(key, blob);
    if (stored != null && !stored.equals(blob)) {
      throw new BlobExistsException(key);
    }
  }

  @Override
  public Optional<Blob> find(BlobKey key) {
    return Optional.ofNullable(blobs.get(key));
  }

  @Override
  public Optional<DownloadLink> link(BlobKey key, Instant now, Instant until) {
    Instant end = until.isBefore(credentialsEndAt) ? until : credentialsEndAt;
    Instant whole = end.truncatedTo(ChronoUnit.SECONDS);
    return now.isBefore(whole)
        ? Optional.of(
            new DownloadLink(URI.create(BASE + key + UNTIL + whole), whole, LinkKind.DIRECT))
        : Optional.empty();
  }

  /** What a browser gets there now: the file, or nothing once the URL has ended. */
  public Optional<Blob> open(URI url) {
    String text = url.toString();
    int until = text.indexOf(UNTIL);
    if (!text.startsWith(BASE) || until < 0) {
      throw new IllegalArgumentException(url + " is no URL of this store");
    }
    boolean ended =
        !clock.instant().isBefore(Instant.parse(text.substring(until + UNTIL.length())));
    return ended ? Optional.empty() : find(new BlobKey(text.substring(BASE.length(), until)));
  }
}
