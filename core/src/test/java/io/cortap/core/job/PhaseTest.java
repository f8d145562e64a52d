package io.cortap.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PhaseTest {
  @ParameterizedTest
  @CsvSource({
    "AUTHORIZE, authorize, 5, 15",
    "FETCH, fetch, 5, 180",
    "SEAL, seal, 65, 15",
    "RENDER, render, 85, 60",
    "CONVERT, convert, 92, 120",
    "STORE, store, 98, 60"
  })
  void eachHasItsWordItsProgressAndItsLimit(Phase phase, String word, int percent, int seconds) {
    assertThat(phase.wireName()).isEqualTo(word);
    assertThat(phase.percent()).isEqualTo(percent);
    assertThat(phase.limit()).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void anAttemptBeginsBehindItsLastCheckpoint() {
    assertThat(Jobs.token(Trust.UNCONFIRMED).firstPhase()).isEqualTo(Phase.AUTHORIZE);
    assertThat(Jobs.token(Trust.GENUINE).firstPhase()).isEqualTo(Phase.AUTHORIZE);
    assertThat(Jobs.token(Trust.ALLOWED).firstPhase()).isEqualTo(Phase.FETCH);
    assertThat(Jobs.SNAPSHOT.firstPhase()).isEqualTo(Phase.RENDER);
  }
}
