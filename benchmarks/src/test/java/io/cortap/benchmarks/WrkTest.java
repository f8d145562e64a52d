package io.cortap.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WrkTest {
  private static final String PRINTED =
      """
      Running 10s test @ http://127.0.0.1:8080/health/live
        1 threads and 32 connections
        Thread Stats   Avg      Stdev     Max   +/- Stdev
          Latency     1.93ms    2.50ms  41.42ms   90.18%
          Req/Sec    22.99k     2.75k   29.15k    68.00%
        Latency Distribution
           50%    1.20ms
           99%   11.50ms
        228795 requests in 10.00s, 51.27MB read
      Requests/sec:  22871.32
      Transfer/sec:      5.13MB
      """;

  @Test
  void readsTheRateAndTheNinetyNinthHundredth() throws IOException {
    assertThat(Wrk.of(PRINTED)).isEqualTo(new Wrk(22_871.32, Duration.ofNanos(11_500_000)));
    assertThat(Wrk.of(PRINTED.replace("11.50ms", "870.00us")).p99())
        .isEqualTo(Duration.ofNanos(870_000));
  }

  @Test
  void aRunWithRefusalsIsNoMeasurement() {
    assertThatIOException()
        .isThrownBy(() -> Wrk.of(PRINTED + "  Non-2xx or 3xx responses: 12\n"))
        .withMessageContaining("2xx");
  }

  @Test
  void theTableSetsTheServiceBesideTheFloor() throws IOException {
    Wrk floor = Wrk.of(PRINTED);
    var service = new Wrk(floor.perSecond() / 2, floor.p99().multipliedBy(2));

    assertThat(HttpBench.table(List.of(new HttpBench("health", service, floor))).getLast())
        .isEqualTo("| health | 11,436 | 23.0 ms | 22,871 | 11.5 ms | 0.50 | 2.00 |");
  }
}
