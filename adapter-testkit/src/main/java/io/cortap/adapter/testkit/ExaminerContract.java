package io.cortap.adapter.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.deployment.Check;
import io.cortap.core.deployment.Check.Outcome;
import io.cortap.ports.outbound.Examiner;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link Examiner} does; its test extends this and makes what is to be examined. */
public abstract class ExaminerContract {
  /** Of surroundings that have all that is needed. */
  protected abstract Examiner ofSoundSurroundings();

  /** Of surroundings where nothing is. */
  protected abstract Examiner ofNothing();

  /** By the clock of the surroundings. */
  protected Instant now() {
    return SampleJobs.NOON;
  }

  @Test
  void soundSurroundingsHaveNoFault() {
    assertThat(ofSoundSurroundings().examine(now()))
        .isNotEmpty()
        .extracting(Check::outcome)
        .doesNotContain(Outcome.FAULTY);
  }

  @Test
  void eachThingIsLookedAtOnceAndAlwaysTheSame() {
    Examiner examiner = ofSoundSurroundings();

    List<String> names = examiner.examine(now()).stream().map(Check::name).toList();

    assertThat(names).doesNotHaveDuplicates();
    assertThat(examiner.examine(now())).extracting(Check::name).isEqualTo(names);
  }

  @Test
  void whereNothingIsTheFaultIsToldWithItsFix() {
    assertThat(ofNothing().examine(now()))
        .anySatisfy(check -> {
          assertThat(check.outcome()).isEqualTo(Outcome.FAULTY);
          assertThat(check.fix()).isNotBlank();
        });
  }
}
