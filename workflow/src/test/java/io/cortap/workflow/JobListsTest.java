package io.cortap.workflow;

import static io.cortap.workflow.Bench.MARA;
import static io.cortap.workflow.Bench.NOON;
import static io.cortap.workflow.Bench.PROJECT;
import static io.cortap.workflow.Bench.TOKEN;
import static io.cortap.workflow.Bench.accepted;
import static io.cortap.workflow.Bench.caller;
import static io.cortap.workflow.Bench.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.testkit.SampleReviews;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobId;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.Requester;
import io.cortap.core.report.UserId;
import io.cortap.core.report.UserToken;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.Caller;
import io.cortap.ports.inbound.FindJob.Download;
import io.cortap.ports.inbound.FindJob.Found;
import io.cortap.ports.inbound.ListJobs.Page;
import io.cortap.ports.outbound.RiskuityClient.Controls;
import io.cortap.ports.outbound.RiskuityClient.Probe;
import io.cortap.ports.outbound.TokenVerifier.Verdict;
import io.cortap.ports.outbound.Versioned;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class JobListsTest {
  private static final UserToken COLLEAGUES = new UserToken("colleagues.own.token");
  private static final Requester GRETA = new Requester(MARA.tenant(), new UserId("8"));

  private final Bench bench = new Bench();
  private final Workflow node = bench.node("a");

  @BeforeEach
  void letTokensLast() {
    bench.tokens.issue(TOKEN, MARA, NOON.plus(Duration.ofDays(60)));
    bench.tokens.issue(COLLEAGUES, GRETA, NOON.plus(Duration.ofDays(60)));
  }

  private static Caller colleague() {
    return new Caller(COLLEAGUES, new CorrelationId("bench"));
  }

  private Answer<Page> list(Caller caller, Map<String, String> parameters) {
    var multi = new HashMap<String, List<String>>();
    parameters.forEach((name, value) -> multi.put(name, List.of(value)));
    return node.listJobs().list(caller, multi);
  }

  private Page page(Map<String, String> parameters) {
    return switch (list(caller(), parameters)) {
      case Answer.Given<Page> given -> given.value();
      case Answer.Refused<Page> refused -> throw new AssertionError(refused.problem().toString());
    };
  }

  private List<JobId> listed(Map<String, String> parameters) {
    return ids(page(parameters));
  }

  private static List<JobId> ids(Page page) {
    return page.jobs().stream().map(found -> found.job().id()).toList();
  }

  private JobId acceptedLater() {
    bench.clock.advance(Duration.ofSeconds(1));
    return accepted(node);
  }

  @Nested
  class Listing {
    @Test
    void ownJobsComeNewestFirst() {
      JobId first = acceptedLater();
      JobId second = acceptedLater();

      assertThat(listed(Map.of())).containsExactly(second, first);
    }

    @Test
    void pagesFollowOneAnotherToTheEndWhateverArrivesMeanwhile() {
      var all = new ArrayList<JobId>();
      for (int i = 0; i < 5; i++) {
        all.add(acceptedLater());
      }
      Page first = page(Map.of("limit", "2"));
      acceptedLater();
      Page second = page(Map.of("limit", "2", "cursor", first.nextCursor().orElseThrow()));
      Page third = page(Map.of("limit", "2", "cursor", second.nextCursor().orElseThrow()));

      var seen = new ArrayList<>(ids(first));
      seen.addAll(ids(second));
      seen.addAll(ids(third));
      assertThat(seen).isEqualTo(all.reversed());
      assertThat(third.nextCursor()).isEmpty();
    }

    @Test
    void aPageThatHoldsExactlyAllLeadsNowhere() {
      acceptedLater();
      acceptedLater();

      assertThat(page(Map.of("limit", "2")).nextCursor()).isEmpty();
    }

    @Test
    void filtersSayWhichJobsAreWanted() {
      JobId done = acceptedLater();
      node.worker().runDue();
      JobId waiting = acceptedLater();

      assertThat(listed(Map.of("status", "completed"))).containsExactly(done);
      assertThat(listed(Map.of("status", "queued"))).containsExactly(waiting);
      assertThat(listed(Map.of("project_id", "58"))).containsExactly(waiting, done);
      assertThat(listed(Map.of("project_id", "59"))).isEmpty();
    }

    @Test
    void aJobThatIsNotKeptAnyMoreIsNotListed() {
      acceptedLater();
      node.worker().runDue();

      bench.clock.advance(Duration.ofDays(30).minusMillis(1));
      assertThat(listed(Map.of())).hasSize(1);
      bench.clock.advance(Duration.ofMillis(1));
      assertThat(listed(Map.of())).isEmpty();
    }
  }

  @Nested
  class Linking {
    private Found only() {
      return page(Map.of()).jobs().getFirst();
    }

    @Test
    void anOpenLinkIsShownAndNoneIsMade() {
      JobId id = acceptedLater();
      node.worker().runDue();
      Versioned<Job> before = bench.stored(id);

      assertThat(only().download()).isInstanceOf(Download.Ready.class);
      assertThat(bench.stored(id)).isEqualTo(before);
    }

    @Test
    void aLinkThatHasEndedIsNotReplaced() {
      JobId id = acceptedLater();
      node.worker().runDue();
      Versioned<Job> before = bench.stored(id);

      bench.clock.advance(Duration.ofDays(8));

      assertThat(only().download()).isEqualTo(new Download.Absent());
      assertThat(bench.stored(id)).isEqualTo(before);
    }
  }

  @Nested
  class Walls {
    @Test
    void aColleagueSeesNothingOfIt() {
      acceptedLater();

      assertThat(list(colleague(), Map.of()))
          .isEqualTo(Answer.given(new Page(List.of(), Optional.empty())));
    }

    @Test
    void aColleaguesCursorIsRefusedLikeNonsense() {
      acceptedLater();
      acceptedLater();
      String cursor = page(Map.of("limit", "1")).nextCursor().orElseThrow();

      assertThat(refusal(list(colleague(), Map.of("cursor", cursor))))
          .isEqualTo(refusal(list(colleague(), Map.of("cursor", "nonsense"))))
          .satisfies(problem -> assertThat(problem.code()).isEqualTo(FailureCode.INVALID_REQUEST));
    }

    @Test
    void aTokenThatNobodyCanVouchForSeesNothing() {
      acceptedLater();
      bench.clock.advance(TokenFacts.KEPT);
      bench.tokens.decide(
          TOKEN, MARA, NOON.plus(Duration.ofDays(60)), new Verdict.Unknown("no answer"));

      assertThat(refusal(list(caller(), Map.of())).code())
          .isEqualTo(FailureCode.VERIFICATION_UNAVAILABLE);
    }

    @Test
    void whatAForgedTokenSubmittedIsOnNobodysList() {
      var forged = new UserToken("forged.in.maras.name");
      bench.tokens.issue(forged, MARA, NOON.plus(Duration.ofHours(1)));
      bench.riskuity.answer(
          PROJECT,
          new Probe.Unanswered("no answer in 0.8 s"),
          new Controls.Read(SampleReviews.controls()));
      node.submitReport().submit(new Caller(forged, new CorrelationId("x")), Bench.form());

      assertThat(listed(Map.of())).isEmpty();
    }

    @Test
    void wrongParametersAreRefusedOnlyOnceTheCallerIsKnown() {
      bench.tokens.decide(
          TOKEN, MARA, NOON.plus(Duration.ofDays(60)), new Verdict.Unknown("no answer"));

      assertThat(refusal(list(caller(), Map.of("limit", "0"))).code())
          .isEqualTo(FailureCode.VERIFICATION_UNAVAILABLE);
    }
  }
}
