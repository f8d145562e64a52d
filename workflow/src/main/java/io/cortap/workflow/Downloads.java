package io.cortap.workflow;

import io.cortap.core.job.Job;
import io.cortap.core.job.JobId;
import io.cortap.core.job.JobState;
import io.cortap.core.job.LinkClaim;
import io.cortap.core.job.LinkKeys;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.IssuedLink;
import io.cortap.core.report.ReportFile;
import io.cortap.core.report.WireTime;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.OpenLink;
import io.cortap.ports.outbound.Blob;
import io.cortap.ports.outbound.Versioned;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens stable links. */
final class Downloads implements OpenLink {
  private static final Logger LOG = LoggerFactory.getLogger(Downloads.class);

  private static final int RECORD_TRIES = 5;
  private static final String FRESH_LINK =
      "Open the report in Riskuity again, or read its job: GET /api/v1/jobs/{job_id} gives a fresh"
          + " link to the user who asked for the report.";
  private static final String FRESH_REPORT =
      "The report is not kept any more: generate it again in Riskuity.";

  private final OutboundPorts ports;
  private final LinkKeys keys;
  private final Links links;
  private final InstantSource clock;
  private final ReentrantLock recording = new ReentrantLock();

  Downloads(OutboundPorts ports, LinkKeys keys, Links links, InstantSource clock) {
    this.ports = ports;
    this.keys = keys;
    this.links = links;
    this.clock = clock;
  }

  @Override
  public Answer<Opened> open(JobId id, String segment) {
    return Guarded.answer(
        () -> keys.verify(id, segment).map(this::open).orElseGet(Downloads::unknown));
  }

  private Answer<Opened> open(LinkClaim claim) {
    Answer<Recorded> recorded;
    // A program that fetches parts side by side would else be in its own way at every write.
    recording.lock();
    try {
      recorded = recorded(claim);
    } finally {
      recording.unlock();
    }
    return switch (recorded) {
      case Answer.Given<Recorded> given -> handedOver(claim, given.value());
      case Answer.Refused<Recorded> refused -> Answer.refused(refused.problem());
    };
  }

  private record Recorded(ReportFile file, IssuedLink link, Instant at) {}

  /** The report of the link, once its trail says that it was opened: none leaves unrecorded. */
  private Answer<Recorded> recorded(LinkClaim claim) {
    for (int tries = 0; tries < RECORD_TRIES; tries++) {
      Instant now = clock.instant();
      Optional<Versioned<Job>> read = ports.jobs().findByLink(claim);
      if (read.isEmpty()) {
        // Its signature says that the link was made: the job is gone with its retention.
        return Answer.refused(
            Problem.of(FailureCode.LINK_EXPIRED, "the link and its report are not kept any more")
                .hinting(FRESH_REPORT));
      }
      Optional<IssuedLink> link = issued(read.get().value(), claim);
      if (link.isEmpty() || !(read.get().value().state() instanceof JobState.Completed completed)) {
        return unknown();
      }
      if (!link.get().opensAt(now)) {
        Instant goneAt = links.goneAt(completed);
        Problem ended = ended(completed.file(), link.get(), goneAt);
        return Answer.refused(ended.hinting(now.isBefore(goneAt) ? FRESH_LINK : FRESH_REPORT));
      }
      Job opened = read.get().value().opened(now, link.get());
      if (ports.jobs().replace(read.get(), opened).isPresent()) {
        return Answer.given(new Recorded(completed.file(), link.get(), now));
      }
    }
    return Answer.refused(
        Problem.of(FailureCode.SERVICE_UNAVAILABLE, "the opening could not be recorded"));
  }

  private static Optional<IssuedLink> issued(Job job, LinkClaim claim) {
    return job.links().stream()
        .filter(link -> link.serial() == claim.serial() && link.keyId().equals(claim.keyId()))
        .findFirst();
  }

  private Answer<Opened> handedOver(LinkClaim claim, Recorded recorded) {
    return links
        .redirection(recorded.file(), recorded.link(), recorded.at())
        .<Answer<Opened>>map(link -> Answer.given(new Opened.Elsewhere(recorded.file(), link)))
        .orElseGet(() -> bytes(claim, recorded.file()));
  }

  private Answer<Opened> bytes(LinkClaim claim, ReportFile file) {
    Optional<Blob> blob =
        ports.blobs().find(file.key()).filter(found -> found.sha256().equals(file.sha256()));
    if (blob.isEmpty()) {
      LOG.atError()
          .addKeyValue("event", "report_lost")
          .addKeyValue("job_id", claim.job())
          .addKeyValue("key", file.key())
          .log("the report is missing from the blob store, or its bytes were altered");
      return Answer.refused(
          Problem.of(FailureCode.INTERNAL_ERROR, "the stored report cannot be read").forGood());
    }
    return Answer.given(new Opened.Here(file, blob.get().bytes()));
  }

  private static <T> Answer<T> unknown() {
    return Answer.refused(Problem.of(FailureCode.NOT_FOUND, "this service never made such a link"));
  }

  private static Problem ended(ReportFile file, IssuedLink link, Instant goneAt) {
    return Problem.of(
            FailureCode.LINK_EXPIRED,
            "the link to "
                + file.fileName()
                + " ended at "
                + WireTime.format(link.endsAt())
                + "; the report itself is kept until "
                + WireTime.format(goneAt))
        .with("file_name", file.fileName())
        .with("expired_at", WireTime.format(link.endsAt()))
        .with("report_kept_until", WireTime.format(goneAt));
  }
}
