package io.cortap.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.ReportFile.TemplateVersion;
import io.cortap.core.report.ReportType;
import io.cortap.core.report.Sha256;
import io.cortap.core.review.Need;
import io.cortap.core.template.TemplateDiagnosis;
import io.cortap.core.template.TemplateFinding;
import io.cortap.core.template.TemplateFinding.Edit;
import io.cortap.core.template.TemplateFinding.Mark;
import io.cortap.core.template.TemplateFinding.Severity;
import io.cortap.core.template.TemplatePlace;
import io.cortap.core.template.TemplateProfile;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.CheckTemplate.Draft;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TemplatesTest {
  private static final String TEMPLATES = "/api/v1/templates";
  private static final String VALIDATE = TEMPLATES + "/validate";
  private static final String DOCX =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  private static final TemplateDiagnosis ONE_FAULT =
      TemplateDiagnosis.of(
          List.of(
              new TemplateFinding(
                  "UNKNOWN_FILTER",
                  Severity.ERROR,
                  TemplatePlace.of("word/document.xml", 3, "{{ who|uper }}"),
                  new Mark(7, 11),
                  "there is no filter 'uper'",
                  new Edit("write it so", "{{ who|upper }}", true))));

  private final Service service = Service.start();

  @AfterEach
  void stop() {
    service.close();
  }

  private HttpResponse<byte[]> sent(String path, String type, byte[] body) throws Exception {
    service.ports.diagnosis = () -> Answer.given(ONE_FAULT);
    return service.send(
        service
            .authorized(path)
            .header("Content-Type", type)
            .POST(BodyPublishers.ofByteArray(body)));
  }

  private HttpResponse<byte[]> form(String... parts) throws Exception {
    var body = new StringBuilder();
    for (String part : parts) {
      body.append("--frontier\r\n").append(part).append("\r\n");
    }
    return sent(
        VALIDATE,
        "multipart/form-data; boundary=frontier",
        body.append("--frontier--\r\n").toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String part(String name, String content) {
    return "Content-Disposition: form-data; name=\"%s\"; filename=\"x\"\r\n\r\n%s"
        .formatted(name, content);
  }

  private Draft draft() {
    assertThat(service.ports.drafts).hasSize(1);
    return service.ports.drafts.getFirst();
  }

  @Nested
  class Validating {
    @Test
    void aFileIsAnsweredWithItsDiagnosis() throws Exception {
      HttpResponse<byte[]> response = sent(VALIDATE, DOCX, new byte[] {'P', 'K', 0, -1});

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(draft().docx()).containsExactly('P', 'K', 0, -1);
      assertThat(draft().yardstick().data()).isEmpty();
      assertThat(Service.json(response))
          .containsEntry("usable", false)
          .containsEntry("errors", 1)
          .containsEntry("warnings", 0)
          .containsOnlyKeys(
              "usable",
              "errors",
              "warnings",
              "findings",
              "blocks",
              "fields",
              "missing",
              "unused",
              "coverage")
          .extractingByKey("findings")
          .isEqualTo(
              List.of(
                  Map.of(
                      "id",
                      "UNKNOWN_FILTER",
                      "severity",
                      "error",
                      "place",
                      Map.of(
                          "part",
                          "word/document.xml",
                          "headings",
                          List.of(),
                          "paragraph",
                          3,
                          "tag",
                          "{{ who|uper }}",
                          "occurrence",
                          1),
                      "mark",
                      List.of(7, 11),
                      "cause",
                      "there is no filter 'uper'",
                      "edit",
                      Map.of(
                          "advice",
                          "write it so",
                          "replacement",
                          "{{ who|upper }}",
                          "machine_applicable",
                          true))));
    }

    @Test
    void aFileMayBeHeldAgainstAReportType() throws Exception {
      sent(VALIDATE + "?report_type=rir_cover_letter", DOCX, new byte[] {1});

      assertThat(draft().yardstick().type())
          .isEqualTo(Optional.of(new ReportType("rir_cover_letter")));
    }

    @Test
    void aFormBringsDataAndReportType() throws Exception {
      form(
          part("template", "PK\r\n\r\nzip"),
          part("data", "{\"who\": \"Ida Crane\"}"),
          part("report_type", "rir_cover_letter"));

      assertThat(new String(draft().docx(), StandardCharsets.UTF_8)).isEqualTo("PK\r\n\r\nzip");
      assertThat(draft().yardstick().data()).isEqualTo(Optional.of(Map.of("who", "Ida Crane")));
      assertThat(draft().yardstick().type())
          .isEqualTo(Optional.of(new ReportType("rir_cover_letter")));
    }

    @Test
    void everyPartThatDoesNotFitIsNamed() throws Exception {
      HttpResponse<byte[]> response = form(part("file", "PK"), part("date", "{}"));

      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(new String(response.body(), StandardCharsets.UTF_8))
          .contains("INVALID_REQUEST", "\"file\"", "\"date\"", "\"template\"");
      assertThat(service.ports.drafts).isEmpty();
    }

    @Test
    void dataThatAreNoJsonAreRefusedByName() throws Exception {
      HttpResponse<byte[]> response = form(part("template", "PK"), part("data", "{"));

      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(new String(response.body(), StandardCharsets.UTF_8))
          .contains("\"data\"", "is not well-formed JSON");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "no boundary",
          "--frontier",
          "--frontier\r\n",
          "--frontier\r\nContent-Disposition: form-data; name=\"template\"\r\n\r\nPK",
          "--frontier\r\nno headers\r\n--frontier--",
          "--frontier\r\nX: y\r\n\r\nPK\r\n--frontier--",
          "--frontierPK\r\n--frontier--"
        })
    void whatIsNoFormIsRefused(String body) throws Exception {
      HttpResponse<byte[]> response =
          sent(
              VALIDATE,
              "multipart/form-data; boundary=\"frontier\"",
              body.getBytes(StandardCharsets.UTF_8));

      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(Service.json(response)).containsEntry("error", "INVALID_REQUEST");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "application/json",
          "text/plain",
          "multipart/form-data",
          "application/octet-stream"
        })
    void anotherMediaTypeIsRefused(String type) throws Exception {
      HttpResponse<byte[]> response = sent(VALIDATE, type, new byte[] {1});

      assertThat(response.statusCode()).isEqualTo(415);
      assertThat(Service.json(response).get("hint")).asString().contains(DOCX, "multipart");
      assertThat(service.ports.callers).isEmpty();
    }

    @Test
    void moreThanTwelveMegabytesAreTooLargeAnnouncedOrNot() throws Exception {
      byte[] large = new byte[12_000_001];
      HttpResponse<byte[]> announced = sent(VALIDATE, DOCX, large);
      HttpResponse<byte[]> chunked =
          service.send(
              service
                  .authorized(VALIDATE)
                  .header("Content-Type", DOCX)
                  .POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(large))));

      assertThat(announced.statusCode()).isEqualTo(413);
      assertThat(chunked.statusCode()).isEqualTo(413);
      assertThat(service.ports.drafts).isEmpty();
    }

    @Test
    void withoutATokenNothingIsAsked() throws Exception {
      HttpRequest.Builder request =
          service
              .to(VALIDATE)
              .header("Content-Type", DOCX)
              .POST(BodyPublishers.ofByteArray(new byte[] {1}));

      assertThat(service.send(request).statusCode()).isEqualTo(401);
      assertThat(service.ports.callers).isEmpty();
    }

    @Test
    void aBusyServiceSaysWhenToComeBack() throws Exception {
      service.ports.diagnosis =
          () -> Answer.refused(Problem.of(FailureCode.TOO_MANY_REQUESTS, "too many at once"));

      HttpResponse<byte[]> response =
          service.send(
              service
                  .authorized(VALIDATE)
                  .header("Content-Type", DOCX)
                  .POST(BodyPublishers.ofByteArray(new byte[] {1})));

      assertThat(response.statusCode()).isEqualTo(429);
      assertThat(Service.header(response, "Retry-After")).isNotEmpty();
    }
  }

  @Nested
  class Listing {
    @Test
    void reportTypesAreShownWithTheirFieldsAndVersion() throws Exception {
      Sha256 version = Sha256.of(new byte[] {1});
      service.ports.templates =
          () ->
              Answer.given(
                  List.of(
                      new TemplateProfile(
                          new ReportType("memo"),
                          "Memo",
                          new TemplateVersion("memo", version),
                          List.of(
                              new TemplateProfile.Field(
                                  "project.due_date", Need.OPTIONAL, "date", "not set", "")))));

      HttpResponse<byte[]> response = service.send(service.authorized(TEMPLATES));

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(new String(response.body(), StandardCharsets.UTF_8))
          .isEqualTo(
              "{\"templates\":[{\"report_type\":\"memo\",\"title\":\"Memo\",\"sha256\":\""
                  + version.hex()
                  + "\",\"fields\":[{\"path\":\"project.due_date\",\"need\":\"optional\","
                  + "\"type\":\"date\",\"default\":\"not set\",\"place\":null}]}]}");
    }

    @Test
    void withoutATokenNothingIsShown() throws Exception {
      assertThat(service.get(TEMPLATES).statusCode()).isEqualTo(401);
    }
  }
}
