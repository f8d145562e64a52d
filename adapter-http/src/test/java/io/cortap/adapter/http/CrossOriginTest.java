package io.cortap.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrossOriginTest {
  private final Service service = Service.start();

  @AfterEach
  void close() {
    service.close();
  }

  private HttpResponse<byte[]> preflight(String path, String method, String origin)
      throws Exception {
    return service.send(
        service
            .to(path)
            .header("Origin", origin)
            .header("Access-Control-Request-Method", method)
            .method("OPTIONS", BodyPublishers.noBody()));
  }

  @Test
  void aPageThatIsAllowedIsToldWhatItMayDo() throws Exception {
    HttpResponse<byte[]> response = preflight(Service.GENERATE, "POST", Service.PAGE);

    assertThat(response.statusCode()).isEqualTo(204);
    assertThat(Service.header(response, "Access-Control-Allow-Origin")).isEqualTo(Service.PAGE);
    assertThat(Service.header(response, "Access-Control-Allow-Methods")).isEqualTo("POST");
    assertThat(Service.header(response, "Access-Control-Allow-Headers"))
        .contains("Authorization", "Idempotency-Key", "If-Match");
    assertThat(Service.header(response, "Access-Control-Allow-Credentials")).isEmpty();
    assertThat(Service.header(response, "Vary")).contains("Origin");
    assertThat(service.ports.callers).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "POST, https://app.agency.example.attacker.test",
    "POST, https://APP.agency.example",
    "POST, http://app.agency.example",
    "POST, null",
    "DELETE, https://app.agency.example",
  })
  void whatIsNotAllowedIsNotPromised(String method, String origin) throws Exception {
    HttpResponse<byte[]> response = preflight(Service.GENERATE, method, origin);

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(Service.header(response, "Access-Control-Allow-Methods")).isEmpty();
  }

  @Test
  void anUnknownPathIsUnknownToPreflightsToo() throws Exception {
    assertThat(preflight("/api/v1/nothing", "GET", Service.PAGE).statusCode()).isEqualTo(404);
  }

  @Test
  void refusalsCanBeReadByAPageThatIsAllowedAndByNoOther() throws Exception {
    HttpResponse<byte[]> ours =
        service.send(service.to(Service.JOB).header("Origin", Service.PAGE));
    HttpResponse<byte[]> theirs =
        service.send(service.to(Service.JOB).header("Origin", "https://attacker.test"));

    assertThat(ours.statusCode()).isEqualTo(401);
    assertThat(Service.header(ours, "Access-Control-Allow-Origin")).isEqualTo(Service.PAGE);
    assertThat(Service.header(ours, "Access-Control-Expose-Headers")).contains("Retry-After");
    assertThat(Service.header(theirs, "Access-Control-Allow-Origin")).isEmpty();
    assertThat(Service.header(theirs, "Vary")).isEqualTo("Origin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"*", "null", "https://a.test/", "https://A.test", "a.test", "https://a.test/x"})
  void anOriginIsWhatBrowsersSend(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HttpSettings.origin(text))
        .withMessageContaining("'" + text + "'");
  }
}
