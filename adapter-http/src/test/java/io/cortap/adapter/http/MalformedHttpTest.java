package io.cortap.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Jetty refuses before any route is asked, byte by byte on a socket of our own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MalformedHttpTest {
  private Service service;

  @BeforeAll
  void start() {
    service = Service.start();
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          no version              | 'GET / FTP/9'
          unknown version         | 'GET / HTTP/7.5'
          no path                 | 'GET'
          control characters      | 'G\u0001T /version HTTP/1.1'
          no percent encoding     | 'GET /api/v1/%zz HTTP/1.1'
          overlong UTF-8          | 'GET /api/v1/%c0%ae HTTP/1.1'
          an encoded NUL          | 'GET /api/v1/jobs/a%00b HTTP/1.1'
          a parent beyond root    | 'GET /../../version HTTP/1.1'
          half an escape          | 'GET /api/v1/downloads/%u0041/x HTTP/1.1'
          no escape in a filter   | 'GET /api/v1/jobs?status=%zz HTTP/1.1'
          """)
  void malformedRequestLinesAreInvalidRequests(String what, String line) throws Exception {
    Answer answer = answer(line + "\r\nHost: x\r\nConnection: close\r\n\r\n");

    assertThat(answer.head()).as(what).startsWith("HTTP/1.1 400 ");
    assertIsProblem(answer, "INVALID_REQUEST", 400);
    assertThat(answer.body()).doesNotContain("badMessage");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          no host                      | 'Accept: */*'
          a header without a colon     | 'Host: x~nonsense'
          two lengths                  | 'Host: x~Content-Length: 3~Content-Length: 4'
          a length that is no number   | 'Host: x~Content-Length: many'
          both framings                | 'Host: x~Content-Length: 3~Transfer-Encoding: chunked'
          a folded header              | 'Host: x~X-A: b~ c'
          """)
  void malformedHeadersAreInvalidRequests(String what, String headers) throws Exception {
    Answer answer =
        answer(
            "POST /api/v1/generate-report HTTP/1.1\r\n"
                + headers.replace("~", "\r\n")
                + "\r\n\r\n");

    assertThat(answer.head()).as(what).startsWith("HTTP/1.1 400 ");
    assertIsProblem(answer, "INVALID_REQUEST", 400);
  }

  @Test
  void aLongUrlAndLongHeadersAreTooLarge() throws Exception {
    String filler = "a".repeat(40_000);

    assertIsProblem(
        answer("GET /" + filler + " HTTP/1.1\r\nHost: x\r\n\r\n"), "PAYLOAD_TOO_LARGE", 413);
    assertIsProblem(
        answer("GET / HTTP/1.1\r\nHost: x\r\nX-A: " + filler + "\r\n\r\n"),
        "PAYLOAD_TOO_LARGE",
        413);
  }

  @Test
  void aBodyWithBrokenChunksIsAnInvalidRequest() throws Exception {
    Answer answer =
        answer(
            "POST /api/v1/generate-report HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer a.b.c\r\n"
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n");

    assertIsProblem(answer, "INVALID_REQUEST", 400);
  }

  @Test
  void whoeverStillSendsIsHeardOutSoThatTheRefusalArrives() throws Exception {
    int large = 12_000_000;
    try (var socket = new Socket("127.0.0.1", service.http().port())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          """
          POST /nowhere HTTP/1.1\r
          Host: x\r
          Content-Length: %d\r
          \r
          """
              .formatted(large)
              .getBytes(StandardCharsets.US_ASCII));
      out.write(new byte[large]);

      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .startsWith("HTTP/1.1 404 ")
          .contains("\r\nConnection: close\r\n");
    }
  }

  @Test
  void butNotForLong() throws Exception {
    try (var socket = new Socket("127.0.0.1", service.http().port())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          "POST /nowhere HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII));
      socket.setSoTimeout(10_000);

      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .startsWith("HTTP/1.1 404 ");
    }
  }

  @Test
  void methodsThatNobodyKnowsAreNotAllowed() throws Exception {
    Answer answer = answer("BREW /version HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

    assertThat(answer.head()).contains("\r\nAllow: GET, HEAD\r\n");
    assertIsProblem(answer, "METHOD_NOT_ALLOWED", 405);
  }

  @Test
  void nobodyIsTalkedIntoAWebSocket() throws Exception {
    Answer answer =
        answer(
            "GET /nowhere HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
                + "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

    assertThat(answer.head()).startsWith("HTTP/1.1 404 ");
  }

  private static void assertIsProblem(Answer answer, String code, int status) throws IOException {
    assertThat(answer.head())
        .startsWith("HTTP/1.1 " + status + " ")
        .contains("\r\nContent-Type: application/problem+json\r\n")
        .contains("\r\nCache-Control: no-store\r\n")
        .containsPattern("\r\nX-Correlation-ID: drawn-[0-9]+(\r\n|$)")
        .doesNotContainIgnoringCase("jetty");
    Map<String, Object> members = Service.json(answer.body());
    assertThat(members).containsEntry("error", code).containsEntry("status", status);
    assertThat(members.keySet()).containsExactlyElementsOf(ErrorObjectTest.MEMBERS);
    assertThat(answer.body()).doesNotContainIgnoringCase("jetty").doesNotContain("Exception");
  }

  private Answer answer(String request) throws IOException {
    String text = service.raw(request);
    int end = text.indexOf("\r\n\r\n");
    assertThat(end).as(text).isPositive();
    return new Answer(text.substring(0, end), text.substring(end + 4));
  }

  private record Answer(String head, String body) {}
}
