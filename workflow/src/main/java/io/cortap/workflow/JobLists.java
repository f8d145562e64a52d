package io.cortap.workflow;

import io.cortap.core.intake.ListForm;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobCursors;
import io.cortap.core.job.JobPosition;
import io.cortap.core.report.Party;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.Caller;
import io.cortap.ports.inbound.FindJob;
import io.cortap.ports.inbound.FindJob.Download;
import io.cortap.ports.inbound.ListJobs;
import io.cortap.ports.outbound.JobIndex;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Lists jobs for those who created them, and for service accounts of their tenants. */
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
        switch (access.recognised(caller)) {
          case Answer.Refused<Party> refused -> Answer.refused(refused.problem());
          case Answer.Given<Party> party -> list(party.value(), parameters);
        });
  }

  private Answer<Page> list(Party party, Map<String, List<String>> parameters) {
    Instant now = clock.instant();
    // One more than is shown tells whether there is another page.
    return switch (ListForm.read(parameters, party, settings.links().goneUntil(now), cursors)) {
      case ListForm.Reading.Refused refused -> Answer.refused(refused.problem());
      case ListForm.Reading.Wanted wanted -> {
        List<Job> found = index.list(wanted.jobs(), wanted.after(), wanted.limit() + 1);
        yield Answer.given(page(party, found, wanted.limit(), job -> links.open(job, now)));
      }
      case ListForm.Reading.WantedOfTenants wanted -> {
        List<Job> found = merged(wanted, wanted.limit() + 1);
        yield Answer.given(page(party, found, wanted.limit(), job -> new Download.Withheld()));
      }
    };
  }

  private List<Job> merged(ListForm.Reading.WantedOfTenants wanted, int limit) {
    return wanted.jobs().stream()
        .flatMap(query -> index.listOfTenant(query, wanted.after(), limit).stream())
        .sorted(Comparator.comparing(JobPosition::of, JobPosition.NEWEST_FIRST))
        .limit(limit)
        .toList();
  }

  private Page page(Party party, List<Job> found, int limit, Function<Job, Download> download) {
    List<Job> shown = found.subList(0, Math.min(found.size(), limit));
    Optional<String> next =
        found.size() > shown.size()
            ? Optional.of(cursors.write(party, JobPosition.of(shown.getLast())))
            : Optional.empty();
    return new Page(
        shown.stream().map(job -> new FindJob.Found(job, download.apply(job))).toList(), next);
  }
}
