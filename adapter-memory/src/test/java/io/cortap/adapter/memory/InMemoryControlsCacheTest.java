package io.cortap.adapter.memory;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cortap.adapter.testkit.ControlsCacheContract;
import io.cortap.ports.outbound.ControlsCache;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class InMemoryControlsCacheTest extends ControlsCacheContract {
  @Override
  protected ControlsCache emptyCache(Duration timeToLive, long room) {
    return new InMemoryControlsCache(timeToLive, room);
  }

  @Test
  void copiesThatEndBeforeTheyBeginAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new InMemoryControlsCache(Duration.ofSeconds(-1)))
        .withMessageContaining("PT-1S");
  }
}
