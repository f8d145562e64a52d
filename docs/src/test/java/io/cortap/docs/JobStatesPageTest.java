package io.cortap.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.job.Delivery;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobState;
import io.cortap.core.job.JobStatus;
import io.cortap.core.job.Phase;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class JobStatesPageTest {
  private static final String DRAWING = Checkout.read("docs/diagrams/job-states.mmd");
  private static final String PAGE = Checkout.read("docs/reference/job-states.md");
  private static final Pattern ARROW =
      Pattern.compile("(?m)^ *(\\[\\*]|\\w+) --> (\\w+): (\\w+)(.*)$");
  private static final Pattern GROUP = Pattern.compile("(?m)^ *state (\\w+) \\{$");

  @Nested
  class TheDrawing {
    @Test
    void hasExactlyTheStatesOfBothLives() {
      Set<String> drawn =
          ARROW
              .matcher(DRAWING)
              .results()
              .flatMap(arrow -> Stream.of(arrow.group(1), arrow.group(2)))
              .filter(state -> !state.equals("[*]"))
              .collect(Collectors.toSet());

      assertThat(drawn)
          .containsExactlyInAnyOrderElementsOf(
              permitted(JobState.class, Delivery.class)
                  .filter(Class::isRecord)
                  .map(Class::getSimpleName)
                  .toList());
    }

    @Test
    void hasExactlyTheGroupsOfBothLives() {
      assertThat(GROUP.matcher(DRAWING).results().map((MatchResult group) -> group.group(1)))
          .containsExactlyInAnyOrderElementsOf(
              permitted(JobState.class, Delivery.class)
                  .filter(Class::isInterface)
                  .map(Class::getSimpleName)
                  .toList());
    }

    @Test
    void namesAMoveOfJobOnEveryArrow() {
      List<String> moves = Stream.of(Job.class.getMethods()).map(Method::getName).toList();

      assertThat(ARROW.matcher(DRAWING).results().map(arrow -> arrow.group(3))).isSubsetOf(moves);
    }
  }

  @Nested
  class ThePage {
    @Test
    void hasARowForEachState() {
      assertThat(permitted(JobState.class, Delivery.class).filter(Class::isRecord))
          .allSatisfy(state -> assertThat(PAGE).contains("\n| `" + state.getSimpleName() + "` | "));
    }

    @Test
    void hasARowForEachStatus() {
      assertThat(JobStatus.values())
          .allSatisfy(status -> assertThat(PAGE).contains("\n| `" + status.wireName() + "` | "));
    }

    @Test
    void hasARowForEachPhaseWithItsLimit() {
      assertThat(Phase.values())
          .allSatisfy(phase ->
              assertThat(PAGE)
                  .containsPattern(
                      "(?m)^\\| `%s` \\| [^|]+ \\| %d s \\| "
                          .formatted(phase.wireName(), phase.limit().toSeconds())));
    }
  }

  /** Every type that the sealed ones permit, groups and what they permit included. */
  private static Stream<Class<?>> permitted(Class<?>... sealed) {
    return Stream.of(sealed)
        .flatMap(type -> Stream.of(type.getPermittedSubclasses()))
        .flatMap(type ->
            type.isSealed() ? Stream.concat(Stream.of(type), permitted(type)) : Stream.of(type));
  }
}
