package io.cortap.core.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cortap.core.deployment.Check.Outcome;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockSkewTest {
  private static final Instant NOON = Instant.parse("2027-03-15T12:00:00Z");

  private static Check check(Optional<String> date, Instant now) {
    return ClockSkew.check("clock", "S3", date, now);
  }

  @ParameterizedTest
  @CsvSource({
    "0, FITS",
    "30, FITS",
    "-30, FITS",
    "31, NOTED",
    "-31, NOTED",
    "300, NOTED",
    "301, FAULTY",
    "-301, FAULTY"
  })
  void webhooksAndSignaturesBearFiveMinutes(long seconds, Outcome outcome) {
    Check check = check(Optional.of("Mon, 15 Mar 2027 12:00:00 GMT"), NOON.plusSeconds(seconds));

    assertThat(check.outcome()).isEqualTo(outcome);
    assertThat(check.seen()).contains(seconds + " s");
  }

  @Test
  void whoTellsNoTimeIsNotJudged() {
    assertThat(check(Optional.empty(), NOON).outcome()).isEqualTo(Outcome.NOTED);
    assertThat(check(Optional.of("noon"), NOON).outcome()).isEqualTo(Outcome.NOTED);
  }

  @Test
  void whatDoesNotFitNeedsAFix() {
    assertThatThrownBy(() -> Check.faulty("clock", "wrong", ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Check("clock", Outcome.FITS, "right", "do this"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Check.fits(" ", "right")).isInstanceOf(IllegalArgumentException.class);
  }
}
