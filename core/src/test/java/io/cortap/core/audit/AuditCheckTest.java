package io.cortap.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.report.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class AuditCheckTest {
  private static final TenantId TENANT = new TenantId("12");
  private static final Instant NOON = Instant.parse("2027-03-15T12:00:00Z");
  private static final LocalDate DAY = TrailEnd.dayOf(NOON);
  private static final Duration ONE_DAY = Duration.ofDays(1);

  private final AuditTrail trail = trail("12/project-58/rpt-1", NOON);
  private final DailyRoot root = root(DAY, Optional.empty(), trail);

  private static AuditTrail trail(String name, Instant at) {
    return AuditTrail.empty(name)
        .with(at, AuditAction.REQUESTED, new Actor("user:7"), "ok", Map.of())
        .with(at.plusMillis(1), AuditAction.FETCHED, Actor.service(), "ok", Map.of())
        .with(at.plusMillis(2), AuditAction.STORED, Actor.service(), "ok", Map.of());
  }

  private static DailyRoot root(LocalDate day, Optional<DailyRoot> before, AuditTrail... trails) {
    return DailyRoot.of(
        TENANT,
        day,
        before.map(DailyRoot::hash),
        List.of(trails).stream().map(each -> TrailEnd.byDay(each).get(day)).toList());
  }

  private static KeptTrail kept(AuditTrail trail) {
    return KeptTrail.of(TENANT, trail, OptionalInt.of(trail.records().size()));
  }

  private static AuditVerdict at(Instant now, List<DailyRoot> roots, KeptTrail... trails) {
    var check = new AuditCheck(now);
    check.addRoots(TENANT, roots);
    List.of(trails).forEach(check::addTrail);
    return check.verdict();
  }

  private AuditTrail only(int... places) {
    return new AuditTrail(
        trail.name(),
        Arrays.stream(places).mapToObj(place -> trail.records().get(place - 1)).toList());
  }

  @Nested
  class OneTrail {
    private List<String> breaks(KeptTrail kept) {
      return at(NOON, List.of(), kept).breaks();
    }

    @Test
    void asWrittenIsSound() {
      assertThat(breaks(kept(trail))).isEmpty();
    }

    @Test
    void aMissingRecordIsNamed() {
      assertThat(breaks(KeptTrail.of(TENANT, only(1, 3), OptionalInt.empty())))
          .containsExactly("trail 12/project-58/rpt-1: record 2 is missing");
      assertThat(breaks(KeptTrail.of(TENANT, only(3), OptionalInt.empty())))
          .containsExactly("trail 12/project-58/rpt-1: records 1 to 2 are missing");
    }

    @Test
    void aRecordOutOfItsPlaceIsNamed() {
      assertThat(breaks(KeptTrail.of(TENANT, only(1, 1, 2, 3), OptionalInt.empty())))
          .containsExactly("trail 12/project-58/rpt-1: record 1 stands where record 2 should");
    }

    @Test
    void oneCutOffAtItsEndIsNamedByItsSubject() {
      assertThat(breaks(KeptTrail.of(TENANT, only(1, 2), OptionalInt.of(3))))
          .containsExactly("trail 12/project-58/rpt-1: it has 2 records where 3 were written");
    }

    @Test
    void anEditIsNamedOnceWithItsRecord() {
      AuditRecord second = trail.records().get(1);
      var edited =
          new AuditRecord(
              2,
              second.at(),
              second.action(),
              second.actor(),
              "x",
              second.details(),
              second.hash());
      var records = List.of(trail.records().get(0), edited, trail.records().get(2));

      assertThat(breaks(kept(new AuditTrail(trail.name(), records))))
          .singleElement()
          .asString()
          .startsWith(
              "trail 12/project-58/rpt-1: record 2 (fetched of 2027-03-15T12:00:00.001Z) is not");
    }

    @Test
    void whatCannotBeReadIsPassedOn() {
      var damaged =
          new KeptTrail(
              TENANT, only(1, 2), true, OptionalInt.of(3), List.of("record 3 cannot be read"));

      assertThat(breaks(damaged))
          .containsExactly("trail 12/project-58/rpt-1: record 3 cannot be read");
    }
  }

  @Nested
  class Roots {
    private final Instant later = NOON.plus(ONE_DAY);

    @Test
    void overTheTrailsOfTheirDayAreSound() {
      AuditVerdict verdict = at(later, List.of(root), kept(trail));

      assertThat(verdict).isEqualTo(new AuditVerdict(1, 3, 0, 1, 0, 0, List.of()));
      assertThat(verdict.isSound()).isTrue();
    }

    @Test
    void aTrailThatIsMissingOrCameLaterIsCounted() {
      AuditTrail other = trail("12/project-58/rpt-2", NOON);

      assertThat(at(later, List.of(root)).breaks())
          .singleElement()
          .asString()
          .contains("1 of 1 trails are missing");
      assertThat(at(later, List.of(root), kept(trail), kept(other)).breaks())
          .singleElement()
          .asString()
          .contains("1 trails came to the 1 of that day");
    }

    @Test
    void aDayWithoutOneWhileALaterDayHasOneIsNamed() {
      AuditTrail next = trail("12/project-58/rpt-2", later);
      DailyRoot second = root(DAY.plusDays(1), Optional.empty(), next);

      assertThat(at(later.plus(ONE_DAY), List.of(second), kept(trail), kept(next)).breaks())
          .singleElement()
          .asString()
          .contains("2027-03-15", "there is no root, though later days");
    }

    @Test
    void ofADayThatHasNotEndedIsNamed() {
      assertThat(at(NOON, List.of(root), kept(trail)).breaks())
          .singleElement()
          .asString()
          .contains("the day has not ended");
    }

    @Test
    void aBrokenChainIsNamed() {
      DailyRoot second = root(DAY.plusDays(1), Optional.of(root), trail("12/p/2", later));

      assertThat(at(later.plus(ONE_DAY), List.of(second), kept(trail("12/p/2", later))).breaks())
          .singleElement()
          .asString()
          .contains("the one that was first is missing");
    }

    @Test
    void longAfterTheirTrailsWentTheirChainIsStillFollowed() {
      DailyRoot second = root(DAY.plusDays(1), Optional.of(root), trail("12/p/2", later));
      Instant longAfter = NOON.plus(AuditTrail.KEPT).plus(ONE_DAY);
      var edited = new DailyRoot(TENANT, DAY, Optional.empty(), 2, root.ends(), root.hash());

      assertThat(at(longAfter, List.of(root, second)).breaks()).isEmpty();
      assertThat(at(longAfter, List.of(edited, second)).breaks())
          .containsExactly(
              "tenant 12, 2027-03-15: the root was changed: its hash does not fit the rest of it");
    }
  }

  @Test
  void aTrailThatLostItsProjectIsCountedUnlessItIsYoungerThanTheLastRoot() {
    AuditTrail nameless = trail("12/project-?/rpt-9", NOON);
    var kept = new KeptTrail(TENANT, nameless, false, OptionalInt.empty(), List.of());
    DailyRoot over = root(DAY, Optional.empty(), nameless);
    DailyRoot earlier = root(DAY, Optional.empty(), trail("12/project-?/rpt-9", NOON));

    AuditVerdict verdict = at(NOON.plus(ONE_DAY), List.of(over), kept);
    assertThat(verdict.breaks()).isEmpty();
    assertThat(verdict.unnamed()).isEqualTo(1);

    AuditTrail young = trail("12/project-?/rpt-9", NOON.plus(ONE_DAY));
    assertThat(
            at(
                    NOON.plus(ONE_DAY),
                    List.of(earlier),
                    kept,
                    new KeptTrail(TENANT, young, false, OptionalInt.empty(), List.of()))
                .breaks())
        .contains("trail 12/project-?/rpt-9: its project was removed");
  }
}
