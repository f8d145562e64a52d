package io.cortap.adapter.riskuity;

import io.cortap.adapter.testkit.SettableClock;
import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.UserToken;
import io.cortap.core.review.ProjectControls;
import io.cortap.ports.outbound.RiskuityClient.Controls;
import io.cortap.ports.outbound.RiskuityClient.Probe;
import io.cortap.sandbox.RiskuityStub;
import io.cortap.sandbox.SandboxUser;
import io.cortap.sandbox.TokenKind;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A client towards the sandbox's Riskuity, under a clock that only its own waits move. */
final class StubbedRiskuity implements AutoCloseable {
  static final Instant NOON = Instant.parse("2027-03-15T12:00:00Z");
  static final Duration LIMIT = Duration.ofSeconds(120);
  static final CorrelationId CORRELATION = new CorrelationId("c-1");
  static final ProjectId HARBOR_VALLEY = new ProjectId(58);
  static final ProjectId QUILL_RIVER = new ProjectId(61);
  static final ProjectId MESQUITE_BEND = new ProjectId(62);

  final SettableClock clock = new SettableClock(NOON);
  final RiskuityStub stub = RiskuityStub.start(clock, new Random(1));
  final HttpClient http = HttpClient.newHttpClient();
  final List<Duration> waits = Collections.synchronizedList(new ArrayList<>());
  final HttpRiskuityClient client = client(RiskuitySettings.defaults(stub.baseUrl()));

  HttpRiskuityClient client(RiskuitySettings settings) {
    return new HttpRiskuityClient(http, settings, clock, new Random(7), this::pause);
  }

  private void pause(Duration wait) {
    waits.add(wait);
    clock.advance(wait);
  }

  UserToken token() {
    return new UserToken(stub.tokens().of(SandboxUser.MARA));
  }

  UserToken token(TokenKind kind) {
    return new UserToken(stub.tokens().of(kind, SandboxUser.MARA));
  }

  Probe probe(ProjectId project) {
    return client.probe(token(), project, CORRELATION, LIMIT);
  }

  Controls read(ProjectId project) {
    return client.controls(token(), project, CORRELATION, LIMIT, (read, all) -> {});
  }

  ProjectControls whole(ProjectId project) {
    return switch (read(project)) {
      case Controls.Read read -> read.project();
      case Controls.Refused refused -> throw new AssertionError(refused.problem().toString());
    };
  }

  @Override
  public void close() {
    http.close();
    stub.close();
  }
}
