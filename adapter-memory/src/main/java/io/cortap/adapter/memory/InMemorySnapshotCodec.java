package io.cortap.adapter.memory;

import io.cortap.core.report.Sha256;
import io.cortap.core.review.CanonicalForm;
import io.cortap.core.review.ProjectReview;
import io.cortap.core.webhook.ExactJson;
import io.cortap.ports.outbound.SnapshotCodec;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Writes canonical JSON, and recognises what it wrote itself: it reads no bytes of others. */
public final class InMemorySnapshotCodec implements SnapshotCodec {
  private final Map<Sha256, ProjectReview> written = new ConcurrentHashMap<>();

  @Override
  public String contentType() {
    return "application/json";
  }

  @Override
  public byte[] encode(ProjectReview review) {
    byte[] bytes = ExactJson.bytes(CanonicalForm.write(review));
    written.put(Sha256.of(bytes), review);
    return bytes;
  }

  @Override
  public ProjectReview decode(byte[] bytes) {
    ProjectReview review = written.get(Sha256.of(bytes));
    if (review == null) {
      throw new IllegalArgumentException(
          "these " + bytes.length + " bytes are no snapshot that was written here");
    }
    return review;
  }
}
