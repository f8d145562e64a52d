package io.cortap.workflow;

import io.cortap.core.audit.Actor;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobId;
import io.cortap.core.job.JobKey;
import io.cortap.core.job.JobState;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.DownloadLink;
import io.cortap.core.report.Requester;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.Caller;
import io.cortap.ports.inbound.FindJob;
import io.cortap.ports.outbound.JobStore;
import io.cortap.ports.outbound.Versioned;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Reads jobs for those who created them. */
final class JobReader implements FindJob {
  private static final int LINK_TRIES = 5;

  private final JobStore jobs;
  private final Access access;
  private final Links links;
  private final InstantSource clock;

  JobReader(JobStore jobs, Access access, Links links, InstantSource clock) {
    this.jobs = jobs;
    this.access = access;
    this.links = links;
    this.clock = clock;
  }

  @Override
  public Answer<Found> find(Caller caller, JobId id) {
    return Guarded.answer(() ->
        switch (access.verified(caller)) {
          case Answer.Refused<Requester> refused -> Answer.refused(refused.problem());
          case Answer.Given<Requester> requester -> find(requester.value(), id);
        });
  }

  /** The same for a requester who is known already. */
  Answer<Found> find(Requester requester, JobId id) {
    var key = new JobKey(requester.tenant(), id);
    for (int tries = 0; tries < LINK_TRIES; tries++) {
      Instant now = clock.instant();
      Optional<Versioned<Job>> read = jobs.find(key).filter(job -> kept(job.value(), now));
      if (read.isEmpty()) {
        return Answer.refused(
            Problem.of(FailureCode.JOB_NOT_FOUND, "there is no such job, or not any more"));
      }
      Job job = read.get().value();
      if (!job.accepted().requester().equals(requester)) {
        return Answer.refused(
            Problem.of(
                FailureCode.INSUFFICIENT_PERMISSIONS, "the job was created by another user"));
      }
      if (!(job.state() instanceof JobState.Completed completed)) {
        return Answer.given(new Found(job, new Download.Absent()));
      }
      Optional<DownloadLink> link = job.openLink(now).flatMap(open -> links.rebuild(id, open));
      if (link.isPresent()) {
        return Answer.given(new Found(job, new Download.Ready(link.get())));
      }
      // None yet, or the last one has ended: write a fresh one and read again.
      jobs.replace(read.get(), links.issue(job, completed, now, Actor.user(requester.user())));
    }
    return Answer.refused(
        Problem.of(FailureCode.SERVICE_UNAVAILABLE, "the job changed too fast to be read"));
  }

  private boolean kept(Job job, Instant now) {
    return !(job.state() instanceof JobState.Finished finished)
        || now.isBefore(links.goneAt(finished));
  }
}
