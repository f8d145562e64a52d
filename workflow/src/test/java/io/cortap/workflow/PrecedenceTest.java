package io.cortap.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class PrecedenceTest {
  private static final Duration ENDLESS = Duration.ofDays(1);

  private final List<String> told = new CopyOnWriteArrayList<>();

  private Thread making(Precedence precedence) {
    return Thread.ofPlatform()
        .start(() -> {
          try {
            precedence.letSubmissionsPass();
            told.add("made");
          } catch (InterruptedException e) {
            told.add("interrupted");
          }
        });
  }

  private static void awaitWaiting(Thread thread) {
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
  }

  @Test
  void aReportIsMadeWhenNobodySubmits() throws Exception {
    making(new Precedence(ENDLESS)).join();

    assertThat(told).containsExactly("made");
  }

  @Test
  void aReportIsMadeAfterAllSubmissionsAreAnswered() throws Exception {
    var precedence = new Precedence(ENDLESS);

    Thread making =
        precedence.ofSubmission(() -> {
          Thread waiting = making(precedence);
          awaitWaiting(waiting);
          precedence.ofSubmission(() -> told.add("second submission"));
          awaitWaiting(waiting);
          told.add("first submission");
          return waiting;
        });
    making.join();

    assertThat(told).containsExactly("second submission", "first submission", "made");
  }

  @Test
  void noReportWaitsForASubmissionThatWaitsForRiskuity() {
    var precedence = new Precedence(ENDLESS);

    precedence.ofSubmission(() ->
        precedence.whileWaiting(() -> {
          Thread making = making(precedence);
          while (making.isAlive()) {
            Thread.onSpinWait();
          }
          return told.add("Riskuity's answer");
        }));

    assertThat(told).containsExactly("made", "Riskuity's answer");
  }

  @Test
  void patienceEnds() throws Exception {
    var precedence = new Precedence(Duration.ofMillis(1));

    precedence.ofSubmission(() -> {
      Thread making = making(precedence);
      while (making.isAlive()) {
        Thread.onSpinWait();
      }
      return told.add("submission");
    });

    assertThat(told).containsExactly("made", "submission");
  }

  @Test
  void aFailedSubmissionIsAnsweredToo() throws Exception {
    var precedence = new Precedence(ENDLESS);

    try {
      precedence.ofSubmission(() -> {
        throw new IllegalStateException("refused");
      });
    } catch (IllegalStateException refused) {
      told.add("refused");
    }
    making(precedence).join();

    assertThat(told).containsExactly("refused", "made");
  }

  @Test
  void whoWaitsCanBeStopped() throws Exception {
    var precedence = new Precedence(ENDLESS);

    Thread making =
        precedence.ofSubmission(() -> {
          Thread waiting = making(precedence);
          awaitWaiting(waiting);
          waiting.interrupt();
          return waiting;
        });
    making.join();

    assertThat(told).hasSize(1);
  }
}
