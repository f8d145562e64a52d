package io.cortap.adapter.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.testkit.LifecycleDriver.Judged;
import io.cortap.adapter.testkit.LifecycleDriver.Reread;
import io.cortap.adapter.testkit.LifecycleDriver.Submitted;
import io.cortap.adapter.testkit.LifecycleDriver.Tried;
import io.cortap.sandbox.SandboxUser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is asked about a project before its report is, and what a kept copy of it does to both. */
abstract class ProjectScenarios extends LifecycleScenario {
  private static final int CONTROLS = 494;
  private static final int DEFICIENCIES = 6;
  private static final String SCHOOL_BUS = "SCHOOL BUS : SB2";
  private static final Duration KEPT = Duration.ofHours(1);

  private void aReviewerFindsTheSchoolBusDeficient() {
    world.riskuity().project(PROJECT).comment(SCHOOL_BUS, "Deficient: service to one school only");
  }

  private int asked() {
    return world.riskuity().requests().size();
  }

  /** What the webhook of the next report says. */
  private Map<String, @Nullable Object> newsOfTheNextReport() {
    accepted();
    service.doDueWork();
    return deliveries().getLast().json();
  }

  private static void assertDeficiencies(Map<String, @Nullable Object> news, int count) {
    assertThat(news.get("metadata"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .extractingByKey("deficiency_count")
        .hasToString(Integer.toString(count));
  }

  private static List<String> warningsOfAge(Map<String, @Nullable Object> news) {
    assertThat(news.get("warnings")).isInstanceOf(List.class);
    return news.get("warnings") instanceof List<?> warnings
        ? warnings.stream()
            .map(String::valueOf)
            .filter(warning -> warning.startsWith("The controls were read from Riskuity at"))
            .toList()
        : List.of();
  }

  @Nested
  class KeptControls {
    @Test
    void aSecondReportAtOnceAsksRiskuityForNothing() {
      newsOfTheNextReport();
      int before = asked();

      Map<String, @Nullable Object> news = newsOfTheNextReport();

      assertThat(asked()).isEqualTo(before);
      assertDeficiencies(news, DEFICIENCIES);
      assertThat(warningsOfAge(news)).isEmpty();
    }

    @Test
    void aCorrectedCommentIsInTheReportOnceTheProjectWasReadAnew() {
      newsOfTheNextReport();
      aReviewerFindsTheSchoolBusDeficient();
      pass(Duration.ofMinutes(2));

      Map<String, @Nullable Object> old = newsOfTheNextReport();
      assertDeficiencies(old, DEFICIENCIES);
      assertThat(warningsOfAge(old))
          .singleElement()
          .asString()
          .contains("2026-03-16T14:15:02Z", "2 minutes", "/api/v1/projects/58/data/refresh");

      assertThat(service.readAnew(token, PROJECT))
          .isEqualTo(new Reread.Read(CONTROLS, DEFICIENCIES + 1));
      Map<String, @Nullable Object> corrected = newsOfTheNextReport();
      assertDeficiencies(corrected, DEFICIENCIES + 1);
      assertThat(warningsOfAge(corrected)).isEmpty();
    }

    @Test
    void aCopyServesUntilTheLastInstantOfItsHour() {
      newsOfTheNextReport();
      aReviewerFindsTheSchoolBusDeficient();
      pass(KEPT.minusMillis(1));
      token = world.riskuity().tokens().of(SandboxUser.MARA);

      assertDeficiencies(newsOfTheNextReport(), DEFICIENCIES);
    }

    @Test
    void fromTheEndOfItsHourOnItIsReadAgain() {
      newsOfTheNextReport();
      aReviewerFindsTheSchoolBusDeficient();
      pass(KEPT);
      token = world.riskuity().tokens().of(SandboxUser.MARA);

      Map<String, @Nullable Object> news = newsOfTheNextReport();

      assertDeficiencies(news, DEFICIENCIES + 1);
      assertThat(warningsOfAge(news)).isEmpty();
    }

    @Test
    void aColleaguesCopyIsNeverServed() {
      newsOfTheNextReport();
      aReviewerFindsTheSchoolBusDeficient();

      token = world.riskuity().tokens().of(SandboxUser.GRETA);
      assertDeficiencies(newsOfTheNextReport(), DEFICIENCIES + 1);

      token = world.riskuity().tokens().of(SandboxUser.MARA);
      assertDeficiencies(newsOfTheNextReport(), DEFICIENCIES);
    }

    @Test
    void aTokenThatRiskuityRefusesIsServedNoCopy() {
      newsOfTheNextReport();
      String forged = token.substring(0, token.lastIndexOf('.') + 1) + "Zm9yZ2Vk";

      assertThat(service.submit(forged, form())).isEqualTo(new Submitted.Refused("INVALID_TOKEN"));
      assertThat(service.judge(forged, PROJECT)).isEqualTo(new Judged.Refused("INVALID_TOKEN"));
      assertThat(service.readAnew(forged, PROJECT)).isEqualTo(new Reread.Refused("INVALID_TOKEN"));
    }

    @Test
    void whatCouldNotBeReadIsNotKept() {
      accepted();
      world.riskuity().project(PROJECT).status(503);
      service.doDueWork();
      world.riskuity().project(PROJECT).status(200);
      aReviewerFindsTheSchoolBusDeficient();

      pass(Duration.ofSeconds(2));

      assertDeficiencies(deliveries().getLast().json(), DEFICIENCIES + 1);
    }
  }

  @Nested
  class Readiness {
    @Test
    void aProjectWithDoubtsIsReadyWithWarningsAndItsReportIsMade() {
      assertThat(service.judge(token, PROJECT))
          .isInstanceOfSatisfying(
              Judged.Verdict.class,
              judged -> {
                assertThat(judged.verdict()).isEqualTo("ready_with_warnings");
                assertThat(judged.missingCritical()).isEmpty();
                assertThat(judged.unassessed()).isPositive();
              });
      assertThat(newsOfTheNextReport()).containsEntry("status", "completed");
    }

    @Test
    void whatIsMissingIsToldBeforeAJobFailsForIt() {
      String ines = world.riskuity().tokens().of(SandboxUser.INES);

      assertThat(service.judge(ines, 72))
          .isInstanceOfSatisfying(
              Judged.Verdict.class,
              judged -> {
                assertThat(judged.verdict()).isEqualTo("not_ready");
                assertThat(judged.missingCritical()).contains("project.recipient_id");
              });
      nothingHappened();
    }

    @Test
    void whoMayNotSeeTheProjectLearnsNothingOfIt() {
      service.judge(token, PROJECT);

      assertThat(service.judge(world.riskuity().tokens().of(SandboxUser.TOBIAS), PROJECT))
          .isEqualTo(new Judged.Refused("INSUFFICIENT_PERMISSIONS"));
      assertThat(service.judge(token, 4711)).isEqualTo(new Judged.Refused("PROJECT_NOT_FOUND"));
    }

    @Test
    void aRiskuityThatCannotBeAskedOpensNothing() {
      world.riskuity().project(PROJECT).status(503);

      assertThat(service.judge(token, PROJECT))
          .isEqualTo(new Judged.Refused("VERIFICATION_UNAVAILABLE"));
      assertThat(service.readAnew(token, PROJECT))
          .isEqualTo(new Reread.Refused("VERIFICATION_UNAVAILABLE"));
    }
  }

  @Nested
  class Trials {
    @Test
    void aRequestThatFitsWouldBeAcceptedAndNothingComesOfIt() {
      assertThat(service.tryOut(token, form())).isEqualTo(new Tried.Fits(List.of()));
      nothingHappened();
    }

    @Test
    void whatNobodyCouldSayIsToldAsSuch() {
      world.riskuity().project(PROJECT).status(503);

      assertThat(service.tryOut(token, form())).isEqualTo(new Tried.Fits(List.of("project")));
      nothingHappened();
    }

    @Test
    void aTrialIsRefusedForWhatTheRealCallIsRefusedFor() {
      Map<String, @Nullable Object> unknownType = form();
      unknownType.put("report_type", "annual_summary");
      Map<String, @Nullable Object> unsafe = form();
      unsafe.put("callback_url", "https://169.254.169.254/latest");
      Map<String, @Nullable Object> unknownProject = form();
      unknownProject.put("project_id", 4711);
      for (Map<String, @Nullable Object> form :
          List.of(unknownType, unsafe, unknownProject, Map.<String, @Nullable Object>of())) {
        assertThat(service.submit(token, form))
            .isInstanceOfSatisfying(
                Submitted.Refused.class,
                refused ->
                    assertThat(service.tryOut(token, form))
                        .isEqualTo(new Tried.Refused(refused.code())));
      }
      String expired = world.riskuity().tokens().of(SandboxUser.MARA, Duration.ZERO);
      assertThat(service.tryOut(expired, form())).isEqualTo(new Tried.Refused("EXPIRED_TOKEN"));
      nothingHappened();
    }
  }
}
