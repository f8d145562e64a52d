package io.cortap.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.audit.Actor;
import io.cortap.core.audit.AuditTrail;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.ProjectKey;
import io.cortap.core.report.TenantId;
import io.cortap.core.report.UserId;
import io.cortap.core.review.SetupRecord;
import io.cortap.core.review.SetupTrail;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.KeepSetup.Kept;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SetupTest {
  private static final String SETUP = "/api/v1/projects/58/setup";
  private static final String BODY = "{\"notes\": \"called twice\"}";

  private final Service service = Service.start();

  @AfterEach
  void stop() {
    service.close();
  }

  private static Kept unwritten() {
    return new Kept(SetupRecord.EMPTY, 0, Optional.empty());
  }

  private static Kept version(long version, String notes) {
    var record = new SetupRecord(Map.of("notes", notes));
    AuditTrail trail =
        SetupTrail.changed(
            SetupTrail.empty(new ProjectKey(new TenantId("12"), new ProjectId(58))),
            version,
            SetupRecord.EMPTY,
            record,
            Actor.user(new UserId("7")),
            Jobs.NOON);
    return new Kept(record, version, SetupTrail.changeTo(trail, version));
  }

  private void keep(Kept kept) {
    service.ports.setup = () -> Answer.given(kept);
  }

  private String tag() throws Exception {
    return Service.header(service.send(service.authorized(SETUP)), "ETag");
  }

  private HttpRequest.Builder put(String body) {
    return service
        .authorized(SETUP)
        .header("Content-Type", "application/json")
        .PUT(BodyPublishers.ofString(body));
  }

  @Nested
  class Reading {
    @Test
    void theRecordComesWithItsVersionAndWhoMadeItWhen() throws Exception {
      keep(version(3, "called"));

      HttpResponse<byte[]> response = service.send(service.authorized(SETUP));

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(Service.header(response, "ETag")).matches("\"3-[0-9a-f]{16}\"");
      assertThat(new String(response.body(), java.nio.charset.StandardCharsets.UTF_8))
          .isEqualTo(
              "{\"project_id\":58,\"version\":3,\"changed_by\":\"user:7\","
                  + "\"changed_at\":\"2027-03-15T12:00:00Z\",\"setup\":{\"notes\":\"called\"}}");
      assertThat(service.ports.projects).containsExactly("setup 58");
    }

    @Test
    void aProjectWithoutARecordHasAnEmptyOneWithATagOfItsOwn() throws Exception {
      keep(unwritten());

      HttpResponse<byte[]> response = service.send(service.authorized(SETUP));

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(Service.header(response, "ETag")).startsWith("\"0-");
      assertThat(Service.json(response))
          .containsEntry("version", 0)
          .containsEntry("changed_by", null)
          .containsEntry("setup", Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "W/%s", "\"x\", %s", "*"})
    void whatTheCallerHasIsNotSentAgain(String known) throws Exception {
      keep(version(3, "called"));
      String tag = tag();

      HttpResponse<byte[]> response =
          service.send(service.authorized(SETUP).header("If-None-Match", known.formatted(tag)));

      assertThat(response.statusCode()).isEqualTo(304);
      assertThat(Service.header(response, "ETag")).isEqualTo(tag);
      assertThat(response.body()).isEmpty();
    }

    @Test
    void headTellsTheTagWithoutTheRecord() throws Exception {
      keep(version(3, "called"));

      HttpResponse<byte[]> response =
          service.send(service.authorized(SETUP).method("HEAD", BodyPublishers.noBody()));

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(Service.header(response, "ETag")).isEqualTo(tag());
      assertThat(response.body()).isEmpty();
    }

    @Test
    void otherRecordsHaveOtherTagsEvenUnderTheSameVersion() throws Exception {
      keep(unwritten());
      String empty = tag();
      keep(new Kept(new SetupRecord(Map.of("notes", "of the file")), 0, Optional.empty()));

      assertThat(tag()).isNotEqualTo(empty);
    }
  }

  @Nested
  class Writing {
    @Test
    void whoeverNamesTheNewestTagWrites() throws Exception {
      keep(version(3, "called"));
      String tag = tag();
      service.ports.written = () -> Answer.given(version(4, "called twice"));

      HttpResponse<byte[]> response = service.send(put(BODY).header("If-Match", tag));

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(Service.header(response, "ETag")).startsWith("\"4-");
      assertThat(Service.json(response))
          .containsEntry("version", 4)
          .containsEntry("setup", Map.of("notes", "called twice"));
      assertThat(service.ports.replaced).containsExactly(3L);
      assertThat(service.ports.forms).containsExactly(Map.of("notes", "called twice"));
    }

    @Test
    void aFirstRecordIsWrittenByTheEmptyOnesTagOrByNoneMatch() throws Exception {
      keep(unwritten());
      service.ports.written = () -> Answer.given(version(1, "called twice"));

      assertThat(service.send(put(BODY).header("If-Match", tag())).statusCode()).isEqualTo(200);
      assertThat(service.send(put(BODY).header("If-None-Match", "*")).statusCode()).isEqualTo(200);
      assertThat(service.ports.replaced).containsExactly(0L, 0L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"3-0000000000000000\"", "W/\"x\""})
    void tagsThatAreNotWantedAloneAreNoCondition(String tag) throws Exception {
      keep(version(3, "called"));

      HttpResponse<byte[]> response = service.send(put(BODY).header("If-None-Match", tag));

      assertThat(response.statusCode()).isEqualTo(428);
      assertThat(service.ports.replaced).isEmpty();
    }

    @Test
    void aTagThatIsNotWantedIsComparedWeakly() throws Exception {
      keep(version(3, "called"));

      HttpResponse<byte[]> response =
          service.send(put(BODY).header("If-Match", tag()).header("If-None-Match", "W/" + tag()));

      assertThat(response.statusCode()).isEqualTo(412);
      assertThat(service.ports.replaced).isEmpty();
    }

    @Test
    void withoutAConditionNothingIsWritten() throws Exception {
      keep(version(3, "called"));

      HttpResponse<byte[]> response = service.send(put(BODY));

      assertThat(response.statusCode()).isEqualTo(428);
      assertThat(Service.json(response)).containsEntry("error", "PRECONDITION_REQUIRED");
      assertThat(service.ports.replaced).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2-0000000000000000\"", "W/%s", "\"3\", \"x\""})
    void aStaleOrWeakTagIsRefusedWithTheNewest(String sent) throws Exception {
      keep(version(3, "called"));
      String tag = tag();

      HttpResponse<byte[]> response =
          service.send(put(BODY).header("If-Match", sent.formatted(tag)));

      assertThat(response.statusCode()).isEqualTo(412);
      assertThat(Service.header(response, "ETag")).isEqualTo(tag);
      assertThat(Service.json(response).get("details"))
          .isEqualTo(Map.of("current_etag", tag, "current_version", 3));
      assertThat(service.ports.replaced).isEmpty();
    }

    @Test
    void aWriterWhoIsOvertakenLearnsTheTagThatOvertookIt() throws Exception {
      keep(version(3, "called"));
      String tag = tag();
      service.ports.written =
          () -> {
            keep(version(4, "by somebody else"));
            return Answer.refused(Problem.of(FailureCode.PRECONDITION_FAILED, "too late"));
          };

      HttpResponse<byte[]> response = service.send(put(BODY).header("If-Match", tag));

      assertThat(response.statusCode()).isEqualTo(412);
      assertThat(Service.header(response, "ETag")).startsWith("\"4-");
    }

    @Test
    void starMeansARecordThatSomebodyWrote() throws Exception {
      keep(unwritten());
      assertThat(service.send(put(BODY).header("If-Match", "*")).statusCode()).isEqualTo(412);

      keep(version(3, "called"));
      assertThat(service.send(put(BODY).header("If-None-Match", "*")).statusCode()).isEqualTo(412);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "\"3", "3-abc, \"x\"", "\"x\" y"})
    void whatIsNoTagIsSaidToBeNone(String sent) throws Exception {
      HttpResponse<byte[]> response = service.send(put(BODY).header("If-Match", sent));

      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(Service.json(response).get("details"))
          .isEqualTo(
              Map.of(
                  "fields",
                  List.of(
                      Map.of(
                          "field", "If-Match",
                          "message", "must be * or the ETag as it was read, with its quotes"))));
    }

    @Test
    void everyFaultOfTheRecordIsShown() throws Exception {
      keep(unwritten());
      List<Map<String, String>> faults =
          List.of(Map.of("field", "project_info.region_number", "message", "must be …"));
      service.ports.written =
          () ->
              Answer.refused(
                  Problem.of(FailureCode.INVALID_REQUEST, "one member does not fit")
                      .with("fields", faults));

      HttpResponse<byte[]> response = service.send(put(BODY).header("If-None-Match", "*"));

      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(Service.json(response)).containsEntry("details", Map.of("fields", faults));
    }

    @Test
    void aBodyThatIsNoJsonOrTooLargeIsNotEvenLookedAt() throws Exception {
      assertThat(service.send(put("{").header("If-None-Match", "*")).statusCode()).isEqualTo(400);
      assertThat(
              service
                  .send(
                      put("{\"notes\": \"" + "x".repeat((int) Service.MAX_BODY_BYTES) + "\"}")
                          .header("If-None-Match", "*"))
                  .statusCode())
          .isEqualTo(413);
      assertThat(
              service
                  .send(
                      service
                          .authorized(SETUP)
                          .header("Content-Type", "text/plain")
                          .header("If-None-Match", "*")
                          .PUT(BodyPublishers.ofString(BODY)))
                  .statusCode())
          .isEqualTo(415);
      assertThat(service.ports.callers).as("whose tokens were looked at, and no more").hasSize(3);
    }
  }

  @Nested
  class Refusing {
    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "abc", "58.0", "9999999999999999999"})
    void whatIsNoProjectIdIsNoProject(String id) throws Exception {
      HttpResponse<byte[]> response =
          service.send(service.authorized("/api/v1/projects/" + id + "/setup"));

      assertThat(response.statusCode()).isEqualTo(404);
      assertThat(Service.json(response)).containsEntry("error", "PROJECT_NOT_FOUND");
      assertThat(service.ports.callers).isEmpty();
    }

    @Test
    void withoutATokenNothingIsAsked() throws Exception {
      assertThat(service.get(SETUP).statusCode()).isEqualTo(401);
      assertThat(service.ports.callers).isEmpty();
    }

    @Test
    void whileTheTokenCannotBeVerifiedTheAnswerSaysWhenToComeBack() throws Exception {
      service.ports.setup =
          () -> Answer.refused(Problem.of(FailureCode.VERIFICATION_UNAVAILABLE, "no answer"));

      HttpResponse<byte[]> response = service.send(service.authorized(SETUP));

      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(Service.header(response, "Retry-After")).isEqualTo("5");
    }
  }
}
