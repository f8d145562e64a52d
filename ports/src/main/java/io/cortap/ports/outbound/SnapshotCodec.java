package io.cortap.ports.outbound;

import io.cortap.core.review.ProjectReview;

/**
 * Turns the canonical review into the bytes that are sealed, and back.
 *
 * <p><b>Threads.</b> One instance serves any number of threads.
 *
 * <p><b>Consistency.</b> Equal reviews give equal bytes; what was encoded decodes to an equal
 * review.
 *
 * <p><b>Time.</b> Bytes written by an older version of the service stay readable.
 *
 * <p><b>Failure.</b> {@link IllegalArgumentException} for bytes that are no review, saying where.
 */
public interface SnapshotCodec {
  /** The media type of what {@link #encode} writes. */
  String contentType();

  /** The review as bytes; its own array. */
  byte[] encode(ProjectReview review);

  /** The review that was encoded so. */
  ProjectReview decode(byte[] bytes);
}
