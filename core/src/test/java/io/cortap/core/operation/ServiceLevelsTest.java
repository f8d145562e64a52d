package io.cortap.core.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.operation.ServiceLevels.Percentiles;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ServiceLevelsTest {
  private static List<Duration> seconds(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(Duration::ofSeconds).toList();
  }

  @Test
  void percentilesAreByNearestRank() {
    assertThat(Percentiles.of(seconds(1, 100).reversed()))
        .contains(
            new Percentiles(
                100, Duration.ofSeconds(50), Duration.ofSeconds(95), Duration.ofSeconds(99)));
    assertThat(Percentiles.of(seconds(7, 7)))
        .contains(
            new Percentiles(
                1, Duration.ofSeconds(7), Duration.ofSeconds(7), Duration.ofSeconds(7)));
    assertThat(Percentiles.of(List.of())).isEmpty();
  }

  @Test
  void aTargetIsMetUpToItsVeryDuration() {
    Percentiles hundred = Percentiles.of(seconds(1, 100)).orElseThrow();

    assertThat(hundred.meets(Duration.ofSeconds(95))).isTrue();
    assertThat(hundred.meets(Duration.ofSeconds(95).minusMillis(1))).isFalse();
  }

  @Test
  void webhooksMeetTheirTargetAtNinetyNinePercentAndWhileThereAreNone() {
    assertThat(ServiceLevels.NONE.webhooksMeetTarget()).isTrue();
    assertThat(ServiceLevels.NONE.webhookSuccessPercent()).isEmpty();
    assertThat(of(100, 99).webhooksMeetTarget()).isTrue();
    assertThat(of(100, 98).webhooksMeetTarget()).isFalse();
    assertThat(of(200, 197).webhookSuccessPercent()).contains(98.5);
  }

  private static ServiceLevels of(int webhooks, int delivered) {
    return new ServiceLevels(Map.of(), Optional.empty(), webhooks, delivered);
  }
}
