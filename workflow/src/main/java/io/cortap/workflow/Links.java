package io.cortap.workflow;

import io.cortap.core.audit.Actor;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobId;
import io.cortap.core.job.JobState;
import io.cortap.core.job.LinkKeys;
import io.cortap.core.report.DownloadLink;
import io.cortap.core.report.IssuedLink;
import io.cortap.core.report.LinkKind;
import io.cortap.core.report.LinkPolicy;
import io.cortap.ports.inbound.FindJob.Download;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** Issues stable links and rebuilds them; what a job remembers of one is no secret. */
final class Links {
  private static final String PATH = "/api/v1/downloads/";

  private final LinkKeys keys;
  private final LinkPolicy policy;
  private final String publicBase;

  Links(LinkKeys keys, LinkPolicy policy, String publicBase) {
    this.keys = keys;
    this.policy = policy;
    this.publicBase = publicBase;
  }

  /** The job with a fresh link, made for {@code maker}. */
  Job issue(Job job, JobState.Completed completed, Instant now, Actor maker) {
    Instant end = policy.endOfLinkMadeAt(now, completed.finishedAt());
    return job.issue(now, new IssuedLink(job.links().size() + 1, keys.currentKeyId(), end), maker);
  }

  /** The same, unless the job has so many that the one which is open must do. */
  Job issueBounded(Job job, JobState.Completed completed, Instant now, Actor maker) {
    Instant freshEnds = policy.endOfLinkMadeAt(now, completed.finishedAt());
    boolean openOneDoes =
        job.openLink(now)
            .filter(open -> rebuild(job.id(), open).isPresent())
            .filter(
                open -> !policy.isWorthMaking(job.links().size(), open.endsAt(), freshEnds, now))
            .isPresent();
    return openOneDoes ? job : issue(job, completed, now, maker);
  }

  /** The link itself, or empty if its key is no longer configured. */
  Optional<DownloadLink> rebuild(JobId job, IssuedLink link) {
    return keys.segment(job, link)
        .map(segment ->
            new DownloadLink(
                URI.create(publicBase + PATH + job + "/" + segment),
                link.endsAt(),
                LinkKind.STABLE));
  }

  Instant goneAt(JobState.Finished finished) {
    return policy.goneAt(finished.finishedAt());
  }

  /** Where the report of the job is to be had now, without a new link. */
  Download open(Job job, Instant now) {
    Optional<DownloadLink> link = job.openLink(now).flatMap(open -> rebuild(job.id(), open));
    return link.isPresent() ? new Download.Ready(link.get()) : new Download.Absent();
  }
}
