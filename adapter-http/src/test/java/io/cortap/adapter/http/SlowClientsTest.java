package io.cortap.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
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
    try (var socket = new Socket("127.0.0.1", service.http().port())) {
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
}
