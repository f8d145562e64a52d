package io.cortap.workflow;

import io.cortap.core.audit.Actor;
import io.cortap.core.intake.SetupForm;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.ProjectKey;
import io.cortap.core.report.Requester;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.Caller;
import io.cortap.ports.inbound.KeepSetup;
import io.cortap.ports.outbound.SetupStore;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps setup records for those whom Riskuity lets see the project. */
final class SetupKeeping implements KeepSetup {
  private static final Logger LOG = LoggerFactory.getLogger(SetupKeeping.class);

  private final SetupDesk desk;
  private final Access access;
  private final InstantSource clock;

  SetupKeeping(SetupStore setups, Access access, InstantSource clock) {
    this.desk = new SetupDesk(setups);
    this.access = access;
    this.clock = clock;
  }

  @Override
  public Answer<Kept> find(Caller caller, ProjectId project) {
    return allowed(
        caller,
        project,
        requester -> Answer.given(desk.find(new ProjectKey(requester.tenant(), project))));
  }

  @Override
  public Answer<Kept> replace(
      Caller caller, ProjectId project, long read, Map<String, @Nullable Object> members) {
    return allowed(
        caller,
        project,
        requester ->
            switch (SetupForm.read(members)) {
              case SetupForm.Reading.Refused refused -> Answer.refused(refused.problem());
              case SetupForm.Reading.Fits fits -> {
                var key = new ProjectKey(requester.tenant(), project);
                Answer<Kept> answer =
                    desk.replace(
                        key, read, fits.record(), Actor.user(requester.user()), clock.instant());
                log(caller, key, answer);
                yield answer;
              }
            });
  }

  private Answer<Kept> allowed(
      Caller caller, ProjectId project, Function<Requester, Answer<Kept>> work) {
    return Guarded.answer(() ->
        switch (access.allowed(caller, project)) {
          case Answer.Refused<Requester> refused -> Answer.refused(refused.problem());
          case Answer.Given<Requester> requester -> work.apply(requester.value());
        });
  }

  private static void log(Caller caller, ProjectKey project, Answer<Kept> answer) {
    if (answer instanceof Answer.Given<Kept> given) {
      LOG.atInfo()
          .addKeyValue("event", "setup_changed")
          .addKeyValue("tenant_id", project.tenant())
          .addKeyValue("project_id", project.project())
          .addKeyValue("version", given.value().version())
          .addKeyValue("correlation_id", caller.correlationId())
          .log("setup record written, the next report is made from it");
    }
  }
}
