package io.cortap.core.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.operation.Observation.JobCompleted;
import io.cortap.core.operation.Observation.JobFailed;
import io.cortap.core.operation.Observation.QueueSampled;
import io.cortap.core.operation.Observation.ReceiverSeen;
import io.cortap.core.operation.Observation.UploadFailed;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.report.ReportType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AlarmBoardTest {
  private static final Instant NOON = Instant.parse("2027-03-15T12:00:00Z");
  private static final ReportType TYPE = new ReportType("cover_letter");

  private final AlarmBoard board = new AlarmBoard();

  private List<String> look(Instant now) {
    return board.look(now).stream()
        .map(notice ->
            (notice.alarm() + " " + notice.subject() + (notice.raised() ? " raised" : " over"))
                .replace("  ", " "))
        .toList();
  }

  private void ended(int completed, int failed, Instant at) {
    for (int i = 0; i < completed; i++) {
      board.observe(new JobCompleted(TYPE, Duration.ofSeconds(3)), at);
    }
    for (int i = 0; i < failed; i++) {
      board.observe(new JobFailed(TYPE, FailureCode.DATA_FETCH_ERROR), at);
    }
  }

  @Test
  void nothingRingsBeforeAnythingHappened() {
    assertThat(look(NOON)).isEmpty();
  }

  @Test
  void atATenthNothingRingsAndAboveItDoes() {
    ended(90, 10, NOON);
    assertThat(look(NOON)).isEmpty();

    ended(0, 1, NOON);
    assertThat(look(NOON)).containsExactly("JOB_FAILURE_RATE raised");
    assertThat(look(NOON)).as("told once").isEmpty();
  }

  @Test
  void whatEndedFiveMinutesAgoCountsNoMore() {
    ended(0, 1, NOON);
    assertThat(look(NOON.plus(AlarmBoard.WINDOW).minusMillis(1)))
        .containsExactly("JOB_FAILURE_RATE raised");
    assertThat(look(NOON.plus(AlarmBoard.WINDOW))).containsExactly("JOB_FAILURE_RATE over");
  }

  @Test
  void eachReceiverRingsForItself() {
    board.observe(new ReceiverSeen("a.example.test", 6), NOON);
    board.observe(new ReceiverSeen("b.example.test", 5), NOON);
    assertThat(look(NOON)).containsExactly("WEBHOOK_FAILURES a.example.test raised");

    board.observe(new ReceiverSeen("b.example.test", 6), NOON);
    board.observe(new ReceiverSeen("a.example.test", 0), NOON);
    assertThat(look(NOON))
        .containsExactlyInAnyOrder(
            "WEBHOOK_FAILURES b.example.test raised", "WEBHOOK_FAILURES a.example.test over");
  }

  @Test
  void aQueueRingsAboveAMinuteAndAnUploadAtOnce() {
    board.observe(new QueueSampled(1, Duration.ofSeconds(60), Duration.ZERO), NOON);
    assertThat(look(NOON)).isEmpty();

    board.observe(new QueueSampled(1, Duration.ofMillis(60_001), Duration.ZERO), NOON);
    board.observe(new UploadFailed(TYPE), NOON);
    assertThat(look(NOON)).containsExactly("UPLOAD_ERROR raised", "QUEUE_AGE raised");

    board.observe(new QueueSampled(0, Duration.ZERO, Duration.ZERO), NOON);
    assertThat(look(NOON.plus(AlarmBoard.WINDOW)))
        .containsExactly("UPLOAD_ERROR over", "QUEUE_AGE over");
  }

  @Test
  void aTimeoutIsBothAFailureAndLate() {
    board.observe(new JobFailed(TYPE, FailureCode.JOB_TIMEOUT), NOON);

    assertThat(look(NOON)).containsExactly("JOB_FAILURE_RATE raised", "JOB_LATE raised");
  }
}
