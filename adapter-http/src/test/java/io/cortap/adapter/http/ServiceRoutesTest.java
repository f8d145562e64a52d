package io.cortap.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.CheckHealth.Part;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ServiceRoutesTest {
  private final Service service = Service.start();

  @AfterEach
  void stop() {
    service.close();
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  @Nested
  class Health {
    @Test
    void isLiveWhateverItsPartsSay() throws Exception {
      service.ports.parts = () -> List.of(new Part("job-store", false, "is locked"));

      HttpResponse<byte[]> response = service.get("/health/live");

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(text(response)).isEqualTo("{\"status\":\"live\"}");
    }

    @Test
    void isReadyWhenEveryPartIs() throws Exception {
      service.ports.parts =
          () -> List.of(new Part("job-store", true, ""), new Part("blob-store", true, ""));

      HttpResponse<byte[]> response = service.get("/health/ready");

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(text(response))
          .isEqualTo(
              "{\"status\":\"ready\",\"parts\":[{\"name\":\"job-store\",\"ready\":true},"
                  + "{\"name\":\"blob-store\",\"ready\":true}]}");
    }

    @Test
    void isUnavailableWhenOnePartIsNotAndNamesIt() throws Exception {
      service.ports.parts =
          () ->
              List.of(
                  new Part("job-store", true, ""), new Part("blob-store", false, "is read-only"));

      HttpResponse<byte[]> response = service.get("/health/ready");

      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(Service.header(response, "Retry-After")).isEqualTo("5");
      assertThat(Service.json(response))
          .containsEntry("error", "SERVICE_UNAVAILABLE")
          .containsEntry("message", "the service is not ready: blob-store")
          .containsEntry(
              "details",
              Map.of(
                  "parts",
                  List.of(
                      Map.of("name", "job-store", "ready", true),
                      Map.of("name", "blob-store", "ready", false, "detail", "is read-only"))));
    }

    @Test
    void answersHeadToo() throws Exception {
      HttpResponse<byte[]> response =
          service.send(service.to("/health/ready").method("HEAD", BodyPublishers.noBody()));

      assertThat(response.statusCode()).isEqualTo(200);
    }
  }

  @Test
  void theVersionNamesItsCommit() throws Exception {
    assertThat(text(service.get("/version")))
        .isEqualTo("{\"service\":\"cortap-rpt\",\"version\":\"0.1.0\",\"commit\":\"abc1234\"}");
  }

  @Nested
  class Serving {
    private final int port = service.http().port();

    @Test
    void requestsHaveVirtualThreads() throws Exception {
      var thread = new CompletableFuture<Thread>();
      service.ports.parts =
          () -> {
            thread.complete(Thread.currentThread());
            return List.of();
          };

      service.get("/health/ready");

      assertThat(thread.get(20, TimeUnit.SECONDS).isVirtual()).isTrue();
    }

    @Test
    void answersRevealNothingOfTheServer() throws Exception {
      assertThat(service.get("/version").headers().map()).doesNotContainKey("server");
    }

    @Test
    void aTakenPortIsNamed() {
      var taken =
          new HttpService(
              service.ports.all(),
              new HttpSettings("127.0.0.1", service.http().port(), PublicBase.RELATIVE),
              new Version("0.1.0", "abc1234"),
              InstantSource.fixed(Jobs.NOON),
              () -> "id");

      assertThatThrownBy(taken::start)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("cannot listen on 127.0.0.1:" + service.http().port());
      taken.close();
    }

    @Test
    @Timeout(60)
    void closingLetsNobodyInAndWaitsForRequestsUnderWay() throws Exception {
      var begun = new CountDownLatch(1);
      var closing = new CountDownLatch(1);
      service.ports.job =
          () -> {
            begun.countDown();
            await(closing);
            return Answer.given(Jobs.withoutReport(Jobs.queued()));
          };
      var answer = new CompletableFuture<HttpResponse<byte[]>>();
      Thread.ofVirtual()
          .start(() -> {
            try {
              answer.complete(service.send(service.authorized(Service.JOB)));
            } catch (Exception e) {
              answer.completeExceptionally(e);
            }
          });
      await(begun);

      Thread closer = Thread.ofVirtual().start(service.http()::close);
      waitUntilNobodyIsLetIn();
      closing.countDown();

      assertThat(answer.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
      closer.join();
    }

    private void waitUntilNobodyIsLetIn() throws Exception {
      while (true) {
        try {
          new Socket("127.0.0.1", port).close();
        } catch (ConnectException refused) {
          return;
        } catch (SocketException reset) {
          // Let in by the system, and sent away before anybody said hello: not closed yet.
        }
      }
    }

    private static void await(CountDownLatch latch) {
      try {
        assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
