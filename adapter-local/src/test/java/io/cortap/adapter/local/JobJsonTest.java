package io.cortap.adapter.local;

import static io.cortap.adapter.testkit.SampleJobs.LEASE;
import static io.cortap.adapter.testkit.SampleJobs.NODE;
import static io.cortap.adapter.testkit.SampleJobs.NOON;
import static io.cortap.adapter.testkit.SampleJobs.completed;
import static io.cortap.adapter.testkit.SampleJobs.linked;
import static io.cortap.adapter.testkit.SampleJobs.queued;
import static io.cortap.adapter.testkit.SampleJobs.running;
import static io.cortap.adapter.testkit.SampleJobs.sealed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cortap.core.job.Acceptance;
import io.cortap.core.job.Delivery;
import io.cortap.core.job.Effort;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobState;
import io.cortap.core.job.Lease;
import io.cortap.core.job.Material;
import io.cortap.core.job.Phase;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.Callback;
import io.cortap.core.report.EncryptedToken;
import io.cortap.core.report.ReportOptions;
import io.cortap.core.report.ReportRequest;
import io.cortap.core.webhook.SchedulePosition;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JobJsonTest {
  private static final Delivery.Tries TRIES =
      new Delivery.Tries(7, new SchedulePosition(8), "503 after 1.2 s");

  private static Job roundTrip(Job job) {
    byte[] token =
        job.material() instanceof Material.Token held ? held.token().bytes() : new byte[0];
    return JobJson.read(JobJson.write(job), token, job.trail().records());
  }

  private static Job with(JobState state, Delivery delivery, Material material) {
    Job job = linked(1);
    return new Job(
        job.accepted(),
        NOON.plusMillis(1),
        state,
        delivery,
        material,
        new Effort(4, 2, 1, Duration.ofNanos(12_345_678_901L)),
        42,
        List.of(),
        job.links(),
        job.trail());
  }

  /** Every state of the work with each material that it may have, and every delivery. */
  static List<Job> everyState() {
    var jobs = new ArrayList<Job>();
    Material token = queued(1).material();
    Material snapshot = sealed(1).material();
    for (Material material : List.of(token, snapshot)) {
      jobs.add(with(new JobState.Queued(NOON), new Delivery.None(), material));
      for (Phase phase : Phase.values()) {
        var lease = new Lease(NODE, NOON.plus(LEASE));
        jobs.add(with(new JobState.Running(phase, NOON, lease), new Delivery.None(), material));
      }
    }
    for (Delivery delivery : everyDelivery()) {
      jobs.add(with(completed(1).state(), delivery, snapshot));
      jobs.add(with(new JobState.Cancelled(NOON), delivery, new Material.Erased(true)));
    }
    for (FailureCode code : FailureCode.values()) {
      var failed = new JobState.Failed(NOON, Problem.of(code, "it failed").at("fetch"));
      jobs.add(with(failed, new Delivery.Pending(TRIES, NOON), new Material.Erased(true)));
    }
    return jobs;
  }

  private static List<Delivery> everyDelivery() {
    return List.of(
        new Delivery.Pending(TRIES, NOON),
        new Delivery.Attempting(TRIES, NOON, new Lease(NODE, NOON.plus(LEASE))),
        new Delivery.Delivered(TRIES, NOON),
        new Delivery.Exhausted(TRIES, NOON),
        new Delivery.Stopped(TRIES, NOON));
  }

  @ParameterizedTest
  @MethodSource("everyState")
  void everyStateSurvives(Job job) {
    assertThat(roundTrip(job)).isEqualTo(job);
  }

  @Test
  void everyPermittedKindIsAmongThem() {
    List<Class<?>> tried = new ArrayList<>();
    for (Job job : everyState()) {
      tried.add(job.state().getClass());
      tried.add(job.delivery().getClass());
      tried.add(job.material().getClass());
    }

    assertThat(tried)
        .containsAll(kindsOf(JobState.class))
        .containsAll(kindsOf(Delivery.class))
        .containsAll(kindsOf(Material.class));
  }

  private static List<Class<?>> kindsOf(Class<?> sealed) {
    return Arrays.stream(sealed.getPermittedSubclasses())
        .<Class<?>>flatMap(
            kind -> kind.isInterface() ? kindsOf(kind).stream() : Stream.<Class<?>>of(kind))
        .toList();
  }

  @Test
  void aJobThatNobodyIsToldAboutSurvives() {
    assertThat(roundTrip(asking(Map.of(), new Callback.Nowhere())))
        .isEqualTo(asking(Map.of(), new Callback.Nowhere()));
  }

  private static Job asking(Map<String, Object> setup, Callback callback) {
    Job job = queued(1);
    ReportRequest request = job.accepted().request();
    var options = new ReportOptions(request.options().format(), false, Map.copyOf(setup));
    return Job.accept(
        new Acceptance(
            job.id(),
            job.accepted().requester(),
            new ReportRequest(request.project(), request.type(), callback, options),
            job.accepted().correlationId(),
            NOON),
        (Material.Token) job.material(),
        List.of());
  }

  @Test
  void numbersAndTextsSurviveWhateverTheirSize() {
    Map<String, Object> setup =
        Map.of(
            "integer",
            4,
            "long",
            1L << 40,
            "large",
            BigInteger.TEN.pow(1_500),
            "decimal",
            new BigDecimal("1.10"),
            "half a pair",
            "\ud83d",
            "controls",
            "\u0000\u001f\u2028",
            "long text",
            "ä".repeat(100_000),
            "n".repeat(60_000),
            List.of(true, Map.of("a", List.of())));

    Job job = asking(setup, new Callback.Nowhere());

    assertThat(roundTrip(job)).isEqualTo(job);
  }

  @Test
  void asDeepAsPlainValuesGoSurvives() {
    Object value = "bottom";
    for (int depth = 0; depth < 60; depth++) {
      value = Map.of("deeper", value);
    }
    Job job = asking(Map.of("top", value), new Callback.Nowhere());

    assertThat(roundTrip(job)).isEqualTo(job);
  }

  @Test
  void instantsKeepTheirMilliseconds() {
    Job job = running(1).release(Instant.parse("2027-03-15T12:00:00.123456789Z"));

    assertThat(roundTrip(job).state())
        .isEqualTo(new JobState.Queued(Instant.parse("2027-03-15T12:00:00.123Z")));
  }

  @Test
  void theTokensBytesAreNotInTheDocument() {
    String json = JobJson.write(queued(1));

    assertThat(json).contains("\"key_id\":\"t1\"").doesNotContain("not a token");
    assertThat(JobJson.read(json, new byte[] {7}, List.of()).material())
        .extracting("token")
        .isEqualTo(new EncryptedToken("t1", new byte[] {7}));
  }

  @Test
  void membersOfANewerProgramArePassedOver() {
    String newer =
        JobJson.write(completed(1))
            .replace("\"state\":{", "\"shape\":{\"a\":[1]},\"state\":{\"mood\":null,");

    Job read = JobJson.read(newer, new byte[0], List.of());

    assertThat(read.state()).isEqualTo(completed(1).state());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"is\":\"queued\" -> \"is\":\"paused\" -> state.is is 'paused'",
        "\"due_at\":\"2027 -> \"due_at\":\"yesterday, 2027 -> state.due_at:",
        "\"progress\":0 -> \"progress\":\"half\" -> progress is not a number",
        "\"links\":[] -> \"links\":[3] -> links[0] is not an object",
        "\"warnings\":[ -> \"warnings\":[3, -> warnings has an element that is no text",
        "\"format\":\"DOCX\" -> \"format\":\"SCROLL\" -> request.format:",
        "\"claims\": -> \"clams\": -> effort.claims is missing",
        "\"project\":58 -> \"project\":-58 -> its parts do not fit"
      })
  void whatDoesNotFitIsNamed(String damage) {
    String[] parts = damage.split(" -> ");
    String json = JobJson.write(queued(1));
    assertThat(json).contains(parts[0]);

    assertThatThrownBy(() -> JobJson.read(json.replace(parts[0], parts[1]), new byte[0], List.of()))
        .isInstanceOf(DamagedRecordException.class)
        .hasMessageContaining(parts[2]);
  }
}
