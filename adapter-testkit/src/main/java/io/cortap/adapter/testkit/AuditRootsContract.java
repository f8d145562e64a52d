package io.cortap.adapter.testkit;

import static io.cortap.adapter.testkit.SampleJobs.NOON;
import static io.cortap.adapter.testkit.SampleJobs.TENANT;
import static io.cortap.adapter.testkit.SampleJobs.linked;
import static io.cortap.adapter.testkit.SampleJobs.queued;
import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.audit.Actor;
import io.cortap.core.audit.AuditCheck;
import io.cortap.core.audit.AuditTrail;
import io.cortap.core.audit.AuditVerdict;
import io.cortap.core.audit.DailyRoot;
import io.cortap.core.audit.KeptTrail;
import io.cortap.core.audit.TrailEnd;
import io.cortap.core.job.Job;
import io.cortap.core.job.Retention;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.ProjectKey;
import io.cortap.core.report.Sha256;
import io.cortap.core.report.TenantId;
import io.cortap.core.review.SetupRecord;
import io.cortap.core.review.SetupTrail;
import io.cortap.core.webhook.AttemptOutcome;
import io.cortap.core.webhook.NextStep;
import io.cortap.ports.outbound.AuditRoots;
import io.cortap.ports.outbound.Caretaker;
import io.cortap.ports.outbound.JobStore;
import io.cortap.ports.outbound.SetupStore;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What every {@link AuditRoots} does; its test extends this and makes an empty deployment. */
public abstract class AuditRootsContract {
  private static final int WRITERS = 16;
  private static final LocalDate TODAY = TrailEnd.dayOf(NOON);
  private static final LocalDate TOMORROW = TODAY.plusDays(1);
  private static final TenantId OTHER = new TenantId("a");
  private static final ProjectKey PROJECT = new ProjectKey(TENANT, new ProjectId(58));

  private Deployment deployment;

  /** Stores that hold nothing, and the roots of what will be in them. */
  protected abstract Deployment emptyDeployment();

  /** Stores, their caretaker, and their roots. */
  public record Deployment(
      JobStore jobs, SetupStore setups, Caretaker caretaker, AuditRoots roots) {}

  @BeforeEach
  void startEmpty() {
    deployment = emptyDeployment();
  }

  private Job added(Job job) {
    return SampleJobs.added(deployment.jobs, job).value();
  }

  private AuditTrail setupChanged(Instant at) {
    long version = deployment.setups.find(PROJECT).map(found -> found.version()).orElse(0L);
    var record = new SetupRecord(Map.of("notes", "at " + at));
    AuditTrail trail =
        SetupTrail.changed(
            deployment.setups.trail(PROJECT),
            version + 1,
            SetupRecord.EMPTY,
            record,
            Actor.operator("mara"),
            at);
    deployment.setups.replace(PROJECT, version, record, trail.records().getLast());
    return trail;
  }

  private static TrailEnd end(AuditTrail trail, int sequence) {
    return new TrailEnd(trail.name(), sequence, trail.records().get(sequence - 1).hash());
  }

  private List<KeptTrail> trails() {
    var trails = new ArrayList<KeptTrail>();
    deployment.roots.trails(trails::add);
    return trails;
  }

  private static DailyRoot root(LocalDate day, Optional<DailyRoot> before) {
    var end = new TrailEnd("t", 1, Sha256.of(new byte[0]));
    return DailyRoot.of(TENANT, day, before.map(DailyRoot::hash), List.of(end));
  }

  private static Job settled(int number) {
    return linked(number)
        .attemptDelivery(NOON, SampleJobs.NODE, SampleJobs.LEASE)
        .deliveryEnded(NOON, new NextStep.Done(), new AttemptOutcome.Answered(200));
  }

  @Nested
  class Tenants {
    @Test
    void nobodyIsKnownAtFirst() {
      assertThat(deployment.roots.tenants()).isEmpty();
      assertThat(deployment.roots.roots(TENANT)).isEmpty();
    }

    @Test
    void whoeverHasATrailOrARootIsNamedOnce() {
      added(queued(1));
      added(queued(2));
      added(queued(OTHER, 3, NOON));
      setupChanged(NOON);
      DailyRoot root = DailyRoot.of(new TenantId("z"), TODAY, Optional.empty(), List.of());
      assertThat(deployment.roots.add(root)).isTrue();

      assertThat(deployment.roots.tenants())
          .containsExactlyInAnyOrder(TENANT, OTHER, new TenantId("z"));
    }
  }

  @Nested
  class Ends {
    @Test
    void eachTrailEndsADayWithItsLastRecordOfThatDay() {
      Job first = added(queued(1));
      Job later = first.cancel(NOON.plus(Duration.ofDays(1)));
      deployment.jobs.replace(deployment.jobs.find(first.key()).orElseThrow(), later);
      AuditTrail setup = setupChanged(NOON);

      assertThat(deployment.roots.ends(TENANT, LocalDate.MIN, LocalDate.MAX))
          .hasSize(2)
          .hasEntrySatisfying(
              TODAY,
              ends ->
                  assertThat(ends)
                      .containsExactlyInAnyOrder(
                          end(later.trail(), first.trail().records().size()), end(setup, 1)))
          .hasEntrySatisfying(
              TOMORROW,
              ends ->
                  assertThat(ends)
                      .containsExactly(end(later.trail(), later.trail().records().size())));
    }

    @Test
    void theFirstAndTheLastMillisecondOfADayAreItsOwn() {
      Instant midnight = Instant.parse("2027-03-16T00:00:00Z");
      added(queued(TENANT, 1, midnight.minusMillis(1)));
      added(queued(TENANT, 2, midnight));

      assertThat(deployment.roots.ends(TENANT, TODAY, TOMORROW)).containsOnlyKeys(TODAY);
      assertThat(deployment.roots.ends(TENANT, TOMORROW, TOMORROW.plusDays(1)))
          .containsOnlyKeys(TOMORROW);
      assertThat(deployment.roots.ends(TENANT, TOMORROW.plusDays(1), LocalDate.MAX)).isEmpty();
    }

    @Test
    void theHighestSequenceEndsADayEvenIfTheClockWentBack() {
      Job first = added(queued(TENANT, 1, NOON.plus(Duration.ofDays(1))));
      Job back = first.cancel(NOON);
      deployment.jobs.replace(deployment.jobs.find(first.key()).orElseThrow(), back);
      Job again =
          back.attemptDelivery(NOON, SampleJobs.NODE, SampleJobs.LEASE)
              .deliveryEnded(
                  NOON.plus(Duration.ofDays(1)),
                  new NextStep.Done(),
                  new AttemptOutcome.Answered(200));
      int known = back.trail().records().size();
      deployment.jobs.replace(deployment.jobs.find(first.key()).orElseThrow(), again);

      var ends = deployment.roots.ends(TENANT, LocalDate.MIN, LocalDate.MAX);

      assertThat(ends.get(TODAY)).containsExactly(end(again.trail(), known));
      assertThat(ends.get(TOMORROW)).containsExactly(end(again.trail(), known + 1));
    }

    @Test
    void anotherTenantsTrailsAreApart() {
      added(queued(OTHER, 1, NOON));

      assertThat(deployment.roots.ends(TENANT, LocalDate.MIN, LocalDate.MAX)).isEmpty();
      assertThat(deployment.roots.ends(OTHER, LocalDate.MIN, LocalDate.MAX)).hasSize(1);
    }
  }

  @Nested
  class Roots {
    @Test
    void areKeptInTheirOrder() {
      DailyRoot first = root(TODAY, Optional.empty());
      DailyRoot second = root(TOMORROW.plusDays(8), Optional.of(first));

      assertThat(deployment.roots.add(first)).isTrue();
      assertThat(deployment.roots.add(second)).isTrue();

      assertThat(deployment.roots.roots(TENANT)).containsExactly(first, second);
      assertThat(deployment.roots.roots(OTHER)).isEmpty();
    }

    @Test
    void oneThatDoesNotFollowTheLastIsRefused() {
      DailyRoot first = root(TODAY, Optional.empty());
      deployment.roots.add(first);

      assertThat(deployment.roots.add(first)).isFalse();
      assertThat(deployment.roots.add(root(TOMORROW, Optional.empty()))).isFalse();
      assertThat(deployment.roots.add(root(TODAY, Optional.of(first)))).isFalse();
      assertThat(deployment.roots.add(root(TODAY.minusDays(1), Optional.of(first)))).isFalse();
      assertThat(deployment.roots.roots(TENANT)).containsExactly(first);
    }

    @Test
    void ofSixteenWritersOfADayExactlyOneWins() throws Exception {
      DailyRoot root = root(TODAY, Optional.empty());
      Callable<Boolean> write = () -> deployment.roots.add(root);
      int winners = 0;
      try (var threads = Executors.newFixedThreadPool(WRITERS)) {
        for (Future<Boolean> writing : threads.invokeAll(Collections.nCopies(WRITERS, write))) {
          winners += writing.get() ? 1 : 0;
        }
      }

      assertThat(winners).isEqualTo(1);
      assertThat(deployment.roots.roots(TENANT)).containsExactly(root);
    }
  }

  @Nested
  class Trails {
    @Test
    void ofJobsAndSetupRecordsAreHandedOverWhole() {
      Job job = added(linked(1));
      Job other = added(queued(OTHER, 2, NOON));
      AuditTrail setup = setupChanged(NOON);

      assertThat(trails())
          .containsExactlyInAnyOrder(
              kept(TENANT, job.trail()), kept(OTHER, other.trail()), kept(TENANT, setup));
    }

    private static KeptTrail kept(TenantId tenant, AuditTrail trail) {
      return KeptTrail.of(tenant, trail, OptionalInt.of(trail.records().size()));
    }

    @Test
    void hundredsAreHandedOverOnceEach() {
      for (int number = 0; number < 250; number++) {
        added(queued(number));
      }

      assertThat(trails()).hasSize(250).doesNotHaveDuplicates();
    }

    @Test
    void theTrailOfAJobThatIsGoneStaysWithItsName() {
      Job gone = added(settled(1));

      deployment.caretaker.removePast(NOON, new Retention(NOON));

      assertThat(trails()).containsExactly(KeptTrail.of(TENANT, gone.trail(), OptionalInt.empty()));
    }

    @Test
    void itGoesNinetyDaysAfterItsLastRecordAndNotAMomentBefore() {
      added(settled(1));
      deployment.caretaker.removePast(NOON, new Retention(NOON));
      Instant end = NOON.plus(AuditTrail.KEPT);

      assertThat(deployment.caretaker.removePast(end.minusMillis(1), new Retention(NOON)).trails())
          .isZero();
      assertThat(trails()).hasSize(1);
      assertThat(deployment.caretaker.removePast(end, new Retention(NOON)).trails()).isEqualTo(1);
      assertThat(trails()).isEmpty();
    }

    @Test
    void theTrailOfAJobThatIsThereStaysHoweverOld() {
      Job kept = added(settled(1));
      setupChanged(NOON);

      deployment.caretaker.removePast(
          NOON.plus(Duration.ofDays(1_000)), new Retention(NOON.minusMillis(1)));

      assertThat(deployment.jobs.find(kept.key())).isPresent();
      assertThat(trails()).hasSize(2);
    }
  }

  @Test
  void whatIsWrittenAndRootedAsTheServiceDoesIsSound() {
    for (int number = 0; number < 5; number++) {
      added(linked(number));
    }
    setupChanged(NOON);
    deployment
        .roots
        .ends(TENANT, LocalDate.MIN, TOMORROW)
        .forEach(
            (day, ends) -> deployment.roots.add(DailyRoot.of(TENANT, day, Optional.empty(), ends)));
    added(queued(TENANT, 7, NOON.plus(Duration.ofDays(1))));

    var check = new AuditCheck(NOON.plus(Duration.ofDays(1)));
    check.addRoots(TENANT, deployment.roots.roots(TENANT));
    deployment.roots.trails(check::addTrail);
    AuditVerdict verdict = check.verdict();

    assertThat(verdict.breaks()).isEmpty();
    assertThat(verdict.trails()).isEqualTo(7);
    assertThat(verdict.roots()).isEqualTo(1);
    assertThat(verdict.unrootedDays()).isZero();
  }
}
