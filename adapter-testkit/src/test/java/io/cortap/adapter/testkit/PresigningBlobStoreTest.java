package io.cortap.adapter.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.report.BlobKey;
import io.cortap.core.report.DownloadLink;
import io.cortap.ports.outbound.Blob;
import io.cortap.ports.outbound.BlobStore;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class PresigningBlobStoreTest extends BlobStoreContract {
  private static final Instant NOON = Instant.parse("2027-03-15T12:00:00Z");
  private static final BlobKey KEY = new BlobKey("reports/12/project-58/a.docx");

  private final SettableClock clock = new SettableClock(NOON);
  private final PresigningBlobStore files =
      new PresigningBlobStore(clock, NOON.plus(Duration.ofHours(1)));

  @Override
  protected BlobStore emptyStore() {
    return new PresigningBlobStore(clock, Instant.MAX);
  }

  @Test
  void aUrlEndsWithTheCredentialsThatSignedIt() {
    files.put(KEY, new Blob(new byte[] {1}, "text/plain", "a.txt"));
    DownloadLink link = files.link(KEY, NOON, NOON.plus(Duration.ofDays(7))).orElseThrow();
    files.renewCredentials(Instant.MAX);

    assertThat(link.endsAt()).isEqualTo(NOON.plus(Duration.ofHours(1)));
    clock.advance(Duration.ofMinutes(59));
    assertThat(files.open(link.url())).isPresent();
    clock.advance(Duration.ofMinutes(1));
    assertThat(files.open(link.url())).isEmpty();
  }

  @Test
  void withoutCredentialsThatLastThereIsNoUrl() {
    files.renewCredentials(NOON);

    assertThat(files.link(KEY, NOON, NOON.plus(Duration.ofDays(7)))).isEmpty();
  }
}
