package io.cortap.core.job;

import static io.cortap.core.job.Jobs.LEASE;
import static io.cortap.core.job.Jobs.NODE;
import static io.cortap.core.job.Jobs.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cortap.core.audit.Actor;
import io.cortap.core.audit.AuditAction;
import io.cortap.core.audit.AuditRecord;
import io.cortap.core.audit.Breaks;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.Callback;
import io.cortap.core.report.IssuedLink;
import io.cortap.core.report.TenantId;
import io.cortap.core.webhook.AttemptOutcome;
import io.cortap.core.webhook.NextStep;
import io.cortap.core.webhook.SchedulePosition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What can be asked of a job, and the moves that cost it nothing. */
final class JobFactsTest {
  private static final Actor WHO = Actor.node("node-a");
  private static final JobId ID = new JobId("rpt-20270315-120000-k3v9q2m4x7b1n8d5c6f0");

  @Test
  void itsKeyNamesTheTenantToo() {
    assertThat(Jobs.queued().key()).isEqualTo(new JobKey(new TenantId("12"), ID));
    assertThat(Jobs.queued().key()).hasToString("12/rpt-20270315-120000-k3v9q2m4x7b1n8d5c6f0");
  }

  @Nested
  class WaitingForSomethingElse {
    private final Job working = Jobs.running().putOff(NOON, NOON, "").claim(NOON, NODE, LEASE);
    private final Instant later = NOON.plusSeconds(20);

    @Test
    void costsNeitherAFailureNorTime() {
      Job waiting = working.await(NOON.plusSeconds(5), later, "Riskuity has not answered");

      assertThat(waiting.effort()).isEqualTo(new Effort(2, 0, 1, Duration.ZERO));
      assertThat(waiting.state())
          .isEqualTo(new JobState.Queued(later, "Riskuity has not answered"));
      assertThat(waiting.updatedAt()).isEqualTo(NOON.plusSeconds(5));
      assertThat(waiting.trail()).isEqualTo(working.trail());
    }

    @Test
    void isForAJobThatIsWorkedOn() {
      for (Job other : List.of(Jobs.queued(), Jobs.completed())) {
        assertThatThrownBy(() -> other.await(NOON, later, "why"))
            .isInstanceOf(IllegalTransitionException.class)
            .hasMessageContaining("wait for something else");
      }
    }
  }

  @Nested
  class Explaining {
    @Test
    void aJobThatDoesNotSayWhyItWaitsIsToldSo() {
      Job told = Jobs.queued().waitingFor("Riskuity");

      assertThat(told.state()).isEqualTo(new JobState.Queued(NOON, "Riskuity"));
      assertThat(told.updatedAt()).isEqualTo(Jobs.queued().updatedAt());
    }

    @Test
    void allOthersStayAsTheyAre() {
      Job putOff = Jobs.running().putOff(NOON, NOON.plusSeconds(2), "Riskuity answered 500");

      assertThat(putOff.waitingFor("Riskuity")).isSameAs(putOff);
      assertThat(Jobs.completed().waitingFor("Riskuity")).isEqualTo(Jobs.completed());
    }
  }

  @Nested
  class Outcomes {
    private final Job failed =
        Jobs.running()
            .authorized(NOON)
            .fail(NOON, Problem.of(FailureCode.EXPIRED_TOKEN, "the token ended"));

    @Test
    void aJobHasItsFirstUntilItIsResumed() {
      assertThat(Jobs.queued().outcomeNumber()).isEqualTo(1);
      assertThat(failed.outcomeNumber()).isEqualTo(1);
      assertThat(failed.resume(NOON, Jobs.token(Trust.ALLOWED)).outcomeNumber()).isEqualTo(2);
    }

    @Test
    void aFailedJobThatWasNobodysIsNotResumable() {
      Problem ended = Problem.of(FailureCode.EXPIRED_TOKEN, "the token ended");

      assertThat(failed.isResumable()).isTrue();
      assertThat(Jobs.running().fail(NOON, ended).isResumable()).isFalse();
    }
  }

  @Nested
  class OwingAWebhook {
    @Test
    void nothingIsOwedBeforeTheEnd() {
      assertThat(Jobs.sealed().deliveryOwedSince()).isEmpty();
    }

    @Test
    void itIsOwedSinceTheEndOrSinceItsUserAskedForItAgain() {
      Instant asked = NOON.plusSeconds(60);
      Job delivered =
          Jobs.attempting()
              .deliveryEnded(
                  NOON.plusSeconds(1), new NextStep.Done(), new AttemptOutcome.Answered(200));

      assertThat(delivered.deliveryOwedSince()).contains(NOON);
      assertThat(delivered.redeliver(asked, Actor.service()).deliveryOwedSince()).contains(asked);
    }

    @Test
    void whatWasAskedForBeforeAResumeSaysNothingOfTheOutcomeAfterIt() {
      Instant endedAgain = NOON.plus(Duration.ofDays(4));
      Problem tokenEnded = Problem.of(FailureCode.EXPIRED_TOKEN, "the token ended");
      Job told =
          Jobs.running()
              .authorized(NOON)
              .fail(NOON, tokenEnded)
              .attemptDelivery(NOON, NODE, LEASE)
              .deliveryEnded(NOON, new NextStep.Done(), new AttemptOutcome.Answered(200))
              .redeliver(NOON.plusSeconds(60), Actor.service())
              .attemptDelivery(NOON.plusSeconds(60), NODE, LEASE)
              .deliveryEnded(
                  NOON.plusSeconds(61), new NextStep.Done(), new AttemptOutcome.Answered(200));

      Job again =
          told.resume(endedAgain, Jobs.token(Trust.ALLOWED))
              .claim(endedAgain, NODE, LEASE)
              .seal(endedAgain, Jobs.SNAPSHOT, List.of())
              .complete(endedAgain, Jobs.FILE, List.of());

      assertThat(again.deliveryOwedSince()).contains(endedAgain);
    }
  }

  @Nested
  class GivingBackAnAttemptThatWasNotMade {
    @Test
    void itIsDueAtOnceAndCountsAsNothing() {
      Job given = Jobs.attempting().release(NOON.plusSeconds(5));

      assertThat(given.delivery())
          .isEqualTo(new Delivery.Pending(Delivery.Tries.NONE, NOON.plusSeconds(5)));
      assertThat(given.trail()).isEqualTo(Jobs.attempting().trail());
    }

    @Test
    void whatNobodyHoldsCannotBeGivenBack() {
      assertThatThrownBy(() -> Jobs.completed().release(NOON))
          .isInstanceOf(IllegalTransitionException.class);
    }
  }

  @Nested
  class LosingWorkersInTheMiddleOfAnAttempt {
    private Job diedTimes(int times) {
      Job job = Jobs.attempting();
      for (int i = 0; i < times; i++) {
        job = job.orphaned(NOON).attemptDelivery(NOON, NODE, LEASE);
      }
      return job;
    }

    private Delivery.Tries tries(Job job) {
      return ((Delivery.Owed) job.delivery()).tries();
    }

    @Test
    void theThirdDeathMakesTheAttemptPoison() {
      assertThat(tries(diedTimes(2)).isPoisoned()).isFalse();
      assertThat(tries(diedTimes(3)).isPoisoned()).isTrue();
    }

    @Test
    void aLeaseThatEndedCountsLikeADeathThatIsKnown() {
      Job again = Jobs.attempting().attemptDelivery(NOON.plus(LEASE), NODE, LEASE);

      assertThat(tries(again).crashes()).isEqualTo(1);
    }

    @Test
    void anAttemptThatEndsBeginsTheCountAnew() {
      Job ended =
          diedTimes(2)
              .deliveryEnded(
                  NOON,
                  new NextStep.TryAgain(new SchedulePosition(2), NOON),
                  new AttemptOutcome.Answered(500));

      assertThat(tries(ended).crashes()).isZero();
      assertThat(tries(ended).made()).isEqualTo(1);
    }
  }

  @Nested
  class OpeningALink {
    private final IssuedLink link = new IssuedLink(1, "k1", NOON.plus(Duration.ofDays(7)));

    private Job opened(Job job, int times, Instant now) {
      Job next = job;
      for (int i = 0; i < times; i++) {
        next = next.opened(now, next.links().getFirst());
      }
      return next;
    }

    private Job linked() {
      return Jobs.completed().issue(NOON, link, WHO);
    }

    private List<AuditRecord> openings(Job job) {
      return job.trail().records().stream()
          .filter(record -> record.action() == AuditAction.LINK_OPENED)
          .toList();
    }

    @Test
    void theFirstHundredLeaveARecordEachWhichSaysNothingMore() {
      Job opened = opened(linked(), 100, NOON);

      assertThat(openings(opened)).hasSize(100).allMatch(record -> record.details().isEmpty());
      assertThat(opened.links().getFirst().openings()).isEqualTo(100);
    }

    @Test
    void theNextLeavesOneThatStandsForAllOfItsHour() {
      Job opened = opened(linked(), 500, NOON.plusSeconds(60));

      assertThat(openings(opened)).hasSize(101);
      assertThat(openings(opened).getLast().details())
          .containsOnly(
              Map.entry("openings", "101"), Map.entry("stands_until", "2027-03-15T13:00:00Z"));
      assertThat(opened.links().getFirst().openings()).isEqualTo(500);
    }

    @Test
    void theFirstOfALaterHourSaysHowManyThereHaveBeen() {
      Job opened = opened(linked(), 500, NOON);
      Instant one = NOON.plus(Duration.ofHours(1));

      assertThat(openings(opened(opened, 1, one.minusMillis(1)))).hasSize(101);
      Job later = opened(opened, 7, one);
      assertThat(openings(later)).hasSize(102);
      assertThat(openings(later).getLast().details())
          .containsOnly(
              Map.entry("openings", "501"), Map.entry("stands_until", "2027-03-15T14:00:00Z"));
      assertThat(Breaks.of(later.trail())).isEmpty();
    }

    @Test
    void eachLinkIsCountedByItself() {
      Job two = opened(linked(), 500, NOON).issue(NOON, new IssuedLink(2, "k1", NOON), WHO);

      Job opened = two.opened(NOON, two.links().getLast());

      assertThat(openings(opened)).hasSize(102);
      assertThat(openings(opened).getLast().actor()).isEqualTo(Actor.holderOfLink(2));
      assertThat(opened.links()).extracting(IssuedLink::openings).containsExactly(500, 1);
    }
  }

  @Test
  void aJobWithoutACallbackOwesNothingAtItsEnd() {
    Job silent = Jobs.queued(new Callback.Nowhere()).cancel(NOON);

    assertThat(silent.delivery()).isEqualTo(new Delivery.None());
    assertThat(silent.due()).isEmpty();
  }
}
