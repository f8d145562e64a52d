package io.cortap.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.job.Job;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.FindJob.Found;
import io.cortap.ports.inbound.WatchJob;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class JobEventsTest {
  private static final String RETRY = "retry: 2000\n\n";

  private final Service service = Service.start();

  @AfterEach
  void stop() {
    service.close();
  }

  private HttpResponse<byte[]> follow(FakeWatch watch) throws Exception {
    service.ports.watch = () -> Answer.given(watch);
    return service.send(service.authorized(Service.EVENTS).header("Accept", "text/event-stream"));
  }

  private static String event(String name, String id, String members) {
    return "event: %s\nid: %s\ndata: {\"job_id\":\"%s\",%s}\n\n"
        .formatted(name, id, Jobs.ID, members);
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  @Nested
  class Streams {
    @Test
    void tellEachPhaseAsItStartsAndEndsThenTheFinalState() throws Exception {
      Job cancelled = Jobs.running().reached(23).cancel(Jobs.at(3));

      HttpResponse<byte[]> response =
          follow(
              new FakeWatch(Jobs.queued())
                  .sees(Jobs.running())
                  .sees(Jobs.running().reached(23))
                  .sees(cancelled));

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(text(response))
          .startsWith(
              RETRY
                  + event("waiting", "0-queue-0", "\"progress\":0")
                  + event("phase-started", "1-fetch-5", "\"phase\":\"fetch\",\"progress\":5")
                  + event("progress", "1-fetch-23", "\"phase\":\"fetch\",\"progress\":23")
                  + "event: finished\nid: finished\ndata: ")
          .endsWith("}\n\n");
      assertThat(Service.json(text(response).replaceAll("(?s).*data: ", "")))
          .containsEntry("job_id", Jobs.ID.value())
          .containsEntry("status", "cancelled")
          .containsKey("error");
    }

    @Test
    void tellPhasesThatPassedBetweenTwoLooks() throws Exception {
      String text = text(follow(new FakeWatch(Jobs.running()).sees(Jobs.completed(List.of()))));

      assertThat(text)
          .containsSubsequence(
              "event: phase-started\nid: 1-fetch-5\n",
              "event: phase-ended\nid: 1-fetch-60\n",
              "event: phase-started\nid: 1-seal-65\n",
              "event: phase-ended\nid: 1-store-98\n",
              "event: finished\n");
    }

    @Test
    void passThroughProxiesAndAreKeptByNobody() throws Exception {
      HttpResponse<byte[]> response = follow(new FakeWatch(Jobs.completed(List.of())));

      assertThat(Service.header(response, "Content-Type")).isEqualTo("text/event-stream");
      assertThat(Service.header(response, "Cache-Control")).isEqualTo("no-store");
      assertThat(Service.header(response, "X-Accel-Buffering")).isEqualTo("no");
      assertThat(Service.header(response, "Content-Length")).isEmpty();
    }

    @Test
    void ofAFinishedJobTellNothingElse() throws Exception {
      assertThat(text(follow(new FakeWatch(Jobs.completed(List.of())))))
          .startsWith(RETRY + "event: finished\n")
          .containsOnlyOnce("event: ");
    }

    @Test
    void areKeptAliveWhileNothingHappens() throws Exception {
      var watch = new FakeWatch(Jobs.running()).seesNothing().seesNothing();

      assertThat(text(follow(watch.sees(Jobs.completed(List.of())))))
          .containsSubsequence(": still here\n\n", ": still here\n\n", "event: finished\n");
    }

    @Test
    void endWhereTheJobCannotBeReadAnyMore() throws Exception {
      var down = Problem.of(FailureCode.SERVICE_UNAVAILABLE, "the store is down");

      assertThat(text(follow(new FakeWatch(Jobs.running()).fails(down))))
          .doesNotContain("finished", "down");
    }

    @Test
    void beginWithTheJobAsItStandsForWhoeverComesBack() throws Exception {
      service.ports.watch =
          () ->
              Answer.given(
                  new FakeWatch(Jobs.running().reached(40))
                      .sees(Jobs.running().reached(40).cancel(Jobs.at(9))));

      HttpResponse<byte[]> response =
          service.send(service.authorized(Service.EVENTS).header("Last-Event-ID", "1-fetch-23"));

      assertThat(text(response))
          .startsWith(
              RETRY + event("phase-started", "1-fetch-40", "\"phase\":\"fetch\",\"progress\":40"));
    }

    @Test
    void areNotGivenAgainToWhoeverHasSeenTheEnd() throws Exception {
      service.ports.watch = () -> Answer.given(new FakeWatch(Jobs.completed(List.of())));

      HttpResponse<byte[]> response =
          service.send(service.authorized(Service.EVENTS).header("Last-Event-ID", "finished"));

      assertThat(response.statusCode()).isEqualTo(204);
      assertThat(response.body()).isEmpty();
    }
  }

  @Nested
  class Refusals {
    @Test
    void areTheSameAsThoseOfTheJob() throws Exception {
      service.ports.watch =
          () -> Answer.refused(Problem.of(FailureCode.JOB_NOT_FOUND, "of tenant 99"));

      HttpResponse<byte[]> response = service.send(service.authorized(Service.EVENTS));

      assertThat(response.statusCode()).isEqualTo(404);
      assertThat(Service.json(response)).containsEntry("message", "there is no such job");
    }

    @Test
    void meetWhoeverAsksForHeadersAlone() throws Exception {
      HttpResponse<byte[]> response =
          service.send(service.authorized(Service.EVENTS).method("HEAD", BodyPublishers.noBody()));

      assertThat(response.statusCode()).isEqualTo(405);
      assertThat(Service.header(response, "Allow")).isEqualTo("GET");
    }

    @Test
    void needAToken() throws Exception {
      assertThat(service.get(Service.EVENTS).statusCode()).isEqualTo(401);
    }
  }

  @Nested
  class OpenStreams {
    private final FakeWatch watch = new FakeWatch(Jobs.running());
    private final List<HttpResponse<InputStream>> open = new ArrayList<>();

    private HttpResponse<InputStream> open() throws Exception {
      service.ports.watch = () -> Answer.given(watch);
      HttpResponse<InputStream> response = service.open(service.authorized(Service.EVENTS));
      open.add(response);
      return response;
    }

    @AfterEach
    void closeAll() throws IOException {
      for (HttpResponse<InputStream> response : open) {
        response.body().close();
      }
    }

    @Test
    void sendEachEventAsItHappens() throws Exception {
      try (var lines =
          new BufferedReader(new InputStreamReader(open().body(), StandardCharsets.UTF_8))) {
        assertThat(lines.readLine()).isEqualTo("retry: 2000");
        lines.readLine();
        assertThat(lines.readLine()).isEqualTo("event: phase-started");

        watch.sees(Jobs.running().reached(17));

        for (String line = lines.readLine();
            !line.equals("event: progress");
            line = lines.readLine()) {
          assertThat(line).isNotNull();
        }
      }
    }

    @Test
    void areNoMoreThanTheServiceCanTake() throws Exception {
      for (int i = 0; i < Service.MAX_EVENT_STREAMS; i++) {
        assertThat(open().statusCode()).isEqualTo(200);
      }

      HttpResponse<byte[]> response = service.send(service.authorized(Service.EVENTS));

      assertThat(response.statusCode()).isEqualTo(429);
      assertThat(Service.json(response)).containsEntry("error", "TOO_MANY_REQUESTS");
      assertThat(Service.header(response, "Retry-After")).isEqualTo("5");
    }

    @Test
    void areBoundedBeforeTheTokenIsLookedAt() throws Exception {
      for (int i = 0; i < Service.MAX_EVENT_STREAMS; i++) {
        open();
      }
      int asked = service.ports.callers.size();

      service.send(service.authorized(Service.EVENTS));

      assertThat(service.ports.callers).hasSize(asked);
    }

    @Test
    void takeNoPlaceWhereThereIsNothingToFollow() throws Exception {
      service.ports.watch =
          () -> Answer.refused(Problem.of(FailureCode.JOB_NOT_FOUND, "there is none"));
      for (int i = 0; i < Service.MAX_EVENT_STREAMS; i++) {
        assertThat(service.send(service.authorized(Service.EVENTS)).statusCode()).isEqualTo(404);
      }

      assertThat(open().statusCode()).isEqualTo(200);
    }

    @Test
    void giveTheirPlaceBackWhenTheClientIsGone() throws Exception {
      for (int i = 0; i < Service.MAX_EVENT_STREAMS; i++) {
        open();
      }
      open.getFirst().body().close();

      // What is written to a client that is gone comes back as a failure sooner or later.
      do {
        watch.seesNothing();
      } while (open().statusCode() == 429);
    }

    @Test
    void endWhenTheirReaderStandsStill() throws Exception {
      var second = Duration.ofSeconds(1);
      var busy = new BusyWatch();
      try (Service impatient = Service.start(new Patience(second, second, second))) {
        impatient.ports.watch = () -> Answer.given(busy);
        try (Socket reader = standing(impatient)) {
          busy.writer.get().join();
          while (impatient.http().connections() > 0) {
            LockSupport.parkNanos(10_000_000);
          }
          assertThat(reader.isClosed()).as("by the client").isFalse();
        }

        impatient.ports.watch = () -> Answer.given(watch);
        for (int i = 0; i < Service.MAX_EVENT_STREAMS; i++) {
          open.add(impatient.open(impatient.authorized(Service.EVENTS)));
        }
        assertThat(open).allMatch(stream -> stream.statusCode() == 200);
      }
    }

    /** A client that takes the first byte of its stream and then no more. */
    private static Socket standing(Service of) throws IOException {
      var socket = new Socket();
      socket.setReceiveBufferSize(4096);
      socket.connect(new InetSocketAddress("127.0.0.1", of.http().port()));
      socket.setSoTimeout(20_000);
      String request =
          "GET %s HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer %s\r\n\r\n"
              .formatted(Service.EVENTS, Service.TOKEN);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      assertThat(socket.getInputStream().read()).isEqualTo('H');
      return socket;
    }

    /** Something happens all the time. */
    private static final class BusyWatch implements WatchJob.Watch {
      private final CompletableFuture<Thread> writer = new CompletableFuture<>();
      private boolean further;

      @Override
      public Found last() {
        return Jobs.withoutReport(Jobs.running());
      }

      @Override
      public Answer<Found> next(Duration wait) {
        writer.complete(Thread.currentThread());
        further = !further;
        Job running = Jobs.running();
        return Answer.given(Jobs.withoutReport(further ? running.reached(23) : running));
      }
    }

    @Test
    void endWhenTheServiceCloses() throws Exception {
      InputStream stream = open().body();

      service.http().close();

      assertThat(new String(stream.readAllBytes(), StandardCharsets.UTF_8))
          .contains("phase-started")
          .doesNotContain("finished");
    }
  }
}
