package io.cortap.workflow;

import io.cortap.core.audit.Actor;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobId;
import io.cortap.core.job.JobKey;
import io.cortap.core.job.JobState;
import io.cortap.core.job.Material;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.DownloadLink;
import io.cortap.core.report.Party;
import io.cortap.core.report.Requester;
import io.cortap.core.report.ServiceAccount;
import io.cortap.core.report.TenantId;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.Caller;
import io.cortap.ports.inbound.FindJob;
import io.cortap.ports.outbound.JobStore;
import io.cortap.ports.outbound.PortUnavailableException;
import io.cortap.ports.outbound.Versioned;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads jobs for those who created them, and for service accounts of their tenants; whatever else
 * is done to a job passes the same walls.
 */
final class JobReader implements FindJob {
  private static final Logger LOG = LoggerFactory.getLogger(JobReader.class);
  private static final int LINK_TRIES = 5;

  private final JobStore jobs;
  private final WatchedRiskuity riskuity;
  private final Access access;
  private final Links links;
  private final InstantSource clock;

  JobReader(
      JobStore jobs, WatchedRiskuity riskuity, Access access, Links links, InstantSource clock) {
    this.jobs = jobs;
    this.riskuity = riskuity;
    this.access = access;
    this.links = links;
    this.clock = clock;
  }

  @Override
  public Answer<Found> find(Caller caller, JobId id) {
    return asParty(caller, party -> found(party, id));
  }

  /** What is done for the user whom the token proves the caller to be. */
  <T> Answer<T> as(Caller caller, Function<Requester, Answer<T>> use) {
    return Guarded.answer(() ->
        switch (access.verified(caller)) {
          case Answer.Refused<Requester> refused -> Answer.refused(refused.problem());
          case Answer.Given<Requester> requester -> use.apply(requester.value());
        });
  }

  /** The same for what service accounts may do too. */
  <T> Answer<T> asParty(Caller caller, Function<Party, Answer<T>> use) {
    return Guarded.answer(() ->
        switch (access.recognised(caller)) {
          case Answer.Refused<Party> refused -> Answer.refused(refused.problem());
          case Answer.Given<Party> party -> use.apply(party.value());
        });
  }

  /** The job as it is stored, if the party may see it and it is still kept. */
  Answer<Versioned<Job>> stored(Party party, JobId id) {
    return switch (party) {
      case Requester requester -> own(requester, id);
      case ServiceAccount account -> ofTenants(account.tenants(), id);
    };
  }

  /** A job that nobody has confirmed is of no tenant yet. */
  private Answer<Versioned<Job>> ofTenants(List<TenantId> tenants, JobId id) {
    return tenants.stream()
        .flatMap(tenant -> kept(tenant, id).stream())
        .filter(job -> job.value().material().confirmed())
        .findFirst()
        .<Answer<Versioned<Job>>>map(Answer::given)
        .orElseGet(JobReader::noSuchJob);
  }

  private static <T> Answer<T> noSuchJob() {
    return Answer.refused(
        Problem.of(FailureCode.JOB_NOT_FOUND, "there is no such job, or not any more"));
  }

  private Answer<Versioned<Job>> own(Requester requester, JobId id) {
    Optional<Versioned<Job>> read = kept(requester.tenant(), id);
    if (read.isEmpty()) {
      return noSuchJob();
    }
    return read.get().value().accepted().requester().equals(requester)
        ? Answer.given(read.get())
        : Answer.refused(
            Problem.of(
                FailureCode.INSUFFICIENT_PERMISSIONS, "the job was created by another user"));
  }

  /** The same job with its link. */
  Answer<Found> found(Party party, JobId id) {
    for (int tries = 0; tries < LINK_TRIES; tries++) {
      switch (stored(party, id)) {
        case Answer.Refused<Versioned<Job>> refused -> {
          return Answer.refused(refused.problem());
        }
        case Answer.Given<Versioned<Job>> read when party instanceof ServiceAccount -> {
          Job job = explained(read.value().value());
          return Answer.given(new Found(job, new Download.Withheld()));
        }
        case Answer.Given<Versioned<Job>> read -> {
          Optional<Found> found = withLink(read.value());
          if (found.isPresent()) {
            return Answer.given(found.get());
          }
        }
      }
    }
    return Answer.refused(
        Problem.of(FailureCode.SERVICE_UNAVAILABLE, "the job changed too fast to be read"));
  }

  /** Empty where a fresh link had to be written: the job must be read again. */
  private Optional<Found> withLink(Versioned<Job> read) {
    Job job = read.value();
    if (!(job.state() instanceof JobState.Completed completed)) {
      return Optional.of(new Found(explained(job), new Download.Absent()));
    }
    Instant now = clock.instant();
    Optional<DownloadLink> link = job.openLink(now).flatMap(open -> links.rebuild(job, open, now));
    if (link.isEmpty()) {
      Actor maker = Actor.user(job.accepted().requester().user());
      try {
        jobs.replace(read, links.issue(job, completed, now, maker));
      } catch (PortUnavailableException e) {
        LOG.atWarn().setCause(e).addKeyValue("job_id", job.id()).log("no link can be made now");
        return Optional.of(new Found(job, new Download.Absent()));
      }
    }
    return link.map(ready -> new Found(job, new Download.Ready(ready)));
  }

  /** While this node does not ask Riskuity, those whose jobs need it see what they wait for. */
  private Job explained(Job job) {
    return job.material() instanceof Material.Token
        ? riskuity.trouble().map(job::waitingFor).orElse(job)
        : job;
  }

  private Optional<Versioned<Job>> kept(TenantId tenant, JobId id) {
    Instant now = clock.instant();
    return jobs.find(new JobKey(tenant, id)).filter(job -> kept(job.value(), now));
  }

  private boolean kept(Job job, Instant now) {
    return !(job.state() instanceof JobState.Finished finished)
        || now.isBefore(links.goneAt(finished));
  }
}
