package io.cortap.adapter.memory;

import static io.cortap.adapter.testkit.SampleJobs.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.testkit.AlertChannelContract;
import io.cortap.core.operation.Alarm;
import io.cortap.core.operation.AlarmNotice;
import io.cortap.ports.outbound.AlertChannel;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InMemoryAlertChannelTest extends AlertChannelContract {
  private final InMemoryAlertChannel channel = new InMemoryAlertChannel();

  @Override
  protected AlertChannel channel() {
    return channel;
  }

  @Override
  protected List<String> arrived() {
    return channel.told().stream().map(AlarmNotice::toString).toList();
  }

  @Test
  void aClosedOneTakesNothing() {
    channel.open(false);

    assertThat(channel.tell(new AlarmNotice(Alarm.QUEUE_AGE, "", true, NOON, "seen"))).isFalse();
    assertThat(channel.told()).isEmpty();
  }
}
