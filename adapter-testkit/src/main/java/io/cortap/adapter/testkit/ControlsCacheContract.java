package io.cortap.adapter.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.report.ControlsKey;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.Requester;
import io.cortap.core.report.TenantId;
import io.cortap.core.report.UserId;
import io.cortap.core.review.Assessment;
import io.cortap.core.review.Control;
import io.cortap.core.review.ProjectControls;
import io.cortap.ports.outbound.ControlsCache;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What every {@link ControlsCache} does; its test extends this. */
public abstract class ControlsCacheContract {
  private static final Instant NOON = SampleJobs.NOON;
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int THREADS = 16;

  /** Room for {@link #copy} ten times, and no more. */
  private static final int ROOM = 10 * 1_100;

  private static final ControlsKey KEY = key("12", "7", 58);

  private final ControlsCache cache = emptyCache(HOUR, ROOM);

  /**
   * A cache that holds nothing.
   *
   * @param room how much it may hold, in characters: a control counts its texts and 100 more
   */
  protected abstract ControlsCache emptyCache(Duration timeToLive, long room);

  private static ControlsKey key(String tenant, String user, long project) {
    return new ControlsKey(
        new Requester(new TenantId(tenant), new UserId(user)), new ProjectId(project));
  }

  /** Controls of some 1,030 characters, told apart by their name. */
  private static ProjectControls copy(String name, Instant readAt) {
    return copy(name, 900, readAt);
  }

  private static ProjectControls copy(String name, int comment, Instant readAt) {
    var control =
        new Control(
            "1", "LEGAL : L1", "", new Assessment("Complete", "x".repeat(comment), List.of()));
    return new ProjectControls(name, List.of(control), List.of("an oddity"), readAt);
  }

  @Nested
  class Finding {
    @Test
    void nothingIsFoundUntilItIsKept() {
      assertThat(cache.find(KEY, NOON)).isEmpty();
    }

    @Test
    void aCopyIsFoundAsItWasKept() {
      ProjectControls controls = SampleReviews.controls();

      cache.keep(KEY, controls);

      assertThat(cache.find(KEY, NOON)).contains(controls);
      assertThat(cache.find(KEY, NOON)).contains(controls);
    }

    @Test
    void theLastCopyKeptTakesThePlaceOfTheOneBefore() {
      cache.keep(KEY, copy("first", NOON));
      cache.keep(KEY, copy("second", NOON.plusSeconds(1)));

      assertThat(cache.find(KEY, NOON.plusSeconds(1)))
          .contains(copy("second", NOON.plusSeconds(1)));
    }

    @Test
    void neitherAnotherUserNorAnotherTenantNorAnotherProjectFindsIt() {
      cache.keep(KEY, copy("mine", NOON));

      assertThat(cache.find(key("12", "8", 58), NOON)).isEmpty();
      assertThat(cache.find(key("99", "7", 58), NOON)).isEmpty();
      assertThat(cache.find(key("12", "7", 59), NOON)).isEmpty();
      assertThat(cache.find(KEY, NOON)).isPresent();
    }
  }

  @Nested
  class Ageing {
    @Test
    void aCopyIsGivenUntilTheLastInstantOfItsLife() {
      cache.keep(KEY, copy("hourly", NOON));

      assertThat(cache.find(KEY, NOON.plus(HOUR).minusMillis(1))).isPresent();
    }

    @Test
    void fromTheInstantOfItsEndOnItIsNeverGiven() {
      cache.keep(KEY, copy("hourly", NOON));

      assertThat(cache.find(KEY, NOON.plus(HOUR))).isEmpty();
      assertThat(cache.find(KEY, NOON.plus(HOUR).minusMillis(1)))
          .satisfiesAnyOf(
              gone -> assertThat(gone).isEmpty(),
              still -> assertThat(still).contains(copy("hourly", NOON)));
    }

    @Test
    void ageCountsFromTheReadingAndNotFromTheKeeping() {
      cache.keep(KEY, copy("late", NOON.minus(HOUR)));

      assertThat(cache.find(KEY, NOON)).isEmpty();
    }

    @Test
    void aClockThatWasSetBackGivesNoCopyOfAnHourAheadAndMore() {
      cache.keep(KEY, copy("ahead", NOON.plus(HOUR)));

      assertThat(cache.find(KEY, NOON)).isEmpty();
    }

    @Test
    void withoutTimeToLiveNothingIsKept() {
      ControlsCache off = emptyCache(Duration.ZERO, ROOM);

      off.keep(KEY, copy("nothing", NOON));

      assertThat(off.find(KEY, NOON)).isEmpty();
      assertThat(off.timeToLive()).isZero();
      assertThat(cache.timeToLive()).isEqualTo(HOUR);
    }
  }

  @Nested
  class Dropping {
    @Test
    void aDroppedCopyIsGoneAndTheOthersStay() {
      ControlsKey other = key("12", "8", 58);
      cache.keep(KEY, copy("mine", NOON));
      cache.keep(other, copy("theirs", NOON));

      cache.drop(KEY);

      assertThat(cache.find(KEY, NOON)).isEmpty();
      assertThat(cache.find(other, NOON)).contains(copy("theirs", NOON));
    }

    @Test
    void whatIsNotThereIsDroppedInVain() {
      cache.drop(KEY);
      cache.drop(KEY);

      cache.keep(KEY, copy("again", NOON));

      assertThat(cache.find(KEY, NOON)).isPresent();
    }
  }

  @Nested
  class Room {
    private ControlsKey user(int number) {
      return key("12", "u" + number, 58);
    }

    private void fill() {
      for (int i = 0; i < 10; i++) {
        cache.keep(user(i), copy("copy", NOON));
      }
    }

    @Test
    void whatWasUsedLongestAgoGoesFirst() {
      fill();
      assertThat(cache.find(user(0), NOON)).isPresent();

      cache.keep(user(10), copy("one more", NOON));

      assertThat(cache.find(user(1), NOON)).isEmpty();
      assertThat(cache.find(user(0), NOON)).isPresent();
      assertThat(cache.find(user(10), NOON)).isPresent();
    }

    @Test
    void aLargeCopyPushesOutAsManyAsItNeeds() {
      fill();

      cache.keep(user(10), copy("large", 5_000, NOON));

      List<Integer> left = new ArrayList<>();
      for (int i = 0; i <= 10; i++) {
        if (cache.find(user(i), NOON).isPresent()) {
          left.add(i);
        }
      }
      assertThat(left).endsWith(10).hasSizeBetween(4, 7);
    }

    @Test
    void whatIsLargerThanAllTheRoomIsNotKeptAndTakesNobodysPlace() {
      fill();

      cache.keep(user(3), copy("huge", 2 * ROOM, NOON));

      assertThat(cache.find(user(3), NOON)).isEmpty();
      assertThat(cache.find(user(0), NOON)).isPresent();
      assertThat(cache.find(user(9), NOON)).isPresent();
    }

    @Test
    void replacingAndDroppingFreeTheirRoom() {
      for (int i = 0; i < 50; i++) {
        cache.keep(KEY, copy("again", NOON));
        cache.drop(user(0));
        cache.keep(user(0), copy("again", NOON));
      }
      for (int i = 1; i < 9; i++) {
        cache.keep(user(i), copy("copy", NOON));
      }

      assertThat(cache.find(KEY, NOON)).isPresent();
      assertThat(cache.find(user(0), NOON)).isPresent();
    }
  }

  @Test
  void sixteenThreadsAtOnceFindWholeCopiesOfTheirOwnOnly() throws Exception {
    List<Callable<Integer>> calls = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      String user = "u" + i;
      calls.add(() -> foreignOrBroken(user));
    }
    int wrong = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Integer> call : threads.invokeAll(calls)) {
        wrong += call.get();
      }
    }

    assertThat(wrong).isZero();
    cache.keep(KEY, copy("after", NOON));
    assertThat(cache.find(KEY, NOON)).contains(copy("after", NOON));
  }

  /** How often the user found something else than the user's own, while all push each other out. */
  private int foreignOrBroken(String user) {
    ControlsKey own = key("12", user, 58);
    int wrong = 0;
    for (int i = 0; i < 500; i++) {
      ProjectControls kept = copy(user, 800 + i, NOON);
      cache.keep(own, kept);
      Optional<ProjectControls> found = cache.find(own, NOON);
      wrong += found.isPresent() && !found.get().equals(kept) ? 1 : 0;
      if (i % 3 == 0) {
        cache.drop(own);
        wrong += cache.find(own, NOON).isPresent() ? 1 : 0;
      }
    }
    return wrong;
  }
}
