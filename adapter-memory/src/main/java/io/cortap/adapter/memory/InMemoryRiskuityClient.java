package io.cortap.adapter.memory;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.UserToken;
import io.cortap.core.review.ProjectControls;
import io.cortap.ports.outbound.RiskuityClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Answers for projects as a test has arranged; knows no others. Every token may see them all. */
public final class InMemoryRiskuityClient implements RiskuityClient {
  private final Map<ProjectId, Probe> probes = new ConcurrentHashMap<>();
  private final Map<ProjectId, Controls> controls = new ConcurrentHashMap<>();

  /** A project with these controls. */
  public InMemoryRiskuityClient hold(ProjectId project, ProjectControls read) {
    return answer(project, new Probe.Allowed(), new Controls.Read(read));
  }

  /** A project with these answers. */
  public InMemoryRiskuityClient answer(ProjectId project, Probe probe, Controls read) {
    probes.put(project, probe);
    controls.put(project, read);
    return this;
  }

  @Override
  public Probe probe(
      UserToken token, ProjectId project, CorrelationId correlationId, Duration limit) {
    return probes.getOrDefault(
        project,
        new Probe.Refused(
            Problem.of(FailureCode.PROJECT_NOT_FOUND, "there is no project " + project)));
  }

  @Override
  public Controls controls(
      UserToken token,
      ProjectId project,
      CorrelationId correlationId,
      Duration limit,
      Progress progress) {
    Controls answer =
        controls.getOrDefault(
            project,
            new Controls.Refused(
                Problem.of(FailureCode.DATA_FETCH_ERROR, "there is no project " + project)
                    .with("status_code", 404)
                    .forGood()));
    if (answer instanceof Controls.Read read) {
      int all = read.project().controls().size();
      progress.read(all, all);
    }
    return answer;
  }
}
