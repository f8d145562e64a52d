package io.cortap.adapter.memory;

import io.cortap.adapter.testkit.RiskuityClientContract;
import io.cortap.adapter.testkit.SampleReviews;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.UserToken;
import io.cortap.ports.outbound.RiskuityClient;
import io.cortap.ports.outbound.RiskuityClient.Controls;
import io.cortap.ports.outbound.RiskuityClient.Probe;

final class InMemoryRiskuityClientTest extends RiskuityClientContract {
  private static final UserToken TOKEN = new UserToken("invented.token.value");

  private final InMemoryRiskuityClient client = new InMemoryRiskuityClient();

  @Override
  protected RiskuityClient client() {
    return client;
  }

  private static Question about(long project) {
    return new Question(TOKEN, new ProjectId(project));
  }

  private Question refused(long project, FailureCode code) {
    Problem problem = Problem.of(code, "arranged by the test");
    return answered(project, new Probe.Refused(problem), problem);
  }

  private Question answered(long project, Probe probe, Problem problem) {
    Question question = about(project);
    client.answer(question.project(), probe, new Controls.Refused(problem));
    return question;
  }

  @Override
  protected Readable readable() {
    client.hold(new ProjectId(58), SampleReviews.controls());
    return new Readable(
        about(58),
        SampleReviews.controls().projectName(),
        SampleReviews.controls().controls().size());
  }

  @Override
  protected Question forbidden() {
    return refused(1, FailureCode.INSUFFICIENT_PERMISSIONS);
  }

  @Override
  protected Question unknown() {
    return about(2);
  }

  @Override
  protected Question withExpiredToken() {
    return refused(3, FailureCode.EXPIRED_TOKEN);
  }

  @Override
  protected Question withRefusedToken() {
    return refused(4, FailureCode.INVALID_TOKEN);
  }

  @Override
  protected Question failing() {
    return answered(
        5,
        new Probe.Unanswered("arranged by the test"),
        Problem.of(FailureCode.DATA_FETCH_ERROR, "arranged by the test"));
  }

  @Override
  protected Question torn() {
    return failing();
  }
}
