package io.cortap.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cortap.core.report.IssuedLink;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LinkKeysTest {
  private static final Instant END = Instant.parse("2027-03-22T12:00:00Z");
  private static final JobId JOB = new JobId("rpt-20270315-140045-k3v9q2m4x7b1n8d5c6f0");
  private static final JobId OTHER = new JobId("rpt-20270315-140045-a7h2w9e4r1t6y3u8i5o0");

  private final LinkKeys old = new LinkKeys(List.of(key("old", 2)));
  private final LinkKeys rotated = new LinkKeys(List.of(key("new", 1), key("old", 2)));

  private static LinkKey key(String id, int fill) {
    byte[] bytes = new byte[LinkKey.LENGTH_BYTES];
    Arrays.fill(bytes, (byte) fill);
    return new LinkKey(id, bytes);
  }

  @Test
  void aLinkProvesItsJobSerialAndKey() {
    String segment = old.segment(JOB, new IssuedLink(3, "old", END)).orElseThrow();

    LinkClaim claim = rotated.verify(JOB, segment).orElseThrow();

    assertThat(claim.job()).isEqualTo(JOB);
    assertThat(claim.serial()).isEqualTo(3);
    assertThat(claim.keyId()).isEqualTo("old");
  }

  @Test
  void aLinkIsRebuiltUnderTheKeyThatSignedIt() {
    var link = new IssuedLink(1, "old", END);

    assertThat(rotated.segment(JOB, link)).isEqualTo(old.segment(JOB, link));
  }

  @Test
  void aLinkWhoseKeyIsGoneCannotBeRebuilt() {
    assertThat(old.segment(JOB, new IssuedLink(1, "new", END))).isEmpty();
  }

  @Test
  void aLinkOpensNoOtherJobAndNoOtherSerial() {
    String segment = old.segment(JOB, new IssuedLink(1, "old", END)).orElseThrow();

    assertThat(old.verify(OTHER, segment)).isEmpty();
    assertThat(old.verify(JOB, "2" + segment.substring(1))).isEmpty();
  }

  @Test
  void anyAlteredCharacterShutsTheLink() {
    String segment = old.segment(JOB, new IssuedLink(1, "old", END)).orElseThrow();
    for (int i = 0; i < segment.length(); i++) {
      char other = segment.charAt(i) == 'A' ? 'B' : 'A';
      String altered = segment.substring(0, i) + other + segment.substring(i + 1);

      assertThat(old.verify(JOB, altered)).as(altered).isEmpty();
    }
  }

  @Test
  void whatIsNoLinkAtAllIsNoProof() {
    for (String text : List.of("", "-", "1", "1-", "0-" + "a".repeat(43), "1-" + "a".repeat(44))) {
      assertThat(old.verify(JOB, text)).as(text).isEmpty();
    }
  }

  @Test
  void twoKeysOfOneIdAreRefused() {
    assertThatThrownBy(() -> new LinkKeys(List.of(key("a", 1), key("a", 2))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("same id");
  }

  @Test
  void aKeyDoesNotPrintItself() {
    assertThat(key("a", 65)).hasToString("LinkKey[a, redacted]");
  }
}
