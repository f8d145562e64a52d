package io.cortap.adapter.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cortap.core.review.ProjectReview;
import io.cortap.ports.outbound.SnapshotCodec;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link SnapshotCodec} does; its test extends this and makes one. */
public abstract class SnapshotCodecContract {
  private final ProjectReview review = SampleReviews.review();
  private SnapshotCodec codec;

  /** A new codec. */
  protected abstract SnapshotCodec codec();

  @BeforeEach
  void makeCodec() {
    codec = codec();
  }

  @Test
  void whatWasEncodedDecodesToAnEqualReview() {
    assertThat(codec.decode(codec.encode(review))).isEqualTo(review);
  }

  @Test
  void equalReviewsGiveEqualBytes() {
    assertThat(codec.encode(review)).isEqualTo(codec.encode(SampleReviews.review()));
  }

  @Test
  void whatIsNoReviewIsRefused() {
    byte[] bytes = codec.encode(review);

    assertThatIllegalArgumentException().isThrownBy(() -> codec.decode(new byte[0]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> codec.decode(Arrays.copyOf(bytes, bytes.length / 2)));
  }

  @Test
  void theBytesHaveAMediaType() {
    assertThat(codec.contentType()).matches("[a-z]+/[a-z0-9.+-]+");
  }
}
