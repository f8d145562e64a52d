package io.cortap.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.job.JobId;
import io.cortap.core.report.DownloadLink;
import io.cortap.core.report.IssuedLink;
import io.cortap.core.report.LinkKind;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LatelyLinkedTest {
  private static final JobId JOB = new JobId("rpt-20270315-140045-k3v9q2m4x7b1n8d5c6f0");
  private static final Instant END = Instant.parse("2027-03-22T14:00:45Z");
  private static final IssuedLink ISSUED = new IssuedLink(1, "k1", END);

  private final LatelyLinked lately = new LatelyLinked();
  private int rebuilt;

  private Optional<DownloadLink> rebuild() {
    rebuilt++;
    URI url = URI.create("https://reports.example.test/" + rebuilt);
    return Optional.of(new DownloadLink(url, END, LinkKind.STABLE));
  }

  @Test
  void theSameLinkIsRebuiltOnce() {
    Optional<DownloadLink> first = lately.of(JOB, ISSUED, this::rebuild);

    assertThat(lately.of(JOB, ISSUED, this::rebuild)).isEqualTo(first).isPresent();
    assertThat(rebuilt).isEqualTo(1);
  }

  @Test
  void anotherJobSerialKeyOrEndIsAnotherLink() {
    lately.of(JOB, ISSUED, this::rebuild);

    lately.of(new JobId("rpt-20270315-140045-a7h2w9e4r1t6y3u8i5o0"), ISSUED, this::rebuild);
    lately.of(JOB, new IssuedLink(2, "k1", END), this::rebuild);
    lately.of(JOB, new IssuedLink(1, "k2", END), this::rebuild);
    lately.of(JOB, new IssuedLink(1, "k1", END.plusSeconds(1)), this::rebuild);
    assertThat(rebuilt).isEqualTo(5);
  }

  @Test
  void whatCannotBeRebuiltIsTriedAgain() {
    assertThat(lately.of(JOB, ISSUED, Optional::empty)).isEmpty();
    assertThat(lately.of(JOB, ISSUED, this::rebuild)).isPresent();
  }

  @Test
  void theOneNotAskedForLongestGoesFirst() {
    lately.of(JOB, ISSUED, this::rebuild);
    for (int serial = 2; serial <= 257; serial++) {
      lately.of(JOB, new IssuedLink(serial, "k1", END), this::rebuild);
    }
    lately.of(JOB, ISSUED, this::rebuild);

    assertThat(rebuilt).isEqualTo(258);
  }
}
