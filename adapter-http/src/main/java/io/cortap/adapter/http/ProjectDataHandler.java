package io.cortap.adapter.http;

import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.ProjectId;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.Caller;
import io.cortap.ports.inbound.ReadProject;
import io.cortap.ports.inbound.ReadProject.Canonical;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;

/**
 * {@code /api/v1/projects/{project_id}/data}: GET answers the canonical JSON, byte for byte as a
 * job would seal it; DELETE drops the caller's kept copy of the controls.
 */
final class ProjectDataHandler implements ReplyHandler {
  private static final String FORCE_REFRESH = "force_refresh";

  private final ReadProject readProject;
  private final Waits waits;

  ProjectDataHandler(ReadProject readProject, Waits waits) {
    this.readProject = readProject;
    this.waits = waits;
  }

  @Override
  public Reply reply(Context request, CorrelationId correlation) {
    Caller caller = Callers.of(request, correlation);
    ProjectId project = NamedProject.of(request);
    if (request.method() == HandlerType.DELETE) {
      Callers.given(readProject.drop(caller, project));
      return Reply.empty(204);
    }
    boolean anew = forced(QueryParameters.only(request, FORCE_REFRESH));
    Answer<Canonical> answer =
        waits.orUnavailable(
            () -> anew ? readProject.refresh(caller, project) : readProject.read(caller, project));
    return Reply.of(200, Reply.JSON, Callers.given(answer).json());
  }

  private static boolean forced(String value) {
    return switch (value) {
      case "true" -> true;
      case "false", "" -> false;
      default -> throw QueryParameters.refused(FORCE_REFRESH, "must be true or false");
    };
  }
}
