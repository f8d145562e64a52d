package io.cortap.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.template.TemplateDiagnosis;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.OpenLink.Opened;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each client sends a byte every 100 ms, far inside the idle timeout, and would go on for long. */
class SlowClientsTest {
  private static final int LONG_ENOUGH_BYTES = 200;

  private final Service service = Service.start();
  private final LogLines failures = LogLines.of(JettyErrors.class);

  /** Hanging up on somebody is no failure of the server. */
  @AfterEach
  void close() {
    service.close();
    failures.close();
    assertThat(failures.all()).isEmpty();
  }

  /** What came back before the service hung up; fails if it never did. */
  private String trickled(String begin, String trickle) throws IOException {
    return trickled(service.http().port(), begin, trickle);
  }

  private static String trickled(int port, String begin, String trickle) throws IOException {
    try (var socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(100);
      socket.getOutputStream().write(begin.getBytes(StandardCharsets.US_ASCII));
      var answer = new StringBuilder();
      for (int sent = 0; sent < LONG_ENOUGH_BYTES; sent++) {
        if (!sends(socket, trickle) || !heard(socket.getInputStream(), answer)) {
          return answer.toString();
        }
      }
      throw new AssertionError("the service still listens after " + LONG_ENOUGH_BYTES + " bytes");
    }
  }

  private static boolean sends(Socket socket, String trickle) {
    try {
      socket.getOutputStream().write(trickle.getBytes(StandardCharsets.US_ASCII));
      return true;
    } catch (IOException hungUp) {
      return false;
    }
  }

  /** False once there is nothing more to come. */
  private static boolean heard(InputStream in, StringBuilder answer) throws IOException {
    try {
      byte[] bytes = new byte[4096];
      int read = in.read(bytes);
      if (read > 0) {
        answer.append(new String(bytes, 0, read, StandardCharsets.US_ASCII));
      }
      return read >= 0;
    } catch (SocketTimeoutException nothingYet) {
      return true;
    } catch (SocketException hungUp) {
      return false;
    }
  }

  @Test
  void headersThatTrickleInAreNotWaitedFor() throws Exception {
    assertThat(trickled("GET /version HTTP/1.1\r\nHost: a\r\nX-Slow: ", "x")).isEmpty();
  }

  @Test
  void thoseOfOperatorsArePunctualToo() throws Exception {
    var settings =
        new HttpSettings(
                "127.0.0.1", 0, PublicBase.RELATIVE, Set.of(), 2048, 2, 40, Service.PATIENCE)
            .managedAt(0);
    try (var managed =
        new HttpService(
                service.ports.all(),
                settings,
                new Version("0.1.0", "abc1234"),
                InstantSource.fixed(Jobs.NOON),
                () -> "drawn")
            .start()) {
      String head = "GET /metrics HTTP/1.1\r\nHost: a\r\nX-Slow: ";

      assertThat(trickled(managed.managementPort(), head, "x")).isEmpty();
    }
  }

  @Test
  void headersThatTrickleInBehindAnAnsweredRequestNeither() throws Exception {
    assertThat(
            trickled(
                "GET /version HTTP/1.1\r\nHost: a\r\n\r\nGET /version HTTP/1.1\r\nX-Slow: ", "x"))
        .startsWith("HTTP/1.1 200 OK")
        .containsOnlyOnce("HTTP/1.1 ");
  }

  @Test
  void aBodyThatTricklesInIsRefused() throws Exception {
    assertThat(
            trickled(
                "POST /api/v1/generate-report HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer a.b.c\r\n"
                    + "Content-Type: application/json\r\nContent-Length: 2000\r\n\r\n{",
                " "))
        .startsWith("HTTP/1.1 400 ")
        .contains("the body took longer than 2 s");
  }

  @Test
  void aTemplateThatTricklesInIsRefused() throws Exception {
    service.ports.diagnosis = () -> Answer.given(TemplateDiagnosis.of(List.of()));
    String docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    assertThat(
            trickled(
                "POST /api/v1/templates/validate HTTP/1.1\r\nHost: a\r\n"
                    + "Authorization: Bearer a.b.c\r\nContent-Type: "
                    + docx
                    + "\r\nContent-Length: 2000\r\n\r\nPK",
                "x"))
        .startsWith("HTTP/1.1 400 ")
        .contains("the body took longer than 2 s");
  }

  /** A client with a small buffer that asks for the report. */
  private Socket reader() throws IOException {
    var socket = new Socket();
    socket.setReceiveBufferSize(4096);
    socket.connect(new InetSocketAddress("127.0.0.1", service.http().port()));
    socket.setSoTimeout(20_000);
    String request = "GET " + Service.DOWNLOAD + " HTTP/1.1\r\nHost: a\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private void offerAReportOf(int bytes) {
    byte[] file = new byte[bytes];
    service.ports.file = () -> Answer.given(new Opened.Here(Jobs.file("report.docx"), file));
  }

  @Test
  void whoTakesALongAnswerByteByByteIsHungUpOn() throws Exception {
    offerAReportOf(12 << 20);
    try (Socket slow = reader()) {
      int heard = 0;
      while (service.http().connections() > 0 || heard == 0) {
        assertThat(slow.getInputStream().read()).as("after %d bytes", heard).isNotNegative();
        heard++;
        LockSupport.parkNanos(50_000_000);
        assertThat(heard).as("bytes, and it still waits").isLessThan(600);
      }
      assertThat(heard).isGreaterThan(50);
    }
  }

  @Test
  void readersWhoStandStillFillTheRoomForLongAnswersAndNoMore() throws Exception {
    offerAReportOf(12 << 20);
    int room = LongAnswers.BUDGET_KIB / (12 << 10);
    var standing = new ArrayList<Socket>();
    try {
      for (int i = 0; i < room; i++) {
        Socket reader = reader();
        standing.add(reader);
        // Its answer has begun: its room is taken.
        assertThat(reader.getInputStream().read()).isEqualTo('H');
      }

      assertThat(service.send(service.to(Service.DOWNLOAD)))
          .satisfies(full -> {
            assertThat(full.statusCode()).isEqualTo(503);
            assertThat(Service.header(full, "Retry-After")).isNotEmpty();
          });
      assertThat(service.get("/version").statusCode()).as("short answers").isEqualTo(200);
    } finally {
      for (Socket reader : standing) {
        reader.close();
      }
    }
    int tries = 0;
    while (service.send(service.to(Service.DOWNLOAD)).statusCode() != 200) {
      assertThat(tries++).as("tries until the room is free again").isLessThan(200);
      LockSupport.parkNanos(50_000_000);
    }
  }
}
