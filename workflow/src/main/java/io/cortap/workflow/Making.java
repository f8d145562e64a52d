package io.cortap.workflow;

import io.cortap.core.job.Job;
import io.cortap.core.job.Material;
import io.cortap.core.job.Phase;
import io.cortap.core.operation.Observation.UploadFailed;
import io.cortap.core.operation.Observation.Uploaded;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.BlobKey;
import io.cortap.core.report.ProjectKey;
import io.cortap.core.report.ReportFile;
import io.cortap.core.report.ReportFormat;
import io.cortap.core.report.ReportType;
import io.cortap.core.report.Sha256;
import io.cortap.core.review.Completeness;
import io.cortap.core.review.ProjectControls;
import io.cortap.core.review.ProjectReview;
import io.cortap.core.review.ReviewOutcome;
import io.cortap.core.review.SetupRecord;
import io.cortap.ports.outbound.Blob;
import io.cortap.ports.outbound.PdfConverter.Conversion;
import io.cortap.ports.outbound.PortUnavailableException;
import io.cortap.ports.outbound.ReportRenderer;
import io.cortap.ports.outbound.ReportRenderer.Rendering;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SEAL, RENDER, CONVERT and STORE: from the controls to a visible report, without the user's token.
 */
final class Making {
  private static final Logger LOG = LoggerFactory.getLogger(Making.class);

  private final OutboundPorts ports;
  private final Reviewing reviewing;
  private final Observing observing;
  private final InstantSource clock;

  Making(OutboundPorts ports, Reviewing reviewing, Observing observing, InstantSource clock) {
    this.ports = ports;
    this.reviewing = reviewing;
    this.observing = observing;
    this.clock = clock;
  }

  /**
   * Makes the review, stores it, and records it in the write that erases the token.
   *
   * @return the review, so that whoever goes on with the job need not read it back
   */
  ProjectReview seal(HeldJob held, ProjectControls controls, Deadline deadline) {
    deadline.begin(Phase.SEAL);
    Instant began = clock.instant();
    Job job = held.note(began, running -> running.enter(began, Phase.SEAL));
    ReviewOutcome.Assembled assembled = assemble(job, controls, began);
    byte[] bytes = ports.snapshots().encode(assembled.review());
    BlobKey key = BlobKeys.snapshot(job, began);
    put(
        Phase.SEAL,
        job.accepted().request().type(),
        key,
        new Blob(bytes, ports.snapshots().contentType(), "canonical_" + job.id() + ".json"));
    deadline.end();
    var snapshot = new Material.Snapshot(key, Sha256.of(bytes));
    Instant now = clock.instant();
    held.update(running -> running.seal(now, snapshot, assembled.warnings()));
    return assembled.review();
  }

  private ReviewOutcome.Assembled assemble(Job job, ProjectControls controls, Instant now) {
    var project = new ProjectKey(job.key().tenant(), job.accepted().request().project());
    var request = new SetupRecord(job.accepted().request().options().projectSetup());
    boolean findings = offer(job.accepted().request().type(), Phase.SEAL).reportsFindings();
    ReviewOutcome outcome =
        reviewing.review(project, controls, request, now).whereFindingsAreReported(findings);
    return switch (outcome) {
      case ReviewOutcome.Assembled assembled -> assembled;
      case ReviewOutcome.Blocked blocked ->
          throw new PhaseFailedException(
              Problem.of(
                      FailureCode.MISSING_REQUIRED_DATA,
                      "the review is not complete enough for this report: "
                          + blocked.reasons().size()
                          + " reasons")
                  .with("reasons", blocked.reasons())
                  .at(Phase.SEAL.wireName()));
    };
  }

  /**
   * Makes the document from the sealed review and stores it: the report becomes visible.
   *
   * @param sealedNow the review, where this worker has just sealed it; else it is read from the
   *     snapshot
   */
  void make(HeldJob held, Optional<ProjectReview> sealedNow, Deadline deadline) {
    deadline.begin(Phase.RENDER);
    Instant began = clock.instant();
    Job job = held.note(began, running -> running.enter(began, Phase.RENDER));
    ProjectReview review = sealedNow.orElseGet(() -> sealed(job));
    var warnings = new ArrayList<String>();
    warnings.addAll(judged(offer(job.accepted().request().type(), Phase.RENDER), review));
    Rendering.Rendered rendered = rendered(job, review);
    warnings.addAll(rendered.warnings());
    deadline.end();
    byte[] file =
        switch (job.accepted().request().options().format()) {
          case DOCX -> rendered.document();
          case PDF -> converted(held, rendered, deadline);
        };
    store(held, review, rendered, file, warnings, deadline);
  }

  private byte[] converted(HeldJob held, Rendering.Rendered rendered, Deadline deadline) {
    Duration limit = deadline.begin(Phase.CONVERT);
    Instant began = clock.instant();
    // It may take minutes: whoever looks at the job sees at once what it waits for.
    held.update(running -> running.enter(began, Phase.CONVERT));
    Conversion conversion = ports.pdfs().convert(rendered.document(), limit);
    deadline.end();
    if (!deadline.left().isPositive()) {
      throw new PhaseFailedException(deadline.totalUsedUp().at(Phase.CONVERT.wireName()));
    }
    return switch (conversion) {
      case Conversion.Converted converted -> converted.pdf();
      case Conversion.Unconvertible unconvertible ->
          throw new PhaseFailedException(
              Problem.of(
                      FailureCode.GENERATION_ERROR,
                      "the document was made, but no PDF of it: " + unconvertible.reason())
                  .hinting("Ask for docx; the operator's log says what the converter met.")
                  .at(Phase.CONVERT.wireName()));
    };
  }

  private ProjectReview sealed(Job job) {
    if (!(job.material() instanceof Material.Snapshot snapshot)) {
      throw new IllegalStateException("job " + job.id() + " is not sealed");
    }
    Blob blob = find(snapshot);
    if (!blob.sha256().equals(snapshot.sha256())) {
      throw unstored(Phase.RENDER, "the sealed snapshot was altered in the store");
    }
    return ports.snapshots().decode(blob.bytes());
  }

  private Blob find(Material.Snapshot snapshot) {
    try {
      return ports
          .blobs()
          .find(snapshot.key())
          .orElseThrow(() -> unstored(Phase.RENDER, "the sealed snapshot is not in the store"));
    } catch (PortUnavailableException e) {
      LOG.atError().setCause(e).log("a snapshot cannot be read");
      throw unstored(Phase.RENDER, "the store for reports and snapshots does not answer");
    }
  }

  private void put(Phase phase, ReportType type, BlobKey key, Blob blob) {
    try {
      ports.blobs().put(key, blob);
      observing.tell(new Uploaded(type, blob.sizeBytes()));
    } catch (PortUnavailableException e) {
      observing.tell(new UploadFailed(type));
      LOG.atError().setCause(e).addKeyValue("key", key).log("a blob cannot be stored");
      throw unstored(phase, "the store for reports and snapshots took nothing");
    }
  }

  private static PhaseFailedException unstored(Phase phase, String message) {
    return new PhaseFailedException(
        Problem.of(FailureCode.S3_UPLOAD_ERROR, message).at(phase.wireName()));
  }

  private ReportRenderer.Offer offer(ReportType type, Phase phase) {
    return ports.renderer().offers().stream()
        .filter(offer -> offer.type().equals(type))
        .findFirst()
        .orElseThrow(() ->
            new PhaseFailedException(
                Problem.of(
                        FailureCode.INVALID_REPORT_TYPE,
                        "report type " + type + " is not offered any more")
                    .at(phase.wireName())));
  }

  private static List<String> judged(ReportRenderer.Offer offer, ProjectReview review) {
    Completeness completeness = Completeness.of(offer.fields(), review);
    completeness
        .problem()
        .ifPresent(problem -> {
          throw new PhaseFailedException(problem.at(Phase.RENDER.wireName()));
        });
    return completeness.warnings();
  }

  private Rendering.Rendered rendered(Job job, ProjectReview review) {
    return switch (ports.renderer().render(job.accepted().request().type(), review)) {
      case Rendering.Rendered rendered -> rendered;
      case Rendering.Faulty faulty ->
          throw new PhaseFailedException(faulty.problem().at(Phase.RENDER.wireName()));
    };
  }

  private void store(
      HeldJob held,
      ProjectReview review,
      Rendering.Rendered rendered,
      byte[] bytes,
      List<String> warnings,
      Deadline deadline) {
    deadline.begin(Phase.STORE);
    Instant began = clock.instant();
    Job job = held.note(began, running -> running.enter(began, Phase.STORE));
    ReportFormat format = job.accepted().request().options().format();
    String fileName = format.nameOf(rendered.fileName());
    var blob = new Blob(bytes, format.contentType(), fileName);
    BlobKey key = BlobKeys.report(job, began);
    put(Phase.STORE, job.accepted().request().type(), key, blob);
    deadline.end();
    var file =
        new ReportFile(
            key,
            fileName,
            format,
            blob.sizeBytes(),
            blob.sha256(),
            rendered.template(),
            facts(review));
    Instant now = clock.instant();
    held.update(running -> running.complete(now, file, warnings));
  }

  private static ReportFile.Facts facts(ProjectReview review) {
    return new ReportFile.Facts(
        review.generatedAt(),
        review.fields().text("project.recipient_name"),
        review.fields().text("project.review_type"),
        (int) review.deficiencies().count(),
        review.assessments().size());
  }
}
