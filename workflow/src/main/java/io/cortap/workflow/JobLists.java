package io.cortap.workflow;

import io.cortap.core.intake.ListForm;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobCursors;
import io.cortap.core.job.JobPosition;
import io.cortap.core.report.Requester;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.Caller;
import io.cortap.ports.inbound.FindJob;
import io.cortap.ports.inbound.ListJobs;
import io.cortap.ports.outbound.JobIndex;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists jobs for those who created them. */
final class JobLists implements ListJobs {
  private final JobIndex index;
  private final WorkflowSettings settings;
  private final JobCursors cursors;
  private final Access access;
  private final Links links;
  private final InstantSource clock;

  JobLists(
      JobIndex index, WorkflowSettings settings, Access access, Links links, InstantSource clock) {
    this.index = index;
    this.settings = settings;
    this.cursors = new JobCursors(settings.linkKeys());
    this.access = access;
    this.links = links;
    this.clock = clock;
  }

  @Override
  public Answer<Page> list(Caller caller, Map<String, List<String>> parameters) {
    return Guarded.answer(() ->
        switch (access.verified(caller)) {
          case Answer.Refused<Requester> refused -> Answer.refused(refused.problem());
          case Answer.Given<Requester> requester -> list(requester.value(), parameters);
        });
  }

  private Answer<Page> list(Requester requester, Map<String, List<String>> parameters) {
    Instant now = clock.instant();
    return switch (ListForm.read(parameters, requester, settings.links().goneUntil(now), cursors)) {
      case ListForm.Reading.Refused refused -> Answer.refused(refused.problem());
      case ListForm.Reading.Wanted wanted -> Answer.given(page(wanted, now));
    };
  }

  private Page page(ListForm.Reading.Wanted wanted, Instant now) {
    // One more than is shown tells whether there is another page.
    List<Job> found = index.list(wanted.jobs(), wanted.after(), wanted.limit() + 1);
    List<Job> shown = found.subList(0, Math.min(found.size(), wanted.limit()));
    Optional<String> next =
        found.size() > shown.size()
            ? Optional.of(cursors.write(wanted.jobs().requester(), JobPosition.of(shown.getLast())))
            : Optional.empty();
    return new Page(
        shown.stream().map(job -> new FindJob.Found(job, links.open(job, now))).toList(), next);
  }
}
