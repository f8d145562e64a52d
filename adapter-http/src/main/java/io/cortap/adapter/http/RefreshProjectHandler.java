package io.cortap.adapter.http;

import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.WireTime;
import io.cortap.core.review.ProjectReview;
import io.cortap.ports.inbound.Caller;
import io.cortap.ports.inbound.ReadProject;
import io.cortap.ports.inbound.ReadProject.Canonical;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /api/v1/projects/{project_id}/data/refresh}: reads anew, and answers what is there.
 */
final class RefreshProjectHandler implements ReplyHandler {
  private final ReadProject readProject;
  private final Waits waits;

  RefreshProjectHandler(ReadProject readProject, Waits waits) {
    this.readProject = readProject;
    this.waits = waits;
  }

  @Override
  public Reply reply(Context request, CorrelationId correlation) {
    Caller caller = Callers.of(request, correlation);
    ProjectId project = NamedProject.of(request);
    Canonical canonical =
        Callers.given(waits.orUnavailable(() -> readProject.refresh(caller, project)));
    ProjectReview review = canonical.review();
    var members = new LinkedHashMap<String, @Nullable Object>();
    members.put("project_id", project.value());
    members.put("controls_read_at", WireTime.format(review.quality().controlsReadAt()));
    members.put("control_count", review.controlCount());
    members.put("unassessed_count", review.unassessedCount());
    members.put("deficiency_count", review.deficiencies().count());
    members.put("warnings", canonical.warnings());
    return Reply.json(200, members);
  }
}
