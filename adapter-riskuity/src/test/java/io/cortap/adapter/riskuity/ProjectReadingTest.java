package io.cortap.adapter.riskuity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.cortap.adapter.riskuity.ProjectReading.PageSource;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ProjectReadingTest {
  private static final RiskuitySettings SETTINGS =
      RiskuitySettings.defaults(URI.create("http://127.0.0.1:1"));

  private static List<JsonNode> ids(int from, int to) {
    return IntStream.range(from, to)
        .<JsonNode>mapToObj(id -> JsonNodeFactory.instance.objectNode().put("id", id))
        .toList();
  }

  /** A well-behaved server's page. */
  private static ControlsPage page(int offset, int limit, int total) {
    int end = Math.min(offset + limit, total);
    return new ControlsPage(ids(Math.min(offset, end), end), total, offset, limit, false);
  }

  private static ControlsPage bare(int from, int to) {
    return new ControlsPage(ids(from, to), -1, -1, -1, true);
  }

  private static List<JsonNode> read(PageSource source) throws Exception {
    return new ProjectReading(source, SETTINGS, (read, all) -> {}).items();
  }

  @Nested
  class WithATotal {
    @Test
    void everyPageIsAskedForOnceAndPutInOrder() throws Exception {
      AtomicInteger asked = new AtomicInteger();

      List<JsonNode> items =
          read(offset -> {
            asked.incrementAndGet();
            return page(offset, 200, 1_001);
          });

      assertThat(items).isEqualTo(ids(0, 1_001));
      assertThat(asked).hasValue(6);
    }

    @Test
    void thePageSizeIsTheAnswersLimit() throws Exception {
      assertThat(read(offset -> page(offset, 70, 494))).isEqualTo(ids(0, 494));
    }

    @Test
    void aProjectWithoutControlsIsRead() throws Exception {
      assertThat(read(offset -> page(offset, 200, 0))).isEmpty();
    }

    @Test
    void anAnswerThatHoldsAllAtOnceIsTheWhole() throws Exception {
      assertThat(read(offset -> new ControlsPage(ids(0, 494), 494, 0, 200, false))).hasSize(494);
    }

    @Test
    void threePagesAreReadAtATimeAndNoMore() throws Exception {
      var trio = new CyclicBarrier(3);
      var running = new AtomicInteger();
      var most = new AtomicInteger();

      read(offset -> {
        if (offset > 0) {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          meet(trio);
          running.decrementAndGet();
        }
        return page(offset, 200, 1_400);
      });

      assertThat(most).hasValue(3);
    }

    private static void meet(CyclicBarrier barrier) {
      try {
        barrier.await(20, TimeUnit.SECONDS);
      } catch (Exception e) {
        throw new AssertionError("three pages were never read at a time", e);
      }
    }

    @Test
    void aTotalThatChangesIsRefused() {
      assertThatThrownBy(() -> read(offset -> page(offset, 200, offset == 0 ? 494 : 495)))
          .isInstanceOf(UnusablePageException.class)
          .hasMessageContaining("494")
          .hasMessageContaining("495");
    }

    @Test
    void aShortPageIsRefused() {
      assertThatThrownBy(() ->
              read(offset ->
                  offset == 200
                      ? new ControlsPage(ids(200, 399), 494, 200, 200, false)
                      : page(offset, 200, 494)))
          .isInstanceOf(UnusablePageException.class)
          .hasMessageContaining("199 controls where 200 of 494 were due");
    }

    @Test
    void anotherPageThanTheOneAskedForIsRefused() {
      assertThatThrownBy(() -> read(offset -> page(0, 200, 494)))
          .isInstanceOf(UnusablePageException.class)
          .hasMessageContaining("answered from 0 on");
    }

    @Test
    void aControlListedTwiceIsRefusedAlsoWhenOneIdIsTextAndOneANumber() {
      List<JsonNode> twice = new ArrayList<>(ids(0, 2));
      twice.add(JsonNodeFactory.instance.objectNode().put("id", "1"));

      assertThatThrownBy(() -> read(offset -> new ControlsPage(twice, 3, 0, 200, false)))
          .isInstanceOf(UnusablePageException.class)
          .hasMessageContaining("twice");
    }

    @Test
    void aTotalBeyondBeliefIsRefusedBeforeItIsRead() {
      var asked = new AtomicInteger();

      assertThatThrownBy(() ->
              read(offset -> {
                asked.incrementAndGet();
                return page(offset, 200, 20_001);
              }))
          .isInstanceOf(UnusablePageException.class)
          .hasMessageContaining("20001");
      assertThat(asked).hasValue(1);
    }
  }

  @Nested
  class WithoutATotal {
    @Test
    void aBareListLongerThanAskedIsTheWhole() throws Exception {
      var asked = new AtomicInteger();

      List<JsonNode> items =
          read(offset -> {
            asked.incrementAndGet();
            return bare(0, 494);
          });

      assertThat(items).hasSize(494);
      assertThat(asked).hasValue(1);
    }

    @Test
    void shorterOnesAreReadOnToAnEmptyPage() throws Exception {
      List<Integer> offsets = new ArrayList<>();

      List<JsonNode> items =
          read(offset -> {
            offsets.add(offset);
            return bare(offset, Math.min(offset + 150, 310));
          });

      assertThat(items).isEqualTo(ids(0, 310));
      assertThat(offsets).containsExactly(0, 150, 300, 310);
    }

    @Test
    void aServerThatIgnoresTheOffsetIsMetAtOnce() {
      assertThatThrownBy(() -> read(offset -> bare(0, 150)))
          .isInstanceOf(UnusablePageException.class)
          .hasMessageContaining("twice");
    }
  }
}
