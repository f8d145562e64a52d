package io.cortap.adapter.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.UserToken;
import io.cortap.core.review.Control;
import io.cortap.core.review.ProjectControls;
import io.cortap.ports.outbound.RiskuityClient;
import io.cortap.ports.outbound.RiskuityClient.Controls;
import io.cortap.ports.outbound.RiskuityClient.Probe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What every {@link RiskuityClient} does; its test extends this and arranges the questions. */
public abstract class RiskuityClientContract {
  /** Generous: nothing here may come near it. */
  protected static final Duration LIMIT = Duration.ofSeconds(30);

  private static final CorrelationId CORRELATION = new CorrelationId("contract-1");
  private static final RiskuityClient.Progress UNWATCHED = (read, all) -> {};

  /** Who asks about what. */
  public record Question(UserToken token, ProjectId project) {}

  /** A question whose answer is a project with this name and so many controls, at least two. */
  public record Readable(Question question, String projectName, int controls) {}

  /** The client under test; the same one throughout a test. */
  protected abstract RiskuityClient client();

  /** A project that the user may read. */
  protected abstract Readable readable();

  /** A project that the user may not read. */
  protected abstract Question forbidden();

  /** A project that does not exist. */
  protected abstract Question unknown();

  /** Asked with a token that has ended. */
  protected abstract Question withExpiredToken();

  /** Asked with a token that has not ended and is refused all the same. */
  protected abstract Question withRefusedToken();

  /** The system fails, for now. */
  protected abstract Question failing();

  /** The system gives pages that do not fit each other. */
  protected abstract Question torn();

  private Probe probe(Question question) {
    return client().probe(question.token(), question.project(), CORRELATION, LIMIT);
  }

  private Controls read(Question question) {
    return read(question, UNWATCHED);
  }

  private Controls read(Question question, RiskuityClient.Progress progress) {
    return client().controls(question.token(), question.project(), CORRELATION, LIMIT, progress);
  }

  private ProjectControls project(Question question) {
    return switch (read(question)) {
      case Controls.Read read -> read.project();
      case Controls.Refused refused -> throw new AssertionError(refused.problem().toString());
    };
  }

  private static Problem refusal(Probe probe) {
    return switch (probe) {
      case Probe.Refused refused -> refused.problem();
      case Probe.Allowed allowed -> throw new AssertionError("allowed");
      case Probe.Unanswered unanswered -> throw new AssertionError(unanswered.reason());
    };
  }

  private static Problem refusal(Controls controls) {
    return switch (controls) {
      case Controls.Refused refused -> refused.problem();
      case Controls.Read read ->
          throw new AssertionError("read " + read.project().controls().size());
    };
  }

  @Nested
  class Probing {
    @Test
    void aProjectOfTheUserIsAllowed() {
      assertThat(probe(readable().question())).isEqualTo(new Probe.Allowed());
    }

    @Test
    void aProjectOfOthersIsForbidden() {
      assertThat(refusal(probe(forbidden())).code())
          .isEqualTo(FailureCode.INSUFFICIENT_PERMISSIONS);
    }

    @Test
    void anUnknownProjectIsNotFound() {
      assertThat(refusal(probe(unknown())).code()).isEqualTo(FailureCode.PROJECT_NOT_FOUND);
    }

    @Test
    void aTokenThatHasEndedIsExpired() {
      assertThat(refusal(probe(withExpiredToken())).code()).isEqualTo(FailureCode.EXPIRED_TOKEN);
    }

    @Test
    void aTokenThatHasNotEndedAndIsRefusedIsInvalid() {
      assertThat(refusal(probe(withRefusedToken())).code()).isEqualTo(FailureCode.INVALID_TOKEN);
    }

    @Test
    void aFailingSystemSaysNothingAboutTokenOrProject() {
      assertThat(probe(failing()))
          .isInstanceOfSatisfying(
              Probe.Unanswered.class, unanswered -> assertThat(unanswered.reason()).isNotBlank());
    }
  }

  @Nested
  class Reading {
    @Test
    void everyControlIsReadOnce() {
      Readable readable = readable();

      ProjectControls project = project(readable.question());

      assertThat(project.projectName()).isEqualTo(readable.projectName());
      assertThat(project.controls()).hasSize(readable.controls());
      assertThat(project.controls()).extracting(Control::id).doesNotHaveDuplicates();
    }

    @Test
    void controlsComeInTheSameOrderEachTime() {
      Question question = readable().question();

      assertThat(project(question).controls()).isEqualTo(project(question).controls());
    }

    @Test
    void progressGrowsToTheWhole() {
      Readable readable = readable();
      List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
      List<Integer> totals = Collections.synchronizedList(new ArrayList<>());

      read(
          readable.question(),
          (readControls, allControls) -> {
            seen.add(readControls);
            totals.add(allControls);
          });

      assertThat(seen).isSorted().doesNotHaveDuplicates().last().isEqualTo(readable.controls());
      assertThat(totals).containsOnly(readable.controls());
    }

    @Test
    void aProjectThatIsGoneWillNotComeBackByTryingAgain() {
      Problem problem = refusal(read(unknown()));

      assertThat(problem.code()).isEqualTo(FailureCode.DATA_FETCH_ERROR);
      assertThat(problem.details()).containsEntry("status_code", 404);
      assertThat(problem.retryable()).isFalse();
    }

    @Test
    void aProjectOfOthersIsForbidden() {
      assertThat(refusal(read(forbidden())).code()).isEqualTo(FailureCode.INSUFFICIENT_PERMISSIONS);
    }

    @Test
    void aTokenThatHasEndedIsExpired() {
      assertThat(refusal(read(withExpiredToken())).code()).isEqualTo(FailureCode.EXPIRED_TOKEN);
    }

    @Test
    void aTokenThatHasNotEndedAndIsRefusedIsInvalid() {
      assertThat(refusal(read(withRefusedToken())).code()).isEqualTo(FailureCode.INVALID_TOKEN);
    }

    @Test
    void aFailingSystemMayBeAskedAgain() {
      Problem problem = refusal(read(failing()));

      assertThat(problem.code()).isEqualTo(FailureCode.DATA_FETCH_ERROR);
      assertThat(problem.retryable()).isTrue();
    }

    @Test
    void pagesThatDoNotFitAreNeverAShorterList() {
      Problem problem = refusal(read(torn()));

      assertThat(problem.code()).isEqualTo(FailureCode.DATA_FETCH_ERROR);
      assertThat(problem.retryable()).isTrue();
    }

    @Test
    void sixteenReadersGetTheSame() throws Exception {
      Question question = readable().question();
      List<Control> expected = project(question).controls();
      List<Callable<List<Control>>> readers =
          Collections.nCopies(16, () -> project(question).controls());

      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (Future<List<Control>> read : threads.invokeAll(readers)) {
          assertThat(read.get()).isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void noProblemHoldsTheToken() {
    List<Question> noes =
        List.of(forbidden(), unknown(), withExpiredToken(), withRefusedToken(), failing(), torn());
    for (Question question : noes) {
      List<String> said = Stream.of(probe(question).toString(), read(question).toString()).toList();

      assertThat(said).noneMatch(text -> text.contains(question.token().reveal()));
    }
  }
}
