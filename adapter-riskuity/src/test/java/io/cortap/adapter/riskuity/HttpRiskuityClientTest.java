package io.cortap.adapter.riskuity;

import io.cortap.adapter.testkit.RiskuityClientContract;
import io.cortap.core.report.ProjectId;
import io.cortap.ports.outbound.RiskuityClient;
import io.cortap.sandbox.PageQuirk;
import io.cortap.sandbox.TokenKind;
import org.junit.jupiter.api.AfterEach;

class HttpRiskuityClientTest extends RiskuityClientContract {
  private final StubbedRiskuity riskuity = new StubbedRiskuity();

  @AfterEach
  void close() {
    riskuity.close();
  }

  @Override
  protected RiskuityClient client() {
    return riskuity.client;
  }

  @Override
  protected Readable readable() {
    return new Readable(
        about(StubbedRiskuity.HARBOR_VALLEY),
        "Harbor Valley Transit District – FY2026 Triennial Review",
        494);
  }

  @Override
  protected Question forbidden() {
    return about(new ProjectId(71));
  }

  @Override
  protected Question unknown() {
    return about(new ProjectId(999));
  }

  @Override
  protected Question withExpiredToken() {
    return new Question(riskuity.token(TokenKind.EXPIRED), StubbedRiskuity.HARBOR_VALLEY);
  }

  @Override
  protected Question withRefusedToken() {
    return new Question(riskuity.token(TokenKind.WEB_SESSION), StubbedRiskuity.HARBOR_VALLEY);
  }

  @Override
  protected Question failing() {
    riskuity.stub.project(61).status(503);
    return about(StubbedRiskuity.QUILL_RIVER);
  }

  @Override
  protected Question torn() {
    riskuity.stub.project(62).quirk(PageQuirk.TOTAL_CHANGES);
    return about(StubbedRiskuity.MESQUITE_BEND);
  }

  private Question about(ProjectId project) {
    return new Question(riskuity.token(), project);
  }
}
