package io.cortap.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.DownloadLink;
import io.cortap.core.report.LinkKind;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.OpenLink.Opened;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenLinkTest {
  private static final byte[] BYTES =
      "PK and so on".repeat(10_000).getBytes(StandardCharsets.UTF_8);

  private final Service service = Service.start();

  @AfterEach
  void stop() {
    service.close();
  }

  private void give(String fileName) {
    service.ports.file = () -> Answer.given(new Opened.Here(Jobs.file(fileName), BYTES));
  }

  private void refuse(Problem problem) {
    service.ports.file = () -> Answer.refused(problem);
  }

  @Nested
  class Opening {
    @Test
    void givesTheFileToWhoeverHoldsTheLink() throws Exception {
      give("CORTAP_Draft_Report_Project58_20270315.docx");

      HttpResponse<byte[]> response =
          service.send(service.to(Service.DOWNLOAD).header("Accept-Encoding", "gzip, br"));

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body()).isEqualTo(BYTES);
      assertThat(service.ports.opened).containsExactly(Jobs.ID + "/1-mac");
      assertThat(Service.header(response, "Content-Type"))
          .isEqualTo("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
      assertThat(Service.header(response, "Content-Length")).isEqualTo("120000");
      assertThat(Service.header(response, "Content-Encoding")).isEmpty();
      assertThat(Service.header(response, "Content-Disposition"))
          .isEqualTo(
              "attachment; filename=\"CORTAP_Draft_Report_Project58_20270315.docx\";"
                  + " filename*=UTF-8''CORTAP_Draft_Report_Project58_20270315.docx");
      assertThat(Service.header(response, "Cache-Control")).isEqualTo("no-store");
      assertThat(Service.header(response, "Referrer-Policy")).isEqualTo("no-referrer");
      assertThat(Service.header(response, "Accept-Ranges")).isEqualTo("bytes");
      assertThat(Service.header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void tellsAllButTheBytesToHead() throws Exception {
      give("Report.docx");

      HttpResponse<byte[]> get = service.get(Service.DOWNLOAD);
      HttpResponse<byte[]> head =
          service.send(
              service
                  .to(Service.DOWNLOAD)
                  .header("X-Correlation-ID", Service.header(get, "X-Correlation-ID"))
                  .method("HEAD", BodyPublishers.noBody()));

      assertThat(head.statusCode()).isEqualTo(200);
      assertThat(head.body()).isEmpty();
      assertThat(head.headers()).isEqualTo(get.headers());
    }
  }

  @Nested
  class Elsewhere {
    private static final URI STORE = URI.create("https://files.example.test/report.docx?X=1");

    private void lead() {
      var link = new DownloadLink(STORE, Instant.EPOCH, LinkKind.DIRECT);
      service.ports.file = () -> Answer.given(new Opened.Elsewhere(Jobs.file("Report.docx"), link));
    }

    @Test
    void theHolderIsSentOnToTheStore() throws Exception {
      lead();

      HttpResponse<byte[]> response = service.get(Service.DOWNLOAD);

      assertThat(response.statusCode()).isEqualTo(302);
      assertThat(Service.header(response, "Location")).isEqualTo(STORE.toString());
      assertThat(Service.header(response, "Cache-Control")).isEqualTo("no-store");
      assertThat(Service.header(response, "Referrer-Policy")).isEqualTo("no-referrer");
    }

    @Test
    void headIsAnsweredHereSinceTheUrlIsForGetAlone() throws Exception {
      lead();

      HttpResponse<byte[]> head =
          service.send(service.to(Service.DOWNLOAD).method("HEAD", BodyPublishers.noBody()));

      assertThat(head.statusCode()).isEqualTo(200);
      assertThat(Service.header(head, "Content-Length")).isEqualTo("391000");
      assertThat(Service.header(head, "Content-Disposition")).contains("Report.docx");
      assertThat(Service.header(head, "Location")).isEmpty();
    }
  }

  @Nested
  class Ranges {
    private HttpResponse<byte[]> ask(String... headers) throws Exception {
      give("Report.docx");
      return service.send(service.to(Service.DOWNLOAD).headers(headers));
    }

    @ParameterizedTest
    @CsvSource({
      "bytes=0-0, 0, 0",
      "bytes=0-119999, 0, 119999",
      "bytes=119999-, 119999, 119999",
      "bytes=7-120000, 7, 119999",
      "bytes=7-99999999999999999999, 7, 119999",
      "bytes=-1, 119999, 119999",
      "bytes=-120001, 0, 119999",
      "BYTES= 0003-4, 3, 4"
    })
    void aSingleOneIsGivenInPart(String range, int first, int last) throws Exception {
      HttpResponse<byte[]> response = ask("Range", range);

      assertThat(response.statusCode()).isEqualTo(206);
      assertThat(response.body()).isEqualTo(Arrays.copyOfRange(BYTES, first, last + 1));
      assertThat(Service.header(response, "Content-Range"))
          .isEqualTo("bytes " + first + "-" + last + "/120000");
      assertThat(Service.header(response, "Content-Disposition")).contains("Report.docx");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "bytes=0-1,4-5",
          "bytes=5-4",
          "bytes=-",
          "bytes=",
          "bytes=a-b",
          "bytes 0-1",
          "bytes=0--1",
          "pages=0-1",
          "0-1"
        })
    void severalAndIllFormedOnesGiveTheWholeFile(String range) throws Exception {
      assertIsWhole(ask("Range", range));
    }

    @Test
    void twoHeadersGiveTheWholeFile() throws Exception {
      assertIsWhole(ask("Range", "bytes=0-0", "Range", "bytes=1-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=120000-", "bytes=120000-120001", "bytes=-0"})
    void oneBehindTheEndCannotBeSatisfied(String range) throws Exception {
      HttpResponse<byte[]> response = ask("Range", range);

      assertThat(response.statusCode()).isEqualTo(416);
      assertThat(Service.header(response, "Content-Range")).isEqualTo("bytes */120000");
      assertThat(Service.json(response)).containsEntry("error", "RANGE_NOT_SATISFIABLE");
    }

    @Test
    void areGivenOnConditionThatTheFileIsStillTheOneMeant() throws Exception {
      String tag = Service.header(ask("Accept", "*/*"), "ETag");
      assertThat(tag).isEqualTo("\"" + Jobs.FILE_SHA256 + "\"");

      assertThat(ask("Range", "bytes=0-0", "If-Range", tag).statusCode()).isEqualTo(206);
      assertIsWhole(ask("Range", "bytes=0-0", "If-Range", "\"another\""));
      assertIsWhole(ask("Range", "bytes=0-0", "If-Range", "W/" + tag));
      assertIsWhole(ask("Range", "bytes=0-0", "If-Range", "Mon, 15 Mar 2027 12:00:00 GMT"));
      assertIsWhole(ask("Range", "bytes=120000-", "If-Range", "\"another\""));
    }

    @Test
    void meanNothingToHead() throws Exception {
      give("Report.docx");

      HttpResponse<byte[]> response =
          service.send(
              service
                  .to(Service.DOWNLOAD)
                  .header("Range", "bytes=0-0")
                  .method("HEAD", BodyPublishers.noBody()));

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(Service.header(response, "Content-Length")).isEqualTo("120000");
    }

    private static void assertIsWhole(HttpResponse<byte[]> response) {
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body()).isEqualTo(BYTES);
      assertThat(Service.header(response, "Content-Range")).isEmpty();
    }
  }

  @Nested
  class LinksThatHaveEnded {
    private static final Problem ENDED =
        Problem.of(FailureCode.LINK_EXPIRED, "the link to <b>Report</b> ended on 22 March")
            .with("report_kept_until", "2027-04-14T12:00:42Z");

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/json", "text/html;q=0.5, application/json"})
    void answerProgramsWithTheErrorObject(String accept) throws Exception {
      refuse(ENDED);

      HttpResponse<byte[]> response =
          service.send(service.to(Service.DOWNLOAD).header("Accept", accept));

      assertThat(response.statusCode()).isEqualTo(410);
      assertThat(Service.json(response))
          .containsEntry("error", "LINK_EXPIRED")
          .containsEntry("instance", "/api/v1/downloads");
      assertThat(new String(response.body(), StandardCharsets.UTF_8)).doesNotContain("1-mac");
    }

    @Test
    void answerBrowsersWithAPageThatRunsNothing() throws Exception {
      refuse(ENDED);

      HttpResponse<byte[]> response =
          service.send(
              service
                  .to(Service.DOWNLOAD)
                  .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"));

      assertThat(response.statusCode()).isEqualTo(410);
      assertThat(Service.header(response, "Content-Type")).isEqualTo("text/html;charset=utf-8");
      assertThat(Service.header(response, "Cache-Control")).isEqualTo("no-store");
      assertThat(Service.header(response, "Referrer-Policy")).isEqualTo("no-referrer");
      assertThat(Service.header(response, "Content-Security-Policy"))
          .contains("default-src 'none'");
      assertThat(new String(response.body(), StandardCharsets.UTF_8))
          .contains("<h1>The download link has ended</h1>")
          .contains("the link to &lt;b&gt;Report&lt;/b&gt; ended on 22 March")
          .contains("<dt>report kept until</dt><dd>2027-04-14T12:00:42Z</dd>")
          .contains(FailureCode.LINK_EXPIRED.hint())
          .doesNotContain("<script")
          .doesNotContain("1-mac");
    }

    @Test
    void sayWhenInWordsAndWhereToGetAnother() throws Exception {
      refuse(
          Problem.of(FailureCode.LINK_EXPIRED, "ended")
              .with("file_name", "report.docx")
              .with("expired_at", "2027-03-22T12:00:42Z")
              .with("report_kept_until", "2027-04-14T12:00:42Z"));

      assertThat(page())
          .contains("<p>The link to report.docx ended on March 22, 2027 at 12:00 UTC.</p>")
          .contains("it is kept until April 14, 2027 at 12:00 UTC.")
          .contains("Open the report in Riskuity again");
    }

    @Test
    void promiseNoNewLinkToAReportThatIsGone() throws Exception {
      refuse(
          Problem.of(FailureCode.LINK_EXPIRED, "the report is not kept any more")
              .hinting("Have the report made again."));

      assertThat(page())
          .contains("<p>Have the report made again.</p>")
          .doesNotContain("gives you a new link");
    }

    private String page() throws Exception {
      HttpResponse<byte[]> response =
          service.send(service.to(Service.DOWNLOAD).header("Accept", "text/html"));
      return new String(response.body(), StandardCharsets.UTF_8);
    }
  }

  @Nested
  class LinksThatWereNeverMade {
    @Test
    void areTheSameNotFoundWhateverIsWrongWithThem() throws Exception {
      refuse(Problem.of(FailureCode.NOT_FOUND, "no key signed serial 3"));
      String forged = body(service.get(Service.DOWNLOAD));
      refuse(Problem.of(FailureCode.JOB_NOT_FOUND, "no job in the store"));
      String ofNoJob = body(service.get(Service.DOWNLOAD));
      String misspelt = body(service.get("/api/v1/downloads/nonsense/1-mac"));

      assertThat(forged)
          .contains("\"error\":\"NOT_FOUND\"")
          .contains("there is no such download link")
          .isEqualTo(ofNoJob)
          .isEqualTo(misspelt);
    }

    private static String body(HttpResponse<byte[]> response) {
      assertThat(response.statusCode()).isEqualTo(404);
      return new String(response.body(), StandardCharsets.UTF_8)
          .replace(Service.header(response, "X-Correlation-ID"), "ID");
    }
  }
}
