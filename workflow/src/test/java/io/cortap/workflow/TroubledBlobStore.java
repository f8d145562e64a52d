package io.cortap.workflow;

import io.cortap.core.report.BlobKey;
import io.cortap.core.report.DownloadLink;
import io.cortap.core.report.LinkKind;
import io.cortap.ports.outbound.Blob;
import io.cortap.ports.outbound.BlobStore;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A store whose calls may meet trouble; it remembers every key that was ever written. */
final class TroubledBlobStore implements BlobStore {
  private final BlobStore inner;
  private final List<BlobKey> written = new ArrayList<>();
  private Trouble trouble = Trouble.NONE;
  private Optional<Instant> signsUntil = Optional.empty();

  TroubledBlobStore(BlobStore inner) {
    this.inner = inner;
  }

  void meet(Trouble next) {
    trouble = next;
  }

  /** From now on it has URLs of its own, none of which outlives its credentials. */
  void signUntil(Instant credentialsEnd) {
    signsUntil = Optional.of(credentialsEnd);
  }

  @Override
  public Optional<DownloadLink> link(BlobKey key, Instant now, Instant until) {
    if (signsUntil.isPresent()) {
      trouble.before("link");
    }
    return signsUntil
        .map(end -> (end.isBefore(until) ? end : until).truncatedTo(ChronoUnit.SECONDS))
        .filter(now::isBefore)
        .map(end ->
            new DownloadLink(
                URI.create("https://files.example.test/" + key + "?end=" + end),
                end,
                LinkKind.DIRECT));
  }

  /** Every key, in the order of writing. */
  List<BlobKey> written() {
    return List.copyOf(written);
  }

  @Override
  public void put(BlobKey key, Blob blob) {
    trouble.before("put");
    inner.put(key, blob);
    written.add(key);
    trouble.after("put");
  }

  @Override
  public Optional<Blob> find(BlobKey key) {
    trouble.before("find blob");
    Optional<Blob> found = inner.find(key);
    trouble.after("find blob");
    return found;
  }
}
