package io.cortap.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RouteTest {
  @ParameterizedTest
  @EnumSource
  void everyRouteIsFoundByItsPathWithItsParameters(Route route) {
    String path = route.template().replace('{', '-').replace('}', '-');

    assertThat(Route.at(path)).contains(route);
    assertThat(route.parameters(path))
        .allSatisfy((name, value) -> assertThat(value).isEqualTo("-" + name + "-"));
    assertThat(route.parameters(path))
        .hasSize((int) route.template().chars().filter(c -> c == '{').count());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/api/v1/jobs/",
        "/api/v1/jobs//cancel",
        "/api/v1/jobs/x/cance",
        "/api/v1/jobs/x/cancel/",
        "/api/v1/jobs/x/cancel/cancel",
        "/api/v1/jobsx",
        "/API/v1/jobs",
        "/api/v1/downloads/x",
        "/api/v1/downloads/x/y/z",
        "/health/live/",
        "x/api/v1/jobs/x",
      })
  void whatIsLikeAPathOfOursIsNone(String path) {
    assertThat(Route.at(path)).isEmpty();
  }

  @Test
  void aParameterIsWhatWasSentBetweenTwoSlashes() {
    assertThat(Route.DOWNLOAD.parameters("/api/v1/downloads/a%2Fb/1-c"))
        .isEqualTo(Map.of(Route.JOB_ID, "a%2Fb", Route.SEGMENT, "1-c"));
    assertThat(Route.JOB.parameters("/api/v1/downloads/a/1-c")).isEmpty();
  }

  @Test
  void onlyAWellFormedIdIsAJob() {
    assertThat(Route.JOB.job("/api/v1/jobs/" + Jobs.ID)).contains(Jobs.ID);
    assertThat(Route.JOB.job("/api/v1/jobs/58")).isEmpty();
    assertThat(Route.JOBS.job("/api/v1/jobs")).isEmpty();
    assertThat(Route.PROJECT_DATA.job("/api/v1/projects/58/data")).isEmpty();
  }
}
