package io.cortap.adapter.riskuity;

import static io.cortap.adapter.riskuity.StubbedRiskuity.CORRELATION;
import static io.cortap.adapter.riskuity.StubbedRiskuity.HARBOR_VALLEY;
import static io.cortap.adapter.riskuity.StubbedRiskuity.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.UserToken;
import io.cortap.core.review.ProjectControls;
import io.cortap.ports.outbound.RiskuityClient.Controls;
import io.cortap.ports.outbound.RiskuityClient.Probe;
import io.cortap.sandbox.PageQuirk;
import io.cortap.sandbox.RiskuityStub;
import io.cortap.sandbox.SandboxUser;
import io.cortap.sandbox.SeenRequest;
import io.cortap.sandbox.TokenKind;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RiskuityOverHttpTest {
  private final StubbedRiskuity riskuity = new StubbedRiskuity();
  private final RiskuityStub stub = riskuity.stub;

  @AfterEach
  void close() {
    riskuity.close();
  }

  private static Problem problem(Controls controls) {
    return switch (controls) {
      case Controls.Refused refused -> refused.problem();
      case Controls.Read read -> throw new AssertionError("the project was read");
    };
  }

  @Nested
  class Pages {
    @Test
    void aLimitIsAlwaysSentAndTheCorrelationIdToo() {
      riskuity.whole(HARBOR_VALLEY);

      assertThat(stub.requests())
          .extracting(SeenRequest::query)
          .containsExactlyInAnyOrder(
              "limit=200&offset=0", "limit=200&offset=200", "limit=200&offset=400");
      assertThat(stub.requests()).extracting(SeenRequest::correlationId).containsOnly("c-1");
    }

    @Test
    void aServerThatGivesLessThanAskedIsReadToItsEnd() {
      stub.project(58).maxPageSize(100);

      assertThat(riskuity.whole(HARBOR_VALLEY).controls()).hasSize(494);
    }

    @Test
    void bareListsAreReadToTheEmptyPage() {
      stub.project(58).quirk(PageQuirk.BARE_LIST);

      assertThat(riskuity.whole(HARBOR_VALLEY).controls()).hasSize(494);
    }

    @ParameterizedTest
    @EnumSource(
        mode = EnumSource.Mode.EXCLUDE,
        names = {"BARE_LIST", "DROPPED_CONNECTION"})
    void pagesThatAreWrongAreOneProblemWithItsPlace(PageQuirk quirk) {
      stub.project(58).quirk(quirk);

      Problem problem = problem(riskuity.read(HARBOR_VALLEY));

      assertThat(problem.code()).isEqualTo(FailureCode.DATA_FETCH_ERROR);
      assertThat(problem.stage()).isEqualTo("fetch");
      assertThat(problem.details())
          .containsEntry("endpoint", "GET /projects/project_controls/58")
          .containsEntry("status_code", 200)
          .containsEntry("attempts", 1);
    }

    @Test
    void controlsOfUnexpectedShapeAreKeptAndNamed() {
      UserToken ines = new UserToken(stub.tokens().of(SandboxUser.INES));

      Controls controls =
          riskuity.client.controls(ines, new ProjectId(72), CORRELATION, LIMIT, (r, a) -> {});

      assertThat(controls)
          .isInstanceOfSatisfying(
              Controls.Read.class,
              read -> {
                ProjectControls project = read.project();
                assertThat(project.controls()).hasSize(12);
                assertThat(project.oddities()).isNotEmpty();
              });
    }

    @Test
    void anAnswerBeyondTheSizeLimitIsGivenUpForGood() {
      RiskuitySettings small =
          new RiskuitySettings(
              stub.baseUrl(), Duration.ofSeconds(10), 3, 200, 3, 4_096, ControlPages.NONE);

      Problem problem =
          problem(
              riskuity
                  .client(small)
                  .controls(riskuity.token(), HARBOR_VALLEY, CORRELATION, LIMIT, (r, a) -> {}));

      assertThat(problem.message()).contains("more than 4096 bytes");
      assertThat(problem.retryable()).isFalse();
      assertThat(riskuity.waits).isEmpty();
    }
  }

  @Nested
  class Retries {
    @Test
    void threeFailuresAreOvercomeWithGrowingWaits() {
      stub.project(58).statusTimes(503, 3);

      assertThat(riskuity.whole(HARBOR_VALLEY).controls()).hasSize(494);
      assertThat(riskuity.waits).hasSize(3).isSorted();
      assertThat(riskuity.waits.getFirst())
          .isBetween(Duration.ofMillis(250), Duration.ofMillis(500));
    }

    @Test
    void theFourthFailureIsToldInPlainWords() {
      stub.project(58).status(503);

      Problem problem = problem(riskuity.read(HARBOR_VALLEY));

      assertThat(problem.message())
          .isEqualTo("Riskuity answered 503 four times for the project's controls.");
      assertThat(problem.details())
          .containsEntry("status_code", 503)
          .containsEntry("attempts", 4)
          .containsEntry("upstream", "The sandbox was told to answer so");
      assertThat(problem.retryable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void theseStatusesAreTriedAgain(int status) {
      stub.project(58).statusTimes(status, 1);

      assertThat(riskuity.whole(HARBOR_VALLEY).controls()).hasSize(494);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 405, 409, 418, 422, 501})
    void allOthersAreNot(int status) {
      stub.project(58).status(status);

      Problem problem = problem(riskuity.read(HARBOR_VALLEY));

      assertThat(problem.code()).isEqualTo(FailureCode.DATA_FETCH_ERROR);
      assertThat(problem.details()).containsEntry("attempts", 1);
      assertThat(problem.retryable()).isFalse();
    }

    @Test
    void aBrokenConnectionIsTriedAgain() {
      stub.project(58).quirk(PageQuirk.DROPPED_CONNECTION);

      assertThat(problem(riskuity.read(HARBOR_VALLEY)).details()).containsEntry("attempts", 4);
    }

    @Test
    void retryAfterInSecondsIsWaitedFor() {
      stub.project(58).statusTimes(429, 1).retryAfter("7");

      riskuity.whole(HARBOR_VALLEY);

      assertThat(riskuity.waits).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void retryAfterAsADateIsWaitedFor() {
      stub.project(58).statusTimes(503, 1).retryAfter("Mon, 15 Mar 2027 12:00:20 GMT");

      riskuity.whole(HARBOR_VALLEY);

      assertThat(riskuity.waits).containsExactly(Duration.ofSeconds(20));
    }

    @Test
    void aWaitBeyondTheLimitIsNotBegun() {
      stub.project(58).status(503).retryAfter("120");

      Problem problem = problem(riskuity.read(HARBOR_VALLEY));

      assertThat(riskuity.waits).isEmpty();
      assertThat(problem.details()).containsEntry("attempts", 1);
      assertThat(problem.retryable()).isTrue();
    }

    @Test
    void silenceEndsWithTheLimit() {
      stub.project(58).hold();

      Controls controls =
          riskuity.client.controls(
              riskuity.token(), HARBOR_VALLEY, CORRELATION, Duration.ofMillis(300), (r, a) -> {});

      assertThat(problem(controls).message()).startsWith("Riskuity did not answer within 0.3 s");
    }

    @Test
    void aProbeIsNeverRepeated() {
      stub.project(58).status(503);

      assertThat(riskuity.probe(HARBOR_VALLEY))
          .isEqualTo(new Probe.Unanswered("Riskuity answered 503"));
      assertThat(stub.requests()).hasSize(1);
    }

    @Test
    void anErrorThatConcernsThisProjectAloneIsNoSilence() {
      stub.project(58).status(500);

      assertThat(riskuity.probe(HARBOR_VALLEY))
          .isEqualTo(new Probe.Unanswered("Riskuity answered 500", false));
    }
  }

  @Nested
  class Refusals {
    @Test
    void theWrongKindOfTokenIsNamed() {
      Probe probe =
          riskuity.client.probe(
              riskuity.token(TokenKind.WEB_SESSION), HARBOR_VALLEY, CORRELATION, LIMIT);

      assertThat(probe)
          .isInstanceOfSatisfying(
              Probe.Refused.class,
              refused -> {
                assertThat(refused.problem().hint()).contains("browser session");
                assertThat(refused.problem().stage()).isEqualTo("authorize");
              });
    }

    @Test
    void aForbiddenProjectIsToldWithUserProjectAndPermission() {
      Problem problem = problem(riskuity.read(new ProjectId(71)));

      assertThat(problem.details())
          .containsEntry("user_id", "101")
          .containsEntry("project_id", 71)
          .containsEntry("status_code", 403)
          .containsKey("required_permission");
    }

    @Test
    void aLoginPageLetsNobodyIn() {
      stub.project(58).quirk(PageQuirk.HTML);

      assertThat(riskuity.probe(HARBOR_VALLEY)).isInstanceOf(Probe.Unanswered.class);
    }

    @Test
    void anInterruptEndsTheCallAndStaysVisible() {
      Thread.currentThread().interrupt();

      Controls controls = riskuity.read(HARBOR_VALLEY);

      assertThat(Thread.interrupted()).isTrue();
      assertThat(problem(controls).retryable()).isTrue();
    }
  }

  @Nested
  class Redirects {
    @Test
    void areFollowedOnTheSameOrigin() {
      stub.project(58).redirect(stub.baseUrl().resolve("/projects/project_controls/62?limit=1"));

      assertThat(riskuity.probe(HARBOR_VALLEY)).isEqualTo(new Probe.Allowed());
    }

    @Test
    void areNotFollowedToAnotherOrigin() {
      try (RiskuityStub other = RiskuityStub.start(riskuity.clock, new Random(2))) {
        stub.project(58).redirect(other.baseUrl().resolve("/projects/project_controls/58"));

        Problem problem = problem(riskuity.read(HARBOR_VALLEY));

        assertThat(problem.message()).contains("redirect to somewhere else");
        assertThat(problem.retryable()).isFalse();
        assertThat(other.requests()).isEmpty();
      }
    }

    @Test
    void withoutEndAreGivenUp() {
      stub.project(58).redirect(stub.baseUrl().resolve("/projects/project_controls/58"));

      assertThat(problem(riskuity.read(HARBOR_VALLEY)).message()).contains("without end");
      assertThat(stub.requests()).hasSize(4);
    }

    @Test
    void areNeverLeftToTheHttpClient() {
      try (HttpClient eager =
          HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build()) {
        RiskuitySettings settings = RiskuitySettings.defaults(stub.baseUrl());

        assertThatThrownBy(
                () -> new HttpRiskuityClient(eager, settings, riskuity.clock, new Random(7)))
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }
}
