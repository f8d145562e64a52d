package io.cortap.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.report.ReportFile.TemplateVersion;
import io.cortap.core.report.ReportType;
import io.cortap.core.template.TemplateProfile;
import io.cortap.ports.inbound.Answer;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompressionTest {
  private static final String TEMPLATES = "/api/v1/templates";

  private final Service service = Service.start();

  @AfterEach
  void close() {
    service.close();
  }

  private void describe(String title) {
    service.ports.templates =
        () ->
            Answer.given(
                List.of(
                    new TemplateProfile(
                        new ReportType("memo"),
                        title,
                        new TemplateVersion("memo", Jobs.TEMPLATE_SHA256),
                        List.of())));
  }

  private HttpResponse<byte[]> templates(String encodings) throws Exception {
    return service.send(service.authorized(TEMPLATES).header("Accept-Encoding", encodings));
  }

  @Test
  void aLongAnswerIsCompressedForWhoeverTakesIt() throws Exception {
    describe("long ".repeat(1000));
    byte[] plain = templates("identity").body();

    HttpResponse<byte[]> response = templates("br, gzip;q=0.5");

    assertThat(Service.header(response, "Content-Encoding")).isEqualTo("gzip");
    assertThat(Service.header(response, "Vary")).contains("Accept-Encoding");
    assertThat(response.body().length).isLessThan(plain.length / 4);
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
      assertThat(gzip.readAllBytes()).isEqualTo(plain);
    }
  }

  @Test
  void aShortAnswerIsSentAsItIs() throws Exception {
    describe("short");

    assertThat(Service.header(templates("gzip"), "Content-Encoding")).isEmpty();
  }

  @Test
  void anAnswerWithALinkInItIsNeverCompressed() throws Exception {
    var job = Jobs.completed(List.of("a warning that repeats itself, ".repeat(100)));
    service.ports.job = () -> Answer.given(Jobs.withReport(job));

    HttpResponse<byte[]> response =
        service.send(service.authorized(Service.JOB).header("Accept-Encoding", "gzip"));

    assertThat(response.body().length).isGreaterThan(2000);
    assertThat(Service.header(response, "Content-Encoding")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gzip            | true",
        "br, GZIP        | true",
        "gzip;q=0.001    | true",
        "gzip;q=0        | false",
        "gzip; q=0.000   | false",
        "deflate, br     | false",
        "*               | false",
        "gzipped         | false",
      })
  void gzipIsTakenByWhoeverNamesIt(String header, boolean taken) {
    assertThat(Compression.takesGzip(header)).isEqualTo(taken);
  }
}
