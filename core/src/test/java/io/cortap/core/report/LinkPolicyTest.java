package io.cortap.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class LinkPolicyTest {
  private static final Instant NOON = Instant.parse("2027-03-15T12:00:00Z");
  private static final LinkPolicy POLICY = LinkPolicy.STANDARD;

  private static boolean isWorthMaking(int links, Duration openLasts, Duration freshLasts) {
    return POLICY.isWorthMaking(links, NOON.plus(openLasts), NOON.plus(freshLasts), NOON);
  }

  @Test
  void aLinkNeverOutlivesItsReport() {
    assertThat(POLICY.endOfLinkMadeAt(NOON, NOON)).isEqualTo(NOON.plus(Duration.ofDays(7)));
    assertThat(POLICY.endOfLinkMadeAt(NOON, NOON.minus(Duration.ofDays(25))))
        .isEqualTo(NOON.plus(Duration.ofDays(5)));
  }

  @Test
  void theFirstFortyNineLinksAreMadeWithoutAskingForMore() {
    assertThat(isWorthMaking(48, POLICY.promise(), POLICY.promise())).isTrue();
    assertThat(isWorthMaking(49, POLICY.promise(), POLICY.promise())).isFalse();
  }

  @Test
  void fromTheFiftiethOnALinkMustLastTwiceAsLongAsTheOpenOne() {
    Duration half = POLICY.promise().dividedBy(2);

    assertThat(isWorthMaking(500, half, POLICY.promise())).isTrue();
    assertThat(isWorthMaking(500, half.plusMillis(1), POLICY.promise())).isFalse();
  }

  @Test
  void nearTheEndOfTheReportTheLinksDoNotMultiply() {
    Instant gone = NOON.plus(Duration.ofDays(4));
    Instant openEnds = NOON.plus(Duration.ofHours(1));
    int made = 0;
    for (Instant now = NOON; now.isBefore(gone); now = now.plus(Duration.ofMinutes(1))) {
      if (!now.isBefore(openEnds) || POLICY.isWorthMaking(50 + made, openEnds, gone, now)) {
        made++;
        openEnds = gone;
      }
    }
    assertThat(made).isEqualTo(1);
  }
}
