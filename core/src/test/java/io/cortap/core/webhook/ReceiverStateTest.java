package io.cortap.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.webhook.ReceiverState.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReceiverStateTest {
  private static final Instant NOON = Instant.parse("2027-03-15T12:00:00Z");

  private ReceiverState state = ReceiverState.UNKNOWN;

  private List<Notice> failures(int times, Instant when) {
    var notices = new ArrayList<Notice>();
    for (int i = 0; i < times; i++) {
      ReceiverState.Change change = state.failed(when);
      state = change.state();
      notices.add(change.notice());
    }
    return notices;
  }

  private Notice delivery() {
    ReceiverState.Change change = state.delivered();
    state = change.state();
    return change.notice();
  }

  @Test
  void theSixthFailedJobInARowRaisesOneAlert() {
    assertThat(failures(5, NOON)).containsOnly(Notice.NOTHING);
    assertThat(failures(20, NOON)).startsWith(Notice.TROUBLE).containsOnlyOnce(Notice.TROUBLE);
  }

  @Test
  void aDeliveryInBetweenBeginsTheCountAnew() {
    failures(5, NOON);
    assertThat(delivery()).isEqualTo(Notice.NOTHING);

    assertThat(failures(5, NOON)).containsOnly(Notice.NOTHING);
  }

  @Test
  void aHostThatWasInTroubleRecoversOnce() {
    failures(6, NOON);

    assertThat(delivery()).isEqualTo(Notice.RECOVERY);
    assertThat(delivery()).isEqualTo(Notice.NOTHING);
  }

  @Test
  void troubleThatComesBackWithinTheHourRaisesNoOtherAlertAndNoOtherNotice() {
    failures(6, NOON);
    delivery();

    assertThat(failures(6, NOON.plus(Duration.ofMinutes(59)))).containsOnly(Notice.NOTHING);
    assertThat(delivery()).isEqualTo(Notice.NOTHING);
  }

  @Test
  void troubleThatLastsIsToldAgainAfterAnHour() {
    failures(6, NOON);

    assertThat(failures(1, NOON.plus(ReceiverState.SILENCE))).containsExactly(Notice.TROUBLE);
  }
}
