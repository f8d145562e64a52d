package io.cortap.adapter.testkit;

import static io.cortap.adapter.testkit.SampleJobs.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.operation.Alarm;
import io.cortap.core.operation.AlarmNotice;
import io.cortap.ports.outbound.AlertChannel;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link AlertChannel} does; its test extends this. */
public abstract class AlertChannelContract {
  private static final AlarmNotice RAISED =
      new AlarmNotice(
          Alarm.WEBHOOK_FAILURES, "hooks.example.test", true, NOON, "6 jobs in a row\nfailed");

  /** One whose notices {@link #arrived} shows. */
  protected abstract AlertChannel channel();

  /** What arrived, in order: at least the alarm's name and whether it was raised, as text. */
  protected abstract List<String> arrived();

  @Test
  void aNoticeArrivesWithItsAlarmAndItsSubject() {
    assertThat(channel().tell(RAISED)).isTrue();

    assertThat(arrived())
        .singleElement()
        .asString()
        .contains("WEBHOOK_FAILURES", "hooks.example.test");
  }

  @Test
  void everyAlarmArrivesAsBegunAndAsEnded() {
    AlertChannel channel = channel();
    for (Alarm alarm : Alarm.values()) {
      channel.tell(new AlarmNotice(alarm, "", true, NOON, "seen"));
      channel.tell(new AlarmNotice(alarm, "", false, NOON.plusSeconds(60), "over"));
    }

    assertThat(arrived()).hasSize(2 * Alarm.values().length).doesNotHaveDuplicates();
  }
}
