package io.cortap.adapter.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.operation.Observation;
import io.cortap.ports.outbound.JobObserver;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link JobObserver} does; its test extends this. */
public abstract class JobObserverContract {
  private static final int THREADS = 8;
  private static final int EACH = 50;

  /** One that has heard nothing yet. */
  protected abstract JobObserver newObserver();

  /** How many jobs it has heard of as created, by whatever it shows. */
  protected abstract long created(JobObserver observer);

  @Test
  void theSamplesHaveEveryKindOfObservation() {
    assertThat(SampleObservations.everyKind())
        .extracting(Object::getClass)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.asList(Observation.class.getPermittedSubclasses()));
  }

  @Test
  void everyKindIsHeard() {
    JobObserver observer = newObserver();

    SampleObservations.everyKind().forEach(observer::observe);

    assertThat(created(observer)).isEqualTo(1);
  }

  @Test
  void nothingIsLostBetweenThreads() throws Exception {
    JobObserver observer = newObserver();
    List<Observation> all = SampleObservations.everyKind();

    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      Runnable work =
          () -> {
            for (int i = 0; i < EACH; i++) {
              all.forEach(observer::observe);
            }
          };
      List<? extends Future<?>> begun =
          Stream.generate(() -> threads.submit(work)).limit(THREADS).toList();
      for (Future<?> one : begun) {
        one.get();
      }
    }

    assertThat(created(observer)).isEqualTo(THREADS * EACH);
  }
}
