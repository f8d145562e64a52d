package io.cortap.adapter.data;

import io.cortap.core.review.CanonicalForm;
import io.cortap.core.review.ProjectReview;
import io.cortap.ports.outbound.SnapshotCodec;

/** The canonical review as JSON in UTF-8: data version 1.0, members in a fixed order, compact. */
public final class JsonSnapshotCodec implements SnapshotCodec {

  @Override
  public String contentType() {
    return "application/json";
  }

  @Override
  public byte[] encode(ProjectReview review) {
    return PlainJson.write(CanonicalForm.write(review));
  }

  @Override
  public ProjectReview decode(byte[] bytes) {
    try {
      return CanonicalForm.read(PlainJson.read(bytes));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the snapshot cannot be read: " + e.getMessage() + "; make the report anew", e);
    }
  }
}
