package io.cortap.workflow;

import static io.cortap.workflow.Bench.MARA;
import static io.cortap.workflow.Bench.NOON;
import static io.cortap.workflow.Bench.TOKEN;
import static io.cortap.workflow.Bench.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.audit.AuditVerdict;
import io.cortap.core.audit.DailyRoot;
import io.cortap.core.audit.KeptTrail;
import io.cortap.core.audit.KnownRoot;
import io.cortap.core.audit.TrailEnd;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.report.Sha256;
import io.cortap.core.report.TenantId;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.outbound.AuditRoots;
import io.cortap.ports.outbound.PortUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class RootingTest {
  private static final LocalDate TODAY = TrailEnd.dayOf(NOON);
  private static final Instant MIDNIGHT = Instant.parse("2027-03-16T00:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  private final Bench bench = new Bench();

  private List<DailyRoot> roots() {
    return bench.auditRoots.roots(MARA.tenant());
  }

  private void workAt(Workflow node, Instant instant) {
    bench.clock.advance(Duration.between(bench.clock.instant(), instant));
    node.worker().runDue();
  }

  private AuditVerdict verdict(List<KnownRoot> known) {
    return switch (new OfflineAudit(() -> bench.auditRoots, bench.clock).verify(known)) {
      case Answer.Given<AuditVerdict> given -> given.value();
      case Answer.Refused<AuditVerdict> refused -> throw new AssertionError(refused.problem());
    };
  }

  @Test
  void aDayHasItsRootWithinAnHourOfItsEndAndNotBeforeHalfAnHour() {
    Workflow node = bench.node("a");
    accepted(node);
    node.worker().runDue();

    workAt(node, MIDNIGHT.plus(Duration.ofMinutes(30)).minusMillis(1));
    assertThat(roots()).isEmpty();
    workAt(node, MIDNIGHT.plus(Duration.ofHours(1)));

    assertThat(roots())
        .singleElement()
        .satisfies(root -> {
          assertThat(root.day()).isEqualTo(TODAY);
          assertThat(root.trails()).isEqualTo(1);
          assertThat(root.before()).isEmpty();
        });
  }

  @Test
  void daysOnWhichNobodyLookedAreMadeUpForInOrder() {
    accepted(bench.node("a"));
    bench.node("a").worker().runDue();
    bench.clock.advance(DAY.multipliedBy(2));
    bench.tokens.issue(TOKEN, MARA, bench.clock.instant().plus(Duration.ofHours(1)));
    accepted(bench.node("a"));
    bench.clock.advance(DAY);

    bench.node("b").worker().runDue();

    assertThat(roots()).extracting(DailyRoot::day).containsExactly(TODAY, TODAY.plusDays(2));
    assertThat(roots().getLast().before()).contains(roots().getFirst().hash());
    assertThat(verdict(List.of()).breaks()).isEmpty();
  }

  @Test
  void ofTwoNodesOneMakesIt() {
    accepted(bench.node("a"));
    bench.clock.advance(DAY);

    bench.node("a").worker().runDue();
    bench.node("b").worker().runDue();

    assertThat(roots()).hasSize(1);
    assertThat(verdict(List.of()).isSound()).isTrue();
  }

  @Test
  void whatIsKeptElsewhereIsComparedAndWhatDiffersIsNamed() {
    accepted(bench.node("a"));
    bench.clock.advance(DAY);
    bench.node("a").worker().runDue();
    DailyRoot root = roots().getFirst();
    var same = new KnownRoot(root.tenant(), root.day(), root.hash());
    var other = new KnownRoot(root.tenant(), root.day(), Sha256.of(new byte[0]));
    var gone = new KnownRoot(root.tenant(), root.day().minusDays(9), root.hash());

    assertThat(verdict(List.of(same)).breaks()).isEmpty();
    assertThat(verdict(List.of(same, other, gone)).breaks())
        .hasSize(2)
        .anyMatch(found -> found.contains(root.hash() + ", and " + other.hash()))
        .anyMatch(found -> found.contains("kept elsewhere is missing here"));
  }

  @Test
  void anEndedDayThatWaitsForItsRootIsCountedAndIsNoBreak() {
    accepted(bench.node("a"));
    bench.clock.advance(DAY);

    assertThat(verdict(List.of()).unrootedDays()).isEqualTo(1);
    assertThat(verdict(List.of()).isSound()).isTrue();
  }

  @Test
  void trailsGoNinetyDaysAfterTheirJobsLastRecordAndTheRootsStaySound() {
    Workflow node = bench.node("a");
    accepted(node);
    node.worker().runDue();
    for (int day = 1; day <= 95; day++) {
      bench.clock.advance(DAY);
      node.worker().runDue();
      assertThat(verdict(List.of()).breaks()).as("on day %d", day).isEmpty();
    }

    assertThat(verdict(List.of()).trails()).isZero();
    assertThat(roots()).isNotEmpty();
  }

  @Test
  void aStoreThatDoesNotAnswerIsNamed() {
    var audit =
        new OfflineAudit(
            () -> {
              throw new PortUnavailableException("open the store", "it is not there");
            },
            bench.clock);

    assertThat(Optional.of(Bench.refusal(audit.roots())))
        .hasValueSatisfying(problem -> {
          assertThat(problem.code()).isEqualTo(FailureCode.SERVICE_UNAVAILABLE);
          assertThat(problem.message()).contains("it is not there");
        });
  }

  @Test
  void aTenantWhoseRecordsCannotBeReadLeavesNoOtherWithoutRoots() {
    accepted(bench.node("a"));
    bench.node("a").worker().runDue();
    var damaged = new TenantId("0-damaged");

    boolean done =
        new Rooting(
                new AuditRoots() {
                  @Override
                  public List<TenantId> tenants() {
                    return List.of(damaged, MARA.tenant());
                  }

                  @Override
                  public SortedMap<LocalDate, List<TrailEnd>> ends(
                      TenantId tenant, LocalDate from, LocalDate before) {
                    return bench.auditRoots.ends(tenant, from, before);
                  }

                  @Override
                  public List<DailyRoot> roots(TenantId tenant) {
                    if (tenant.equals(damaged)) {
                      throw new PortUnavailableException("read roots", "a row is damaged");
                    }
                    return bench.auditRoots.roots(tenant);
                  }

                  @Override
                  public boolean add(DailyRoot root) {
                    return bench.auditRoots.add(root);
                  }

                  @Override
                  public void trails(Consumer<KeptTrail> each) {
                    bench.auditRoots.trails(each);
                  }
                })
            .succeedsAt(MIDNIGHT.plus(Duration.ofHours(1)));

    assertThat(done).isFalse();
    assertThat(roots()).extracting(DailyRoot::day).containsExactly(TODAY);
  }
}
