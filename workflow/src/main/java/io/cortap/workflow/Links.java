package io.cortap.workflow;

import io.cortap.core.audit.Actor;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobState;
import io.cortap.core.job.LinkKeys;
import io.cortap.core.report.BlobKey;
import io.cortap.core.report.DownloadLink;
import io.cortap.core.report.IssuedLink;
import io.cortap.core.report.LinkKind;
import io.cortap.core.report.LinkMode;
import io.cortap.core.report.LinkPolicy;
import io.cortap.core.report.ReportFile;
import io.cortap.ports.inbound.FindJob.Download;
import io.cortap.ports.outbound.BlobStore;
import io.cortap.ports.outbound.PortUnavailableException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Issues links and rebuilds them; what a job remembers of one is no secret. A link is direct where
 * the blob store's URL keeps the promise, and stable otherwise.
 */
final class Links {
  private static final Logger LOG = LoggerFactory.getLogger(Links.class);
  private static final String PATH = "/api/v1/downloads/";
  private static final Duration REDIRECTED_FOR = Duration.ofMinutes(5);

  private final LinkKeys keys;
  private final LinkPolicy policy;
  private final String publicBase;
  private final BlobStore blobs;
  private final LatelyLinked lately = new LatelyLinked();

  Links(LinkKeys keys, LinkPolicy policy, String publicBase, BlobStore blobs) {
    this.keys = keys;
    this.policy = policy;
    this.publicBase = publicBase;
    this.blobs = blobs;
  }

  /** The job with a fresh link, made for {@code maker}. */
  Job issue(Job job, JobState.Completed completed, Instant now, Actor maker) {
    return job.issue(now, fresh(job, completed, now), maker);
  }

  /** The same, unless the job has so many that the one which is open must do. */
  Job issueBounded(Job job, JobState.Completed completed, Instant now, Actor maker) {
    IssuedLink fresh = fresh(job, completed, now);
    boolean openOneDoes =
        job.openLink(now)
            .filter(open -> rebuild(job, open, now).isPresent())
            .filter(open ->
                !policy.isWorthMaking(job.links().size(), open.endsAt(), fresh.endsAt(), now))
            .isPresent();
    return openOneDoes ? job : job.issue(now, fresh, maker);
  }

  private IssuedLink fresh(Job job, JobState.Completed completed, Instant now) {
    int serial = job.links().size() + 1;
    Instant end = policy.endOfLinkMadeAt(now, completed.finishedAt());
    return direct(completed.file(), now, end)
        .filter(link -> policy.mode() == LinkMode.DIRECT || lasts(link, end))
        .map(link -> IssuedLink.direct(serial, link.endsAt()))
        .orElseGet(() -> new IssuedLink(serial, keys.currentKeyId(), end));
  }

  private Optional<DownloadLink> direct(ReportFile file, Instant now, Instant end) {
    return policy.mode() == LinkMode.STABLE ? Optional.empty() : ofStore(file.key(), now, end);
  }

  /** Stores count whole seconds. */
  private static boolean lasts(DownloadLink link, Instant end) {
    return !link.endsAt().isBefore(end.truncatedTo(ChronoUnit.SECONDS));
  }

  /** A store that cannot sign now is as good as one that never does. */
  private Optional<DownloadLink> ofStore(BlobKey key, Instant now, Instant end) {
    try {
      return blobs.link(key, now, end);
    } catch (PortUnavailableException e) {
      LOG.atWarn()
          .setCause(e)
          .addKeyValue("event", "no_direct_link")
          .log("the blob store signs no URL now; the service answers links itself");
      return Optional.empty();
    }
  }

  /**
   * The link itself, or empty if its key is no longer configured, or the store's credentials do not
   * last until its end.
   */
  Optional<DownloadLink> rebuild(Job job, IssuedLink link, Instant now) {
    return switch (link.kind()) {
      case STABLE -> lately.of(job.id(), link, () -> stable(job, link));
      case DIRECT ->
          job.state() instanceof JobState.Completed completed
              ? direct(completed.file(), now, link.endsAt())
                  .filter(again -> lasts(again, link.endsAt()))
              : Optional.empty();
    };
  }

  private Optional<DownloadLink> stable(Job job, IssuedLink link) {
    return keys.segment(job.id(), link)
        .map(segment ->
            new DownloadLink(
                URI.create(publicBase + PATH + job.id() + "/" + segment),
                link.endsAt(),
                LinkKind.STABLE));
  }

  /** Where a holder of a stable link is sent to, if the store answers for itself. */
  Optional<DownloadLink> redirection(ReportFile file, IssuedLink opened, Instant now) {
    Instant soon = now.plus(REDIRECTED_FOR);
    return direct(file, now, opened.endsAt().isBefore(soon) ? opened.endsAt() : soon);
  }

  Instant goneAt(JobState.Finished finished) {
    return policy.goneAt(finished.finishedAt());
  }

  /** Where the report of the job is to be had now, without a new link. */
  Download open(Job job, Instant now) {
    Optional<DownloadLink> link = job.openLink(now).flatMap(open -> rebuild(job, open, now));
    return link.isPresent() ? new Download.Ready(link.get()) : new Download.Absent();
  }
}
