package io.cortap.core.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.job.JobCursors;
import io.cortap.core.job.JobId;
import io.cortap.core.job.JobPosition;
import io.cortap.core.job.JobQuery;
import io.cortap.core.job.JobStatus;
import io.cortap.core.job.LinkKey;
import io.cortap.core.job.LinkKeys;
import io.cortap.core.job.TenantQuery;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.Requester;
import io.cortap.core.report.ServiceAccount;
import io.cortap.core.report.TenantId;
import io.cortap.core.report.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListFormTest {
  private static final Instant NOON = Instant.parse("2027-03-15T12:00:00Z");
  private static final Requester MARA = new Requester(new TenantId("12"), new UserId("7"));
  private static final JobPosition PLACE =
      new JobPosition(NOON, new JobId("rpt-20270315-120000-k3v9q2m4x7b1n8d5c6f0"));

  private final JobCursors cursors =
      new JobCursors(new LinkKeys(List.of(new LinkKey("k1", new byte[LinkKey.LENGTH_BYTES]))));

  private ListForm.Reading read(Map<String, List<String>> parameters) {
    return ListForm.read(parameters, MARA, NOON, cursors);
  }

  private ListForm.Reading.Wanted wanted(Map<String, List<String>> parameters) {
    if (read(parameters) instanceof ListForm.Reading.Wanted wanted) {
      return wanted;
    }
    throw new AssertionError("refused");
  }

  private Problem refusal(Map<String, List<String>> parameters) {
    if (read(parameters) instanceof ListForm.Reading.Refused refused) {
      return refused.problem();
    }
    throw new AssertionError("not refused");
  }

  @Nested
  class Wanting {
    @Test
    void nothingSaidMeansTheFirstTwentyOfAll() {
      assertThat(wanted(Map.of()))
          .isEqualTo(
              new ListForm.Reading.Wanted(
                  new JobQuery(MARA, Optional.empty(), Optional.empty(), NOON),
                  Optional.empty(),
                  20));
    }

    @Test
    void everythingSaidIsTaken() {
      assertThat(
              wanted(
                  Map.of(
                      "project_id", List.of("58"),
                      "status", List.of("callback_failed"),
                      "limit", List.of("5"),
                      "cursor", List.of(cursors.write(MARA, PLACE)))))
          .isEqualTo(
              new ListForm.Reading.Wanted(
                  new JobQuery(
                      MARA,
                      Optional.of(new ProjectId(58)),
                      Optional.of(JobStatus.CALLBACK_FAILED),
                      NOON),
                  Optional.of(PLACE),
                  5));
    }

    @Test
    void anEmptyValueIsAsGoodAsNone() {
      assertThat(
              wanted(
                  Map.of(
                      "project_id", List.of(""),
                      "status", List.of(""),
                      "limit", List.of(""),
                      "cursor", List.of(""))))
          .isEqualTo(wanted(Map.of()));
    }

    @ParameterizedTest
    @EnumSource
    void everyStatusHasItsWordOnTheWire(JobStatus status) {
      assertThat(wanted(Map.of("status", List.of(status.wireName()))).jobs().status())
          .contains(status);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void theLimitReachesFromOneToAHundred(int limit) {
      assertThat(wanted(Map.of("limit", List.of(Integer.toString(limit)))).limit())
          .isEqualTo(limit);
    }
  }

  @Nested
  class Refusing {
    @ParameterizedTest
    @CsvSource({
      "limit, 0",
      "limit, 101",
      "limit, -1",
      "limit, 1e1",
      "limit, 99999999999999999999",
      "project_id, 0",
      "project_id, fifty-eight",
      "status, QUEUED",
      "status, done",
      "cursor, MTIz.AAAA"
    })
    void aValueThatDoesNotFitIsNamedAndNotRepeated(String name, String value) {
      Problem problem = refusal(Map.of(name, List.of(value)));

      assertThat(problem.code()).isEqualTo(FailureCode.INVALID_REQUEST);
      assertThat(problem.message()).isEqualTo("one parameter does not fit: " + name);
      assertThat(String.valueOf(problem.details().get("fields")))
          .contains("field=" + name, "message=must be ")
          .doesNotContain("'" + value + "'", "was " + value);
    }

    @Test
    void allFaultsComeAtOnce() {
      Problem problem =
          refusal(
              Map.of(
                  "project_id", List.of("x"),
                  "status", List.of("done"),
                  "limit", List.of("0"),
                  "cursor", List.of("x"),
                  "stauts", List.of("failed")));

      assertThat(problem.message()).isEqualTo("5 parameters do not fit");
      assertThat(problem.details().get("fields"))
          .isEqualTo(
              List.of(
                  fault("project_id", "must be a whole number greater than 0"),
                  fault(
                      "status",
                      "must be one of queued, processing, completed, failed, callback_failed,"
                          + " cancelled"),
                  fault("limit", "must be a whole number from 1 to 100"),
                  fault("cursor", "must be the next_cursor of an earlier page of yours, as it was"),
                  fault("stauts", "is not known; known are project_id, status, limit, cursor")));
    }

    private static Map<String, Object> fault(String field, String message) {
      return Map.of("field", field, "message", message);
    }

    @Test
    void aParameterThatIsGivenTwiceIsAFaultEvenWithOneValue() {
      assertThat(refusal(Map.of("limit", List.of("5", "5"))).details().get("fields"))
          .isEqualTo(List.of(fault("limit", "must be given once, was given 2 times")));
    }

    @Test
    void aForeignCursorAndAnAlteredOneAreTheSameFault() {
      var stranger = new Requester(new TenantId("99"), new UserId("7"));
      String foreign = cursors.write(stranger, PLACE);
      String altered = cursors.write(MARA, PLACE).replace('.', '_');

      assertThat(refusal(Map.of("cursor", List.of(foreign))))
          .isEqualTo(refusal(Map.of("cursor", List.of(altered))))
          .isEqualTo(refusal(Map.of("cursor", List.of("nonsense"))));
    }

    @Test
    void namesThatTheCallerMadeUpAreShownInShort() {
      Problem problem = refusal(Map.of("x".repeat(65), List.of("1")));

      assertThat(problem.message()).isEqualTo("one parameter does not fit: a very long name");
    }
  }

  @Nested
  class ServiceAccounts {
    private static final ServiceAccount BACKEND =
        new ServiceAccount("riskuity-backend", List.of(new TenantId("12"), new TenantId("13")));

    private ListForm.Reading read(Map<String, List<String>> parameters) {
      return ListForm.read(parameters, BACKEND, NOON, cursors);
    }

    private Problem refusal(Map<String, List<String>> parameters) {
      if (read(parameters) instanceof ListForm.Reading.Refused refused) {
        return refused.problem();
      }
      throw new AssertionError("not refused");
    }

    @Test
    void eachOfItsTenantsIsAskedForWhatMovedSince() {
      assertThat(read(Map.of("updated_since", List.of("2027-03-15T11:59:30Z"))))
          .isEqualTo(
              new ListForm.Reading.WantedOfTenants(
                  List.of(query("12"), query("13")), Optional.empty(), ListForm.DEFAULT_LIMIT));
    }

    private static TenantQuery query(String tenant) {
      return new TenantQuery(
          new TenantId(tenant), NOON.minusSeconds(30), Optional.empty(), Optional.empty(), NOON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "1710504000", "2027-03-15"})
    void theTimeIsRequiredAndReadable(String since) {
      assertThat(refusal(Map.of("updated_since", List.of(since))).details().toString())
          .contains("updated_since");
      assertThat(refusal(Map.of()).details().toString()).contains("is required");
    }

    @Test
    void aUserHasNoSuchParameter() {
      assertThat(ListFormTest.this.refusal(Map.of("updated_since", List.of("x"))).details())
          .asString()
          .contains("is not known; known are project_id, status, limit, cursor");
    }

    @Test
    void aCursorOfAUserIsNoneOfItsOwn() {
      String users = cursors.write(MARA, PLACE);
      String own = cursors.write(BACKEND, PLACE);
      var since = List.of("2027-03-15T11:59:30Z");

      assertThat(read(Map.of("updated_since", since, "cursor", List.of(own))))
          .isInstanceOfSatisfying(
              ListForm.Reading.WantedOfTenants.class,
              wanted -> assertThat(wanted.after()).contains(PLACE));
      assertThat(refusal(Map.of("updated_since", since, "cursor", List.of(users))).details())
          .asString()
          .contains("cursor");
      assertThat(cursors.read(MARA, own)).isEmpty();
    }
  }
}
