package io.cortap.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.report.Requester;
import io.cortap.core.report.TenantId;
import io.cortap.core.report.UserId;
import org.junit.jupiter.api.Test;

class SharesTest {
  private static Requester user(int id) {
    return new Requester(new TenantId("12"), new UserId(Integer.toString(id)));
  }

  private static int taken(Shares shares, Requester user, int tries) {
    int taken = 0;
    for (int i = 0; i < tries; i++) {
      taken += shares.tryEnter(user) ? 1 : 0;
    }
    return taken;
  }

  @Test
  void oneUsersTwentyReadingsLeaveThreeQuartersToOthers() {
    var shares = new Shares(20);

    assertThat(taken(shares, user(1), 20)).isEqualTo(5);
    assertThat(taken(shares, user(2), 20)).isEqualTo(5);
    assertThat(taken(shares, user(3), 20)).isEqualTo(5);
    assertThat(taken(shares, user(4), 20)).isEqualTo(5);
    assertThat(taken(shares, user(5), 20)).as("all places are taken").isZero();
  }

  @Test
  void aPlaceThatIsLeftCanBeTakenAgain() {
    var shares = new Shares(20);
    taken(shares, user(1), 20);

    shares.leave(user(1));

    assertThat(taken(shares, user(1), 20)).isEqualTo(1);
  }

  @Test
  void evenOfOnePlaceThereIsAShare() {
    assertThat(taken(new Shares(1), user(1), 3)).isEqualTo(1);
  }

  @Test
  void aUserIsOneOfATenant() {
    var shares = new Shares(8);
    taken(shares, user(1), 8);

    assertThat(shares.tryEnter(new Requester(new TenantId("13"), new UserId("1")))).isTrue();
  }
}
