package io.cortap.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.ports.inbound.Answer;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdmissionTest {
  private final Service service = Service.start();
  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch gate = new CountDownLatch(1);

  @AfterEach
  void close() {
    gate.countDown();
    callers.close();
    service.close();
  }

  @Test
  void whoeverComesWhenEverythingIsBusyIsToldToComeBackAndHealthIsSeenAllTheSame()
      throws Exception {
    var inside = new Semaphore(0);
    service.ports.job =
        () -> {
          inside.release();
          gate();
          return Answer.given(Jobs.withoutReport(Jobs.queued()));
        };
    List<Future<HttpResponse<byte[]>>> busy = new ArrayList<>();
    for (int i = 0; i < Service.MAX_REQUESTS; i++) {
      busy.add(callers.submit(() -> service.send(service.authorized(Service.JOB))));
    }
    inside.acquire(Service.MAX_REQUESTS);

    HttpResponse<byte[]> refused = service.send(service.authorized(Service.JOB));

    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(Service.header(refused, "Retry-After")).isEqualTo("5");
    assertThat(service.get("/health/live").statusCode()).isEqualTo(200);

    gate.countDown();
    for (Future<HttpResponse<byte[]>> one : busy) {
      assertThat(one.get().statusCode()).isEqualTo(200);
    }
    assertThat(service.send(service.authorized(Service.JOB)).statusCode()).isEqualTo(200);
  }

  private void gate() {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
